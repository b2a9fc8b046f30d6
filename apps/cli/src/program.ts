import { readFileSync } from 'node:fs';
import tab from '@bomb.sh/tab/commander';
import { createSheaf, type JobOptions, type Sheaf } from '@sheaf/client';
import { Configuration, JobsApi } from '@sheaf/client/generated';
import { Command, InvalidArgumentError, Option } from 'commander';
import { cancelJob, listJobs, retryJob, showJob, startJob, watchJob, writeResults } from './job.js';
import { runBatch } from './run.js';

/** Where the server is and who asks: options of every command. */
export interface Target {
  readonly sheaf: Sheaf;
  readonly jobs: JobsApi;
  readonly url: string;
  readonly token: string;
  /** Whether output is for programs. */
  readonly json: boolean;
}

const exitCodes = `
Exit codes: 0 all is well; 1 an item failed, or a job did not succeed; 2 the command could not be carried out.
The server and its token may stand in SHEAF_URL and SHEAF_TOKEN. Files: a batch as JSON ({"requests":[…]}), or NDJSON with one item per line,
whose first line may hold options; - is standard input.`;

/** The command line `sheaf`. Commands reject with what went wrong; main tells it. */
export function makeProgram(): Command {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  const program = new Command('sheaf')
    .version(version)
    // Who calls ends the process, with one code for all that cannot be carried out. Before any command is added: they inherit it.
    .exitOverride()
    .description('Many API calls in one: runs batch files and durable jobs on a Sheaf server.')
    .addOption(new Option('--url <url>', 'the server').env('SHEAF_URL').argParser(address).default('http://127.0.0.1:3000'))
    .addOption(new Option('--token <token>', 'an account’s token').env('SHEAF_TOKEN').default('demo-token'))
    .option('--json', 'answer as JSON, for programs', false)
    .addHelpText('after', exitCodes)
    .showHelpAfterError('(sheaf --help tells more)')
    .configureHelp({ showGlobalOptions: true });
  const target = (): Target => {
    const { url, token, json } = program.opts<{ url: string; token: string; json: boolean }>();
    const jobs = new JobsApi(new Configuration({ basePath: url, accessToken: token }));
    return { sheaf: createSheaf({ baseUrl: url, token }), jobs, url, token, json };
  };

  program
    .command('run')
    .argument('<file>', 'the batch')
    .description('run a batch in one request and show each item’s result')
    .addOption(executionOption())
    .addOption(onErrorOption())
    .option('--timeout <ms>', 'milliseconds for the whole batch', wholeNumber(1, 3_600_000))
    .action((file: string, options) => runBatch(file, options, target()));

  program
    .command('start')
    .argument('<file>', 'the items')
    .description('start a durable job and print its id')
    .addOption(executionOption())
    .addOption(onErrorOption())
    .option('--error-threshold <items>', 'how many items may fail before the job stops', wholeNumber(0, 1_000_000))
    .addOption(new Option('--priority <priority>', 'before or after other jobs').choices(['low', 'normal', 'high']))
    .option('--deadline <seconds>', 'when it must have ended, from now', wholeNumber(1, 2_592_000))
    .option('--start-after <seconds>', 'how long it waits before it begins', wholeNumber(0, 2_592_000))
    .option('--expiry <seconds>', 'how long its results are kept after its end', wholeNumber(0, 31_536_000))
    .option('--metadata <name=value...>', 'notes to keep with it', metadata)
    .option('--watch', 'watch it until its end', false)
    .action((file: string, { watch, ...options }) => startJob(file, jobOptionsOf(options), watch, target()));

  const job = (name: string, description: string) =>
    program.command(name).argument('<job>', 'the job’s id', jobId).description(description);
  job('status', 'show a job').action((id: string) => showJob(id, target()));
  job('watch', 'watch a job until its end').action((id: string) => watchJob(id, target()));
  job('results', 'write a job’s results, one JSON line each')
    .option('--failed', 'only those that failed', false)
    .option('--minimal', 'of those that succeeded no headers and no body', false)
    .option('--follow', 'go on until the job has ended', false)
    .option('--cursor <cursor>', 'go on behind this place, which the last line told')
    .option('--output <file>', 'write to a file')
    .action((id: string, options) => writeResults(id, options, target()));
  job('cancel', 'cancel a job; what is finished keeps its results').action((id: string) => cancelJob(id, target()));
  job('retry', 'run a job’s failed items again')
    .option('--watch', 'watch it until its end', false)
    .action((id: string, { watch }: { watch: boolean }) => retryJob(id, watch, target()));

  program
    .command('list')
    .description('list jobs, newest first')
    .addOption(
      new Option('--state <state>', 'only those').choices([
        'queued',
        'running',
        'succeeded',
        'failed',
        'cancelling',
        'cancelled',
        'expired',
      ]),
    )
    .option('--limit <count>', 'how many at most', wholeNumber(1, 1000), 20)
    .action((options) => listJobs(options, target()));

  // `sheaf complete bash` prints the script: source <(sheaf complete bash).
  tab(program);
  return program;
}

const executionOption = () =>
  new Option('--execution <order>', 'auto and serial: as if one by one; parallel: any order').choices(['auto', 'serial', 'parallel']);
const onErrorOption = () => new Option('--on-error <what>', 'stop: nothing begins after a failed item').choices(['continue', 'stop']);

function jobOptionsOf({ deadline, startAfter, expiry, ...rest }: Record<string, unknown>): JobOptions {
  return {
    ...rest,
    ...(deadline === undefined ? undefined : { deadlineSeconds: deadline as number }),
    ...(startAfter === undefined ? undefined : { startAfterSeconds: startAfter as number }),
    ...(expiry === undefined ? undefined : { expirySeconds: expiry as number }),
  };
}

function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < min || value > max)
      throw new InvalidArgumentError(`It is a whole number from ${min} to ${max}.`);
    return value;
  };
}

function address(text: string): string {
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? '')) throw new InvalidArgumentError('It is an address such as http://127.0.0.1:3000.');
  return text.replace(/\/+$/, '');
}

function jobId(text: string): string {
  if (text === '') throw new InvalidArgumentError('It is what start printed.');
  return text;
}

function metadata(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It is name=value.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}
