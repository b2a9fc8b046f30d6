// Reads an item, then asks for what is like it; the second item takes its input from the first one's answer.
import { type Batch, type Clock, defaultLimits, type Dispatch, execute, plan, summarize } from '@sheaf/core';

const clock: Clock = {
  nowMs: () => performance.now(),
  epochUs: () => Math.round((performance.timeOrigin + performance.now()) * 1000),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  yield: () => new Promise((resolve) => setImmediate(resolve)),
};

// What a dialect's decoder makes of a request.
const common = { headers: {}, body: undefined, bodyEncoding: 'json', runIf: 'succeeded', timeoutMs: undefined } as const;
const batch: Batch = {
  items: [
    { ...common, index: 0, id: 'movie', target: { operationId: 'getItem', parameters: { itemId: '1' } }, dependsOn: [], references: [] },
    {
      ...common,
      index: 1,
      id: 'like',
      target: { operationId: 'listLike', parameters: { genre: undefined } },
      dependsOn: [0],
      references: [{ at: ['parameters', 'genre'], item: 0, pointer: ['body', 'genres', '0'] }],
    },
    { ...common, index: 2, id: 'gone', target: { operationId: 'getItem', parameters: { itemId: '99' } }, dependsOn: [], references: [] },
  ],
  execution: 'auto',
  onError: 'continue',
  return: 'full',
  concurrency: undefined,
  timeoutMs: undefined,
};

// What performs one item: in Sheaf a route of a Nest app, here two lines. It may answer at once or with a promise.
const movies = new Map([['1', { itemId: '1', title: 'Toy Story', genres: ['Animation', 'Comedy'] }]]);
const dispatch: Dispatch = ({ target }, context) => {
  context.effect = 'none'; // both operations only read
  const { genre, itemId } = 'parameters' in target ? target.parameters : {};
  if (typeof genre === 'string') return { status: 200, headers: {}, body: [`more of ${genre}`] };
  const movie = movies.get(String(itemId));
  return movie ? { status: 200, headers: {}, body: movie } : { status: 404, headers: {}, body: { code: 'not-found' } };
};

const results = await execute(plan(batch), dispatch, { clock, limits: defaultLimits, batchId: 'example' });
for (const { id, status, json } of results) console.log(id, status, json);
console.log(JSON.stringify(summarize(results)));
