import { calls, createSheaf } from '@sheaf/client';

const sheaf = createSheaf({ baseUrl: 'http://127.0.0.1:3000', token: () => 'demo-token', retries: 3 });

const ids = Array.from({ length: 50 }, (_, number) => `film-${number}`);
const films = await sheaf.batch(
  ids.map((itemId) => calls.putItem({ itemId, body: {} })),
  { execution: 'parallel', concurrency: 16, onError: 'stop', timeoutMs: 20_000, retries: 1, signal: AbortSignal.timeout(60_000) },
);
console.log(films.length, (await sheaf.call(calls.getItem({ itemId: 'film-7' }))).itemId);
