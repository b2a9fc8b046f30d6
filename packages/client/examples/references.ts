import { calls, createSheaf, item, ref, untyped } from '@sheaf/client';

const sheaf = createSheaf({ baseUrl: 'http://127.0.0.1:3000', token: 'demo-token' });

const movie = calls.putItem({ itemId: 'heat', body: { title: 'Heat', year: 1995 } });
const user = calls.putUser({ userId: 'ada', body: { name: 'Ada' } });
const view = calls.addInteraction({ body: { type: 'view', userId: ref(user).body.userId, itemId: ref(movie).body.itemId } });
// Free properties have no type: `untyped` says so, and by which way it goes.
const copy = calls.putItem({ itemId: 'heat-2', body: { sequelOf: ref(movie).body.itemId, title: untyped(ref(movie).body, 'title') } });
const [, , viewed, copied] = await sheaf.batch([movie, user, view, copy]);
console.log(viewed.userId, viewed.itemId, copied['title'], copied['sequelOf']);

const lookUp = item(calls.getItem({ itemId: 'nobody-has-this' }), { id: 'look-up', timeoutMs: 5000 });
const make = item(calls.putItem({ itemId: 'made', body: {} }), { dependsOn: [lookUp], runIf: 'failed' });
const use = item(calls.getItem({ itemId: ref(lookUp).body.itemId }), { id: 'use' });
for (const result of await sheaf.batch.settled([lookUp, make, use])) console.log(result.id, result.status < 400 ? 'ran' : result.status);
