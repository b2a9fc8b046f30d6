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

let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // Whoever asks twice does not want to wait for what still runs.
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info({ signal }, 'stopping: finishing what runs; once more stops at once');
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, 'the server did not stop as it should');
        process.exit(1);
      },
    );
  });
}

function fail(reason: string): never {
  process.stderr.write(`Sheaf cannot start: ${reason}\n`);
  process.exit(1);
}
