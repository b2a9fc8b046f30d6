// npm run dev: builds the server and all it needs, starts it, and does both again after every change. Settings come from the environment, as in
// `npm start`. Node's own modules only, and nothing that Node 20 lacks: the server itself runs on the Node that the repository brings.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const inherit = { cwd: root, stdio: 'inherit' };
const bin = (name) => `${root}node_modules/.bin/${name}`;

// Once without watching: the server must not start on half a build. Errors of types do not stop it; they are shown.
spawnSync(bin('tsc'), ['--build', 'apps/server'], inherit);

const children = [
  spawn(bin('tsc'), ['--build', '--watch', '--preserveWatchOutput', 'apps/server'], {
    ...inherit,
    stdio: ['ignore', 'inherit', 'inherit'],
  }),
  // Watches what the server imports, so also the packages; asks it to stop and waits before it starts the next.
  spawn(bin('node'), ['--watch', '--watch-preserve-output', 'apps/server/dist/main.js'], inherit),
];

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
for (const child of children) child.on('exit', (code) => stop('SIGTERM', code ?? 1));

function stop(signal, code = 0) {
  if (isStopping) return;
  isStopping = true;
  process.exitCode = code;
  for (const child of children) child.kill(signal);
}
