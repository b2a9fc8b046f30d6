import assert from 'node:assert/strict';

/** What a program of the document does with the service, by plain HTTP. */
export class Service {
  readonly #baseUrl: string;
  readonly #key: string | undefined;

  constructor(baseUrl: string, key: string | undefined) {
    this.#baseUrl = baseUrl;
    this.#key = key;
  }

  async send(method: string, path: string, body?: object | string | Buffer | AsyncIterable<Buffer>): Promise<Response> {
    const isJson = body?.constructor === Object;
    const init: RequestInit & { duplex?: 'half' } = {
      method,
      headers: {
        ...(this.#key === undefined ? {} : { 'Ocp-Apim-Subscription-Key': this.#key }),
        ...(body === undefined ? {} : { 'content-type': isJson ? 'application/json' : 'application/octet-stream' }),
      },
      ...(body === undefined ? {} : { body: (isJson ? JSON.stringify(body) : body) as unknown as BodyInit, duplex: 'half' }),
    };
    return fetch(path.startsWith('http') ? path : `${this.#baseUrl}/recommendations/v4.0${path}`, init);
  }

  /** The JSON of an answer with this status. */
  async expect<Answer = any>(
    status: number,
    method: string,
    path: string,
    body?: object | string | Buffer | AsyncIterable<Buffer>,
  ): Promise<Answer> {
    const response = await this.send(method, path, body);
    const text = await response.text();
    assert.equal(response.status, status, `${method} ${path}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }

  /** Polls an operation as the document says, until it has ended. */
  async ended(operationLocation: string): Promise<any> {
    // Features have limits of their own; this one only ends what would never end. The largest batch takes a minute where many share the machine.
    const endMs = performance.now() + 240_000;
    for (;;) {
      const operation = await this.expect(200, 'GET', operationLocation);
      if (['Succeeded', 'Failed', 'Cancelled'].includes(operation.status)) return operation;
      assert.ok(performance.now() < endMs, `still ${JSON.stringify(operation)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** A model with the catalog and usage of a small shop, and a build of it that has succeeded. */
  async shop(): Promise<{ modelId: string; buildId: number }> {
    const { id: modelId } = await this.expect(201, 'POST', '/models', { modelName: 'shop', description: 'A small shop' });
    await this.expect(200, 'POST', `/models/${modelId}/catalog?catalogDisplayName=shop`, catalog);
    await this.expect(200, 'POST', `/models/${modelId}/usage?usageDisplayName=shop`, usage());
    const started = await this.send('POST', `/models/${modelId}/builds`, { description: 'First', buildType: 'recommendation' });
    assert.equal(started.status, 202);
    const { buildId } = (await started.json()) as { buildId: number };
    assert.equal((await this.ended(started.headers.get('operation-location')!)).status, 'Succeeded');
    return { modelId, buildId };
  }
}

const phones = ['C9F-00163', 'C9F-00172', 'C9F-00171', 'C9F-00170', 'F34-03453'];
const computers = ['DAF-00500', 'P3T-00003', 'F5U-00011', 'G5Y-00001', 'FKF-00689', 'D16-3244', 'F43-01467'];

/** Two kinds of things; ids of the document, with a name that needs quotes and one that has features. */
export const catalog = [
  ...phones.map((id, n) => `${id},Shell ${n} for Lumia,Accessories`),
  ...computers.map((id, n) => `${id},"Adapter, ${n} of 7",Office,For the desk,color=black,ports=${n}`),
  'LONELY,Nobody bought this,Office',
].join('\n');

/** 90 people who buy things of one kind, never all of them. */
export function usage(): string {
  const lines: string[] = [];
  for (let user = 0; user < 90; user += 1) {
    const kind = user % 2 === 0 ? phones : computers;
    for (const [at, item] of kind.entries())
      if ((user * 7 + at * 3) % 4 !== 0)
        lines.push(
          `user-${user},${item},2016/06/${String(1 + (user % 28)).padStart(2, '0')}T10:00:${String(at).padStart(2, '0')}, Purchase`,
        );
  }
  return lines.join('\r\n');
}
