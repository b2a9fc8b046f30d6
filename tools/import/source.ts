// MovieLens files as rows, read as a stream: a folder of any size needs the memory of one batch.
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';

export interface Movie {
  readonly itemId: string;
  readonly title: string;
  readonly year?: number;
  readonly genres: readonly string[];
}

export interface Rating {
  readonly userId: string;
  readonly itemId: string;
  readonly rating: number;
  /** RFC 3339. */
  readonly timestamp: string;
}

/** What is wrong with the folder or a line of its files, in words for the person who named it. */
export class MovieLensError extends Error {}

export async function* movies(folder: string): AsyncGenerator<Movie> {
  for await (const { row, line } of rows(folder, 'movies.csv', ['movieId', 'title', 'genres'])) {
    const dated = /^(.*?)\s*\((\d{4})\)\s*$/.exec(row['title'] as string);
    const genres = row['genres'] as string;
    yield {
      itemId: id(row['movieId'], 'movies.csv', line),
      title: (dated?.[1] ?? row['title'] ?? '').trim(),
      ...(dated === null ? {} : { year: Number(dated[2]) }),
      genres: genres === '(no genres listed)' || genres === '' ? [] : genres.split('|'),
    };
  }
}

export async function* ratings(folder: string): AsyncGenerator<Rating> {
  for await (const { row, line } of rows(folder, 'ratings.csv', ['userId', 'movieId', 'rating', 'timestamp'])) {
    yield {
      userId: id(row['userId'], 'ratings.csv', line),
      itemId: id(row['movieId'], 'ratings.csv', line),
      rating: number(row['rating'], 'rating', line),
      timestamp: new Date(number(row['timestamp'], 'timestamp', line) * 1000).toISOString(),
    };
  }
}

/** The users that rated, in the order of their first rating. */
export async function* users(folder: string): AsyncGenerator<{ userId: string }> {
  const seen = new Set<string>();
  for await (const { userId } of ratings(folder)) {
    if (seen.has(userId)) continue;
    seen.add(userId);
    yield { userId };
  }
}

async function* rows(
  folder: string,
  file: string,
  columns: readonly string[],
): AsyncGenerator<{ row: Record<string, string>; line: number }> {
  const path = join(folder, file);
  if (!existsSync(path)) throw new MovieLensError(`${path} does not exist: name a folder with movies.csv and ratings.csv.`);
  const parser = createReadStream(path).pipe(
    parse({ columns: (header: string[]) => checked(header, columns, file), info: true, bom: true }),
  );
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: Record<string, string>; info: { lines: number } }>)
      yield { row: record, line: info.lines };
  } catch (error) {
    throw error instanceof MovieLensError ? error : new MovieLensError(`${file}: ${(error as Error).message}`);
  }
}

function checked(header: string[], columns: readonly string[], file: string): string[] {
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new MovieLensError(`${file} has no column ${missing.join(', ')}.`);
  return header;
}

function id(text: string | undefined, file: string, line: number): string {
  if (text === undefined || !/^[A-Za-z0-9_\-:@.]{1,128}$/.test(text))
    throw new MovieLensError(`${file}, line ${line}: an id is 1 to 128 letters, digits and _-:@.`);
  return text;
}

function number(text: string | undefined, column: string, line: number): number {
  const value = Number(text);
  if (text === undefined || text === '' || !Number.isFinite(value))
    throw new MovieLensError(`ratings.csv, line ${line}: ${column} is not a number.`);
  return value;
}
