import { calls, createSheaf } from '@sheaf/client';

const sheaf = createSheaf({ baseUrl: 'http://127.0.0.1:3000', token: 'demo-token' });

const [movie, deleted, page] = await sheaf.batch([
  calls.putItem({ itemId: 'toy-story', body: { title: 'Toy Story', year: 1995 } }),
  calls.deleteItem({ itemId: 'toy-story' }),
  calls.listItems({ limit: 2 }),
]);
console.log(movie.itemId, deleted, page.items.length <= 2);
