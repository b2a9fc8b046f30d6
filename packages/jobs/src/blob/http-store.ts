import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { BlobError, blobErrorOf } from './blob-error.js';
import type { BlobStore, HttpLocation, ReadOptions } from './blob.js';
import { bounded } from './bounded.js';
import type { Guard } from './guard.js';

const answerWithinMs = 60_000;

/** Whatever answers a GET. Redirects are not followed: the next address was never looked at. */
export class HttpStore implements BlobStore<HttpLocation> {
  constructor(private readonly guard: Guard) {}

  check({ url }: HttpLocation): void {
    this.guard.admit(url.trim());
  }

  async read({ url }: HttpLocation, options: ReadOptions): Promise<Readable> {
    const what = 'The input';
    const address = this.guard.admit(url.trim());
    try {
      const answer = await this.#get(address, options.signal);
      if (answer.statusCode !== 200) {
        answer.destroy();
        const { statusCode } = answer;
        if (statusCode !== undefined && statusCode >= 300 && statusCode < 400)
          throw new BlobError('forbidden', `${what}: it redirects (${statusCode}), and redirects are not followed.`);
        throw Object.assign(new Error('No 200'), { statusCode });
      }
      return bounded(answer, answer.headers['content-encoding'], what, options);
    } catch (error) {
      if (options.signal?.aborted) throw options.signal.reason;
      throw blobErrorOf(error, what);
    }
  }

  async write(): Promise<never> {
    throw new BlobError('invalid', 'Nothing is written to a plain URL: name a blob of Azure or S3.');
  }

  #get(url: URL, signal: AbortSignal | undefined): Promise<IncomingMessage> {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    return new Promise((resolve, reject) => {
      const options = { agent: this.guard.agentFor(url), timeout: answerWithinMs, headers: { 'accept-encoding': 'gzip, identity' } };
      const sent = send(url, signal === undefined ? options : { ...options, signal }, resolve);
      sent.once('timeout', () => sent.destroy(Object.assign(new Error('No answer'), { code: 'ETIMEDOUT' })));
      sent.once('error', reject);
      sent.end();
    });
  }
}
