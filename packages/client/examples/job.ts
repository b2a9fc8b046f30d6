import { calls, createSheaf } from '@sheaf/client';

const sheaf = createSheaf({ baseUrl: 'http://127.0.0.1:3000', token: 'demo-token' });

function* shorts() {
  for (let number = 0; number < 1000; number += 1) yield calls.putItem({ itemId: `short-${number}`, body: { number } });
}
const job = await sheaf.job(shorts(), { execution: 'parallel', metadata: { import: 'shorts' } });
// Kept somewhere, the id is enough to go on from another process.
const same = sheaf.job.resume<{ itemId: string }>(job.id);
let stored = 0;
for await (const result of same.results()) if (result.ok) stored += 1;
const { state } = await job.end();
console.log(stored, state);
