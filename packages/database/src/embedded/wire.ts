// The few parts of PostgreSQL's wire protocol that are needed here: https://www.postgresql.org/docs/current/protocol-message-formats.html

const code = (letter: string) => letter.charCodeAt(0);

/** The types of messages that a client sends. */
export const query = code('Q');
export const sync = code('S');
export const terminate = code('X');

/** The answer to a client's startup message: AuthenticationOk, then ReadyForQuery outside a transaction. */
export const welcome = Uint8Array.of(code('R'), 0, 0, 0, 8, 0, 0, 0, 0, code('Z'), 0, 0, 0, 5, code('I'));

/** The type of the last message in `bytes`, which are whole messages: a byte of type, four of length (which count themselves). */
export function lastMessage(bytes: Buffer): number | undefined {
  let at = 0;
  let type: number | undefined;
  while (at < bytes.length) {
    type = bytes[at];
    at += 1 + bytes.readUInt32BE(at + 1);
  }
  return type;
}

/** ReadyForQuery, the last message of every answer, ends in the transaction's state: I none, T open, E failed. */
export function inTransaction(answer: Uint8Array): boolean {
  return answer.at(-1) !== code('I');
}

export function queryMessage(text: string): Uint8Array {
  const body = Buffer.from(`${text}\0`);
  const head = Buffer.alloc(5);
  head[0] = query;
  head.writeUInt32BE(4 + body.length, 1);
  return concat([head, body]);
}

/** Not Buffer.concat: a small Buffer lies in a pool of many, and the whole pool would be copied to the other thread with it. */
export function concat(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
