import { calls, createSheaf } from '@sheaf/client';

const sheaf = createSheaf({ baseUrl: 'http://127.0.0.1:3000', token: 'demo-token' });

const [put, missing] = await sheaf.batch.settled([
  calls.putItem({ itemId: 'jumanji', body: { title: 'Jumanji' } }),
  calls.getItem({ itemId: 'nobody-has-this' }),
]);
if (put.ok) console.log(put.index, put.id, put.value.itemId, put.headers['content-type'] !== undefined);
if (!missing.ok) console.log(missing.index, missing.status, missing.problem.code, missing.effect, missing.retryable);
