import { calls, createSheaf } from '@sheaf/client';

const sheaf = createSheaf({ baseUrl: 'http://127.0.0.1:3000', token: 'demo-token' });

const put = calls.putItem({ itemId: 'babe', body: {} });
for await (const result of sheaf.batch.stream([put, calls.listItems({ limit: 1 })])) {
  if (!result.ok) throw new Error(result.problem.detail);
  if (result.index === 0) console.log('item', result.value.itemId);
  else console.log('page', result.value.items.length);
}
