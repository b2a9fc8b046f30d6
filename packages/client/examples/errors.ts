import { BatchError, BatchRefused, CallError, calls, createSheaf, item } from '@sheaf/client';

const sheaf = createSheaf({ baseUrl: 'http://127.0.0.1:3000', token: 'demo-token' });
const put = calls.putItem({ itemId: 'sabrina', body: {} });
const missing = calls.getItem({ itemId: 'nobody-has-this' });

await sheaf.batch([put, missing]).catch((error) => {
  if (error instanceof BatchError) console.log(error.failures.length, error.results[0]?.ok, error.failures[0]?.problem.code);
});
await sheaf.call(missing).catch((error) => {
  if (error instanceof CallError) console.log(error.status, error.problem.code);
});
await sheaf.batch([item(put, { id: 'twice' }), item(missing, { id: 'twice' })]).catch((error) => {
  if (error instanceof BatchRefused) console.log(error.status, error.problem.code, error.problem.errors?.[0]?.pointer);
});
