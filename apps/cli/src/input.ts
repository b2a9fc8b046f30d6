import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { InputFault } from './fault.js';

/** A file of items, as it was read so far. */
export type Input =
  /** One JSON document: the whole envelope. */
  | { readonly kind: 'envelope'; readonly envelope: Readonly<Record<string, unknown>> & { readonly requests: readonly unknown[] } }
  /** NDJSON: the options of its first line, or none, and the lines of the items as they stand. */
  | { readonly kind: 'lines'; readonly options: Readonly<Record<string, unknown>>; readonly items: AsyncIterable<string> };

/** Opens a file, `-` for standard input. Which of the two it is, its first line tells. */
export async function openInput(file: string): Promise<Input> {
  const lines = linesOf(file);
  let first = await next(lines, file);
  while (first?.trim() === '') first = await next(lines, file);
  if (first === undefined) throw new InputFault(`${name(file)} is empty.`);
  const value = parsed(first);
  if (value === undefined || Array.isArray((value as { requests?: unknown }).requests)) return envelopeOf(file, first, lines);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InputFault(`${name(file)}: line 1 is no object, and so neither options nor an item.`);
  const isItem = 'operationId' in value || 'method' in value;
  return {
    kind: 'lines',
    options: isItem ? {} : (value as Record<string, unknown>),
    items: items(isItem ? first : undefined, lines, file),
  };
}

async function envelopeOf(file: string, first: string, lines: AsyncIterator<string>): Promise<Input> {
  const all = [first];
  for (let line = await next(lines, file); line !== undefined; line = await next(lines, file)) all.push(line);
  const text = all.join('\n');
  let envelope: unknown;
  try {
    envelope = JSON.parse(text);
  } catch (error) {
    throw new InputFault(`${name(file)} is neither JSON nor NDJSON: ${(error as Error).message}`);
  }
  if (typeof envelope !== 'object' || envelope === null || !Array.isArray((envelope as { requests?: unknown }).requests))
    throw new InputFault(`${name(file)} is no batch: a JSON file holds {"requests":[…]}, an NDJSON file one item per line.`);
  return { kind: 'envelope', envelope: envelope as { requests: unknown[] } };
}

async function* items(first: string | undefined, lines: AsyncIterator<string>, file: string): AsyncGenerator<string> {
  if (first !== undefined) yield first;
  for (let line = await next(lines, file); line !== undefined; line = await next(lines, file)) yield line;
}

function linesOf(file: string): AsyncIterator<string> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  const lines = createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]();
  // readline does not hand errors of its input on.
  const failure = once(input, 'error').then(([error]) => Promise.reject(error as Error));
  failure.catch(() => undefined);
  return { next: () => Promise.race([failure, lines.next()]) };
}

async function next(lines: AsyncIterator<string>, file: string): Promise<string | undefined> {
  try {
    const { done, value } = await lines.next();
    return done === true ? undefined : value;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'you may not read it' }[code ?? ''];
    throw new InputFault(`${name(file)} cannot be read: ${why ?? (error as Error).message}.`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function name(file: string): string {
  return file === '-' ? 'Standard input' : file;
}
