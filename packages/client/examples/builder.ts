import { calls, createSheaf, ref } from '@sheaf/client';

const sheaf = createSheaf({ baseUrl: 'http://127.0.0.1:3000', token: 'demo-token' });

const batch = sheaf.builder({
  callback: (result) => console.log('every item:', result.id, result.ok),
  onProgress: ({ done, total }) => console.log(`${done} of ${total}`),
});
const movie = batch.add(calls.putItem({ itemId: 'casino', body: {} }), {
  id: 'movie',
  callback: async (result) => console.log('this item:', result.ok && result.value.itemId),
});
batch.add(calls.getItem({ itemId: ref(movie).body.itemId }));
await batch.execute();
