import { Readable } from 'node:stream';
import type { Problem } from '@sheaf/core';
import {
  type AzureCall,
  catalogCall,
  ImportReport,
  type LineFault,
  type UsageEvent,
  usageCall,
  usageEvent,
  usageRemoval,
} from '@sheaf/dialects';
import type { Account } from '../../account/account.js';
import { linesOf } from '../../jobs/upload.js';
import { AzureError, faultOf } from './azure-error.js';
import type { Native, NativeAnswer } from './native.js';
import type { UsageFiles } from './usage-files.js';

/** Lines that are imported at a time: one statement's worth of items (packages/database/README.md). */
const linesAtATime = 1000;
const maxLineBytes = 64 * 1024;
/** Users known to be there, so that each is made once per file, not once per line. */
const maxKnownUsers = 200_000;

/** A line that was read. */
interface Line<Read> {
  readonly number: number;
  readonly read: Read;
}

/** Imports files line by line as native batches, and holds one batch of them in memory. */
export class Uploads {
  constructor(
    private readonly native: Native,
    private readonly files: UsageFiles,
  ) {}

  async catalog(account: Account, modelId: string, content: AsyncIterable<Buffer>): Promise<object> {
    const report = new ImportReport();
    for await (const lines of readLines(content, report, catalogCall)) {
      const answers = await this.native.all(
        account,
        modelId,
        lines.map(({ read }) => read),
      );
      for (const [at, answer] of answers.entries()) tell(report, lines[at]!.number, answer);
    }
    return report.present();
  }

  async usage(account: Account, modelId: string, name: string, content: AsyncIterable<Buffer>): Promise<object> {
    const owner = { accountId: account.id, modelId };
    const fileId = await this.files.begin(owner, name);
    const report = new ImportReport();
    const users = new Set<string>();
    for await (const lines of readLines(this.files.keep(fileId, content), report, usageEvent)) {
      const answers = await this.events(
        account,
        modelId,
        lines.map(({ read }) => read),
        users,
      );
      for (const [at, answer] of answers.entries()) tell(report, lines[at]!.number, answer);
    }
    const stats = report.present();
    await this.files.end(fileId, stats);
    return { ...stats, fileId };
  }

  /** Stores what users did; users that nobody has heard of are made. One answer per event; `users`: those that are known to be there, which it adds to. */
  async events(account: Account, modelId: string, events: readonly UsageEvent[], users = new Set<string>()): Promise<NativeAnswer[]> {
    if (users.size > maxKnownUsers) users.clear();
    const unknown = [...new Set(events.map(({ userId }) => userId))].filter((userId) => !users.has(userId));
    await this.native.all(
      account,
      modelId,
      unknown.map((userId) => ({ operationId: 'putUser', parameters: { userId }, headers: { 'if-none-match': '*' }, body: {} })),
    );
    for (const userId of unknown) users.add(userId);
    const answers = await this.native.all(account, modelId, events.map(usageCall));
    return answers.map((answer, at) => (isDone(events[at]!, answer) ? { status: 200, body: undefined } : answer));
  }

  /** Removes what a file imported, and the file. */
  async removeUsage(account: Account, modelId: string, fileId: string): Promise<void> {
    for await (const lines of readLines(this.files.content(fileId), new ImportReport(), usageEvent)) {
      const removals = lines.flatMap(({ read }) => usageRemoval(read) ?? []);
      failOn(await this.native.all(account, modelId, removals), [404]);
    }
    await this.files.delete({ accountId: account.id, modelId }, fileId);
  }

  /** Removes all that users did, whoever stored it, and all files; users and items stay. */
  async removeAllUsage(account: Account, modelId: string): Promise<void> {
    for await (const users of this.#pages<{ userId: string }>(account, modelId, 'listUsers', 'users')) {
      for (const { userId } of users) {
        const mine = { operationId: 'listUserInteractions', parameters: { userId, limit: linesAtATime } };
        for (;;) {
          const page = await this.native.one<{ interactions: { itemId: string; type: string }[] }>(account, modelId, mine, [404]);
          const found = page?.interactions ?? [];
          if (found.length === 0) break;
          const kinds = new Map(found.map(({ itemId, type }) => [`${type} ${itemId}`, { userId, itemId, type }]));
          const removals = Array.from(kinds.values(), (parameters) => ({ operationId: 'deleteInteractions', parameters }));
          failOn(await this.native.all(account, modelId, removals), [404]);
        }
      }
    }
    const owner = { accountId: account.id, modelId };
    for (const { id } of await this.files.list(owner)) await this.files.delete(owner, id);
  }

  /** Removes items, with what users did with them; how many there were. */
  async removeItems(account: Account, modelId: string, itemIds: readonly string[] | 'all'): Promise<number> {
    let removed = 0;
    const remove = async (ids: readonly string[]) => {
      const answers = await this.native.all(
        account,
        modelId,
        ids.map((itemId) => ({ operationId: 'deleteItem', parameters: { itemId } })),
      );
      failOn(answers, [404]);
      removed += answers.filter(({ status }) => status < 400).length;
    };
    if (itemIds === 'all') {
      for await (const items of this.#pages<{ itemId: string }>(account, modelId, 'listItems', 'items'))
        await remove(items.map(({ itemId }) => itemId));
    } else {
      for (let at = 0; at < itemIds.length; at += linesAtATime) await remove(itemIds.slice(at, at + linesAtATime));
    }
    return removed;
  }

  async *#pages<Entry>(account: Account, modelId: string, operationId: string, member: string): AsyncGenerator<Entry[]> {
    for (let cursor: string | undefined; ;) {
      const parameters = { limit: linesAtATime, ...(cursor === undefined ? undefined : { cursor }) };
      const page = (await this.native.one<Record<string, unknown>>(account, modelId, { operationId, parameters } satisfies AzureCall))!;
      yield page[member] as Entry[];
      cursor = page['nextCursor'] as string | undefined;
      if (cursor === undefined) return;
    }
  }
}

async function* readLines<Read extends object>(
  content: AsyncIterable<Buffer>,
  report: ImportReport,
  read: (line: Buffer, isFirst: boolean) => Read | LineFault,
): AsyncGenerator<Line<Read>[]> {
  let lines: Line<Read>[] = [];
  for await (const { number, bytes } of linesOf(Readable.from(content, { objectMode: false }), maxLineBytes)) {
    const line = bytes === undefined ? tooLong : read(bytes, number === 1);
    if ('errorCode' in line) report.refused(number, line as LineFault);
    else lines.push({ number, read: line });
    if (lines.length < linesAtATime) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}

const tooLong: LineFault = { errorCode: 'LineTooLong', detail: `A line has at most ${maxLineBytes} bytes.` };

/** Twice the same is there once, and what is taken back need not have been there. */
function isDone({ event }: UsageEvent, { status }: NativeAnswer): boolean {
  return status < 400 || status === 409 || (event === 'RemoveShopCart' && status === 404);
}

/** What the server could not do ends the upload; what a line asked for that cannot be is that line's. */
function tell(report: ImportReport, line: number, answer: NativeAnswer): void {
  if (answer.status < 400) return report.imported();
  failOn([answer], [400, 404, 409, 413, 422]);
  const { code, message } = faultOf(answer.body as Problem);
  report.refused(
    line,
    answer.status === 404
      ? { errorCode: 'ItemNotInCatalog', detail: 'The catalog has no such item.' }
      : { errorCode: code, detail: message },
  );
}

function failOn(answers: readonly NativeAnswer[], except: readonly number[]): void {
  const failed = answers.find(({ status }) => status >= 400 && !except.includes(status));
  if (failed !== undefined) throw new AzureError(faultOf(failed.body as Problem));
}
