import { exitCodeOf, faultText } from './fault.js';
import { makeProgram } from './program.js';

// `sheaf results … | head` closes the pipe when it has enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

try {
  await makeProgram().parseAsync();
} catch (error) {
  const text = faultText(error);
  if (text !== undefined) process.stderr.write(`sheaf: ${text}\n`);
  process.exitCode = exitCodeOf(error);
}
