import { faultText } from './fault.js';
import { makeProgram } from './program.js';

// `sheaf results … | head` closes the pipe when it has enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

try {
  await makeProgram().parseAsync();
} catch (error) {
  process.stderr.write(`sheaf: ${faultText(error)}\n`);
  process.exitCode = 2;
}
