import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../configuration/configuration.js';

/** The server's log: a JSON object a line. What could be a credential is never written, whoever logs the object around it. */
export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const secrets = ['authorization', 'cookie', 'token', 'password', 'databaseUrl', 'connectionString'];
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = { level, redact: { paths, censor: '[redacted]' }, timestamp: pino.stdTimeFunctions.isoTime, base: undefined };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Nest's own messages, in the same log. What it says at every start (modules, routes) is detail. */
export function nestLog(log: Logger): LoggerService {
  const write =
    (level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...context: unknown[]) => {
      if (typeof message === 'object' && message !== null && !(message instanceof Error)) log[level]({ ...message, context });
      else
        log[level](
          { context, ...(message instanceof Error ? { err: message } : undefined) },
          message instanceof Error ? message.message : String(message),
        );
    };
  return {
    log: write('debug'),
    debug: write('debug'),
    verbose: write('trace'),
    warn: write('warn'),
    error: write('error'),
    fatal: write('fatal'),
  };
}
