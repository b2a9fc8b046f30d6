import { createBatchingFetch } from '@sheaf/client';
import { Configuration, ItemsApi } from '@sheaf/client/generated';

const baseUrl = 'http://127.0.0.1:3000';
let requests = 0;
const batchingFetch = createBatchingFetch({
  baseUrl,
  token: 'demo-token',
  fetch: (input, init) => {
    requests += 1;
    return fetch(input, init);
  },
});

// Any client that takes a fetch: here the one that openapi-generator made of the spec.
const items = new ItemsApi(new Configuration({ basePath: baseUrl, fetchApi: batchingFetch }));
const [put, got, response] = await Promise.all([
  items.putItem({ itemId: 'clueless', body: { title: 'Clueless' } }),
  items.getItem({ itemId: 'clueless' }),
  batchingFetch('/items?limit=1'),
]);
console.log(put.itemId, got['title'], response.status, requests);
