import type { Connection } from './connection.js';
import { UnexpectedAnswer, type BatchRefused } from './error.js';
import type { BatchCapabilities } from './gen/models/index.js';
import { KnownLimits } from './limits.js';
import type { Part } from './part.js';

/** The server as one client knows it: shared by all its batches. */
export class Server {
  readonly limits = new KnownLimits();
  private hasAsked = false;

  constructor(readonly connection: Connection) {}

  /** Asks the server, and goes by its limits from then on. */
  async capabilities(signal?: AbortSignal): Promise<BatchCapabilities> {
    const path = `${this.connection.batchPath}/capabilities`;
    const exchange = { method: 'GET', path, accept: 'application/json', timeoutMs: 30_000, signal } as const;
    for await (const value of this.connection.values(exchange)) {
      if (typeof value !== 'object' || value === null) break;
      this.hasAsked = true;
      this.limits.state(value as BatchCapabilities);
      return value as BatchCapabilities;
    }
    throw new UnexpectedAnswer('What the server answered about its capabilities is no object.');
  }

  /**
   * Asks for the limits where a wasted request would cost more than asking: before the first large part. Small batches are sent at once, and
   * a server with lower limits refuses those unread.
   *
   * @returns whether it asked, so that the part has to be cut again
   */
  async askBefore(part: Part, signal: AbortSignal | undefined): Promise<boolean> {
    if (this.hasAsked || (part.sent.length <= 1000 && part.bodyBytes <= 1024 * 1024)) return false;
    await this.askOnce(signal);
    return true;
  }

  /**
   * A part was refused with 413: lowers the limits until they exclude it. What the server states comes first; half of what was sent when it
   * states more than it takes, as behind a proxy with a limit of its own.
   */
  async shrink(part: Part, { problem }: BatchRefused, signal: AbortSignal | undefined): Promise<void> {
    await this.askOnce(signal);
    const { limits } = this;
    if (part.sent.length > limits.maxItems || part.bodyBytes > limits.maxBodyBytes) return;
    if (problem.code === 'too-many-items') limits.maxItems = Math.ceil(part.sent.length / 2);
    else limits.maxBodyBytes = Math.ceil(part.bodyBytes / 2);
  }

  /** A server that does not say is not asked again: its refusals will tell. */
  private async askOnce(signal: AbortSignal | undefined): Promise<void> {
    if (this.hasAsked) return;
    this.hasAsked = true;
    try {
      await this.capabilities(signal);
    } catch {
      signal?.throwIfAborted();
    }
  }
}
