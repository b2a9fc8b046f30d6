import { Readable } from 'node:stream';
import type { Problem } from '@sheaf/core';
import {
  type AzureCall,
  catalogCall,
  ImportReport,
  isAdded,
  type LineFault,
  type UsageEvent,
  usageCall,
  usageEvent,
} from '@sheaf/dialects';
import type { Account } from '../../account/account.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { Scope } from '../../catalogue/scope.js';
import { linesOf } from '../../jobs/upload.js';
import type { Rebuild } from '../../recommendation/rebuild.js';
import { AzureError, faultOf, noModel } from './azure-error.js';
import type { Native, NativeAnswer } from './native.js';
import { importOf, keyOf } from './usage-import.js';
import type { UsageFiles } from './usage-files.js';

/** Lines that are imported at a time: one statement's worth of items (packages/database/README.md). */
const linesAtATime = 1000;
const maxLineBytes = 64 * 1024;
/** Of a file whose upload did not come to its end. */
const brokenOff =
  'The upload broke off. What is counted here is imported. Upload the file again, which imports no line twice, or delete it with all that it imported.';

/** A line that was read. */
interface Line<Read> {
  readonly number: number;
  readonly read: Read;
}

/** Imports files, some lines at a time, and holds no more of them in memory. */
export class Uploads {
  constructor(
    private readonly native: Native,
    private readonly files: UsageFiles,
    private readonly catalogue: Catalogue,
    private readonly rebuild: Rebuild,
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

  /** What breaks off keeps what it has imported by then, and the file's report says how far it came. */
  async usage(account: Account, modelId: string, name: string, content: AsyncIterable<Buffer>): Promise<object> {
    const owner = { accountId: account.id, modelId };
    const fileId = await this.files.begin(owner, name);
    const report = new ImportReport();
    try {
      for await (const lines of readLines(this.files.keep(fileId, content), report, usageEvent))
        await this.#importUsage(modelId, lines, report);
    } catch (error) {
      await this.files.end(fileId, { ...report.present(), message: brokenOff }).catch(() => undefined);
      throw error;
    }
    const stats = report.present();
    await this.files.end(fileId, stats);
    return { ...stats, fileId };
  }

  async #importUsage(modelId: string, lines: readonly Line<UsageEvent>[], report: ImportReport): Promise<void> {
    const imported = await this.catalogue.interactions.all.import(scopeOf(modelId), importOf(lines.map(({ read }) => read)));
    if (imported === undefined) throw noModel();
    this.rebuild.noteChanges(modelId, imported.changes);
    for (const { number, read } of lines) {
      if (isAdded(read) && !imported.items.has(read.itemId)) report.refused(number, noItem);
      else report.imported();
    }
  }

  /** Stores what users did; users that nobody has heard of are made. One answer per event. */
  async events(account: Account, modelId: string, events: readonly UsageEvent[]): Promise<NativeAnswer[]> {
    const userIds = [...new Set(events.map(({ userId }) => userId))];
    await this.native.all(
      account,
      modelId,
      userIds.map((userId) => ({ operationId: 'putUser', parameters: { userId }, headers: { 'if-none-match': '*' }, body: {} })),
    );
    const answers = await this.native.all(account, modelId, events.map(usageCall));
    return answers.map((answer, at) => (isDone(events[at]!, answer) ? { status: 200, body: undefined } : answer));
  }

  /** Removes what a file imported, and the file. */
  async removeUsage(account: Account, modelId: string, fileId: string): Promise<void> {
    for await (const lines of readLines(this.files.content(fileId), new ImportReport(), usageEvent)) {
      const added = lines.map(({ read }) => read).filter(isAdded);
      this.rebuild.noteChanges(modelId, await this.catalogue.interactions.all.delete(scopeOf(modelId), added.map(keyOf)));
    }
    await this.files.delete({ accountId: account.id, modelId }, fileId);
  }

  /** Removes all that users did, whoever stored it, and all files; users and items stay. */
  async removeAllUsage(account: Account, modelId: string): Promise<void> {
    this.rebuild.noteChanges(modelId, await this.catalogue.interactions.all.clear(scopeOf(modelId)));
    await this.files.deleteAll({ accountId: account.id, modelId });
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

/** Whoever hangs up ends the upload, not the statement that runs. */
function scopeOf(catalogueId: string): Scope {
  return { catalogueId, abort: undefined };
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

const noItem: LineFault = { errorCode: 'ItemNotInCatalog', detail: 'The catalog has no such item.' };

/** Twice the same is there once, and what is taken back need not have been there. */
function isDone({ event }: UsageEvent, { status }: NativeAnswer): boolean {
  return status < 400 || status === 409 || (event === 'RemoveShopCart' && status === 404);
}

/** What the server could not do ends the upload; what a line asked for that cannot be is that line's. */
function tell(report: ImportReport, line: number, answer: NativeAnswer): void {
  if (answer.status < 400) return report.imported();
  failOn([answer], [400, 404, 409, 413, 422]);
  const { code, message } = faultOf(answer.body as Problem);
  report.refused(line, answer.status === 404 ? noItem : { errorCode: code, detail: message });
}

function failOn(answers: readonly NativeAnswer[], except: readonly number[]): void {
  const failed = answers.find(({ status }) => status >= 400 && !except.includes(status));
  if (failed !== undefined) throw new AzureError(faultOf(failed.body as Problem));
}
