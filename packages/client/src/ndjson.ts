/** The JSON values of an NDJSON body, as they arrive. Blank lines are heartbeats and give nothing; `onBytes` is told of them too. */
export async function* ndjson(body: ReadableStream<Uint8Array>, onBytes: () => void): AsyncGenerator<unknown, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let line = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      onBytes();
      const parts = decoder.decode(value, { stream: true }).split('\n');
      for (const part of parts.slice(0, -1)) {
        const text = line + part;
        line = '';
        if (text.trim() !== '') yield JSON.parse(text);
      }
      line += parts.at(-1)!;
    }
    line += decoder.decode();
    if (line.trim() !== '') yield JSON.parse(line);
  } finally {
    // A consumer that stops early ends the request: nobody reads the rest.
    await reader.cancel().catch(() => undefined);
  }
}
