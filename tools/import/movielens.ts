// npm run import:movielens -- <folder>: loads a MovieLens folder (movies.csv, ratings.csv) into a running server, through batches.
import { Command, InvalidArgumentError } from 'commander';
import { createSheaf } from '@sheaf/client';
import { importMovieLens } from './load.ts';
import { MovieLensError } from './source.ts';
import { progressOn } from './progress.ts';

const integer =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < min || value > max)
      throw new InvalidArgumentError(`must be a whole number from ${min} to ${max}`);
    return value;
  };

const address = (text: string): string => {
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    throw new InvalidArgumentError('must be an address such as http://127.0.0.1:3000');
  return text.replace(/\/+$/, '');
};

const program = new Command('import:movielens')
  .description(
    'Loads a MovieLens folder (movies.csv, ratings.csv) into a running Sheaf server, in batches. Run again, it adds only what is missing.',
  )
  .argument('<folder>', 'folder with movies.csv and ratings.csv')
  .option('--url <url>', 'the server', address, 'http://127.0.0.1:3000')
  .option('--token <token>', "an account's token", process.env['SHEAF_TOKEN'] ?? 'demo-token')
  .option('--batch-size <items>', 'items per batch', integer(1, 10_000), 1000)
  .parse();

const { url, token, batchSize } = program.opts<{ url: string; token: string; batchSize: number }>();
const progress = progressOn(process.stderr);
try {
  const summary = await importMovieLens(createSheaf({ baseUrl: url, token }), program.args[0] as string, { batchSize, progress });
  progress.stop();
  for (const [name, { added, present, seconds }] of Object.entries(summary)) {
    console.log(
      `${name}: ${added} added, ${present} already there, ${Math.round((added + present) / Math.max(seconds, 0.001))} per second`,
    );
  }
} catch (error) {
  progress.stop();
  console.error(messageOf(error, url));
  process.exitCode = 1;
}

function messageOf(error: unknown, server: string): string {
  if (error instanceof MovieLensError) return error.message;
  const cause = error instanceof Error && error.cause !== undefined ? `: ${String((error.cause as Error).message ?? error.cause)}` : '';
  return `The import stopped (${server}): ${error instanceof Error ? error.message : String(error)}${cause}\nRun it again to go on: what is there already is left alone.`;
}
