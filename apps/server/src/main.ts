import 'reflect-metadata';
import { readConfiguration } from './configuration/configuration.js';
import { startServer } from './server.js';
import { createLog } from './service/log.js';
import { banner, startFault } from './start.js';

const reading = readConfiguration(process.env);
if ('faults' in reading) fail(['the settings are wrong.', ...reading.faults].join('\n  '));
const { configuration } = reading;
const log = createLog(configuration.logLevel);

const server = await startServer({ configuration, log }).catch((error: unknown) => fail(startFault(error, configuration)));
process.stdout.write(banner(server, configuration));

/** Requests that run when the database stops are answered so soon: they can only be refused. */
const answerMs = 3_000;
let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // Whoever asks twice does not want to wait for what still runs.
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info({ signal }, 'stopping: finishing what runs; once more stops at once');
    stop(0);
  });
}

void server.databaseLost.then((error) => {
  log.fatal({ err: error }, 'the database has stopped, and the server ends: the next start goes on with all that was acknowledged');
  isStopping = true;
  // Nothing that still runs can be stored.
  setTimeout(() => process.exit(1), answerMs).unref();
  stop(1);
});

function stop(code: number): void {
  server.close().then(
    () => process.exit(code),
    (error: unknown) => {
      log.fatal({ err: error }, 'the server did not stop as it should');
      process.exit(1);
    },
  );
}

function fail(reason: string): never {
  process.stderr.write(`Sheaf cannot start: ${reason}\n`);
  process.exit(1);
}
