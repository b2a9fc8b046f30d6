import type { Connection } from './connection.js';
import { ConnectionError, UnexpectedAnswer } from './error.js';
import type { Part } from './part.js';
import { isSkipped, type ItemResult } from './result.js';

export interface AnswerOptions {
  readonly isStreamed: boolean;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Posts a part and gives its results as they come, each with the id and position that its item has in the whole batch: in request order, or,
 * where the server streams, as they end. Exactly one per item, or it throws.
 */
export async function* answerTo(part: Part, connection: Connection, options: AnswerOptions): AsyncGenerator<ItemResult[], void, undefined> {
  const { isStreamed, ...rest } = options;
  const accept = isStreamed ? 'application/x-ndjson, application/json;q=0.9' : 'application/json';
  const reader = new ResultReader(part);
  for await (const value of connection.values({ method: 'POST', path: connection.batchPath, accept, body: part.body, ...rest })) {
    // One JSON answer has all results; of a stream each line is one, and the last the summary.
    const { responses } = value as { responses?: unknown };
    if (Array.isArray(responses)) {
      yield responses.map((result) => reader.read(result));
      reader.hasEnded = true;
    } else if (typeof value === 'object' && value !== null && 'summary' in value) {
      reader.hasEnded = true;
    } else {
      yield [reader.read(value)];
    }
  }
  reader.end();
}

class ResultReader {
  hasEnded = false;
  private readonly seen = new Set<number>();

  constructor(private readonly part: Part) {}

  read(value: unknown): ItemResult {
    const { sent } = this.part;
    const result = value as ItemResult | null;
    const entry = typeof result === 'object' ? sent[result?.index ?? -1] : undefined;
    if (!result || !entry || result.id !== entry.id || !(result.status >= 200 && result.status <= 599)) {
      throw new UnexpectedAnswer(`The answer holds something that is no result of the ${sent.length} items sent.`);
    }
    if (this.seen.has(result.index)) throw new UnexpectedAnswer(`The answer has two results for the item sent at ${result.index}.`);
    this.seen.add(result.index);
    return {
      ...result,
      index: entry.index,
      ...(entry.index !== result.index && isSkipped(result) ? { body: this.located(result.body) } : {}),
    };
  }

  end(): void {
    const missing = this.part.sent.length - this.seen.size;
    if (missing === 0) return;
    const what = `${missing} of ${this.part.sent.length} items have no result`;
    throw this.hasEnded ? new UnexpectedAnswer(`The answer is not complete: ${what}.`) : new ConnectionError('the server', new Error(what));
  }

  /** The problem of a skipped item names the one that failed, by its position in the part. */
  private located(body: unknown): unknown {
    const { item } = body as { item?: { id: string; index: number } };
    const entry = item === undefined ? undefined : this.part.sent[item.index];
    return entry === undefined ? body : { ...(body as object), item: { id: entry.id, index: entry.index } };
  }
}
