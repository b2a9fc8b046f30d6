// npm run bench:serve: the benchmark's app alone, for other load programs. PORT (default 3000) and HOST (default 127.0.0.1).
import { createApp } from './app.ts';

const port = Number(process.env['PORT'] ?? 3000);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(
    `PORT must be a whole number from 0 to 65535; what arrived is ${typeof process.env['PORT']} of ${process.env['PORT']?.length} characters.`,
  );
  process.exit(1);
}
const app = await createApp('sheaf');
await app.listen(port, process.env['HOST'] ?? '127.0.0.1');
console.log(`Serving GET /items/:id, POST /items/:id/views and POST /batch at ${await app.getUrl()} (x-api-key: secret)`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void app.close().then(() => process.exit(0)));
}
