// What must and must not compile. src/types.test.ts compiles this file as it is, and without its expectations, when each must fail as it says.
import {
  calls,
  createSheaf,
  item,
  ref,
  request,
  untyped,
  type BatchBuilder,
  type DeletedInteractions,
  type Failed,
  type Interaction,
  type Item,
  type ItemPage,
  type Reference,
  type Settled,
} from '../src/index.js';

type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
function holds<_Claim extends true>(): void {}

const sheaf = createSheaf({ baseUrl: 'http://localhost:3000', token: () => 'demo-token', fetch });
const movie = item(calls.getItem({ itemId: '1' }), { id: 'movie' });
const page = calls.listItems();

export async function positions(): Promise<void> {
  const answers = await sheaf.batch([
    movie,
    page,
    calls.deleteItem({ itemId: '1' }),
    calls.deleteInteractions({ userId: 'a', itemId: '1', type: 'view' }),
  ]);
  holds<Same<typeof answers, [Item, ItemPage, void, DeletedInteractions]>>();
  const list = await sheaf.batch([1, 2].map((id) => calls.getItem({ itemId: String(id) })));
  holds<Same<typeof list, Item[]>>();
  const kept = [calls.getItem({ itemId: '1' }), page] as const;
  const fromConst = await sheaf.batch(kept);
  holds<Same<typeof fromConst, [Item, ItemPage]>>();
  const one = await sheaf.call(page);
  holds<Same<typeof one, ItemPage>>();
  const untypedAnswer = await sheaf.call(request('GET', '/things/1'));
  holds<Same<typeof untypedAnswer, unknown>>();
  const typedAnswer = await sheaf.call(request<{ legs: number }>('GET', '/animals/1'));
  holds<Same<typeof typedAnswer, { legs: number }>>();
  // @ts-expect-error TS2339 the wrong position's result: the second is a page
  void answers[1].itemId;
  // @ts-expect-error TS2493 a position that is not there
  void answers[4];
  // @ts-expect-error TS2322 the wrong position's result
  const swapped: [ItemPage, Item] = await sheaf.batch([movie, page]);
  void swapped;
  // @ts-expect-error TS2339 nothing answers a deletion
  void answers[2].itemId;
}

export async function returned(): Promise<void> {
  const minimal = await sheaf.batch.settled([movie, page], { return: 'minimal' });
  holds<Same<typeof minimal, [Settled<undefined, 0>, Settled<undefined, 1>]>>();
  const errors = await sheaf.batch.settled([movie, page], { return: 'errors', execution: 'parallel' });
  holds<Same<typeof errors, Failed[]>>();
  const full = await sheaf.batch.settled([movie], { return: 'full' });
  holds<Same<typeof full, [Settled<Item, 0>]>>();
  for await (const result of sheaf.batch.stream([movie], { return: 'errors' })) holds<Same<typeof result, Failed>>();
  const job = await sheaf.job([movie]);
  for await (const result of job.results({ return: 'minimal' })) holds<Same<typeof result, Settled<undefined>>>();
  // @ts-expect-error TS2532 nobody has asked for the value
  if (minimal[0].ok) void minimal[0].value.itemId;
  // @ts-expect-error TS2353 values are what sheaf.batch is for
  await sheaf.batch([movie], { return: 'minimal' });
}

export async function settled(): Promise<void> {
  const results = await sheaf.batch.settled([movie, page]);
  holds<Same<typeof results, [Settled<Item, 0>, Settled<ItemPage, 1>]>>();
  const [first] = results;
  if (first.ok) holds<Same<typeof first.value, Item>>();
  else holds<Same<typeof first.effect, 'none' | 'rolledBack' | 'unknown'>>();
  // @ts-expect-error TS2339 an unchecked result may be a failure
  void first.value;
  // @ts-expect-error TS2339 an unchecked result may be a success
  void first.problem;
  for await (const result of sheaf.batch.stream([movie, page])) {
    if (result.ok && result.index === 1) holds<Same<typeof result.value, ItemPage>>();
    // @ts-expect-error TS2339 an unchecked result may be a failure
    void result.value;
    // @ts-expect-error TS2339 whose value it is has not been asked
    if (result.ok) void result.value.itemId;
  }
}

export function input(): void {
  calls.putItem({ itemId: '1', body: { title: 'Toy Story', year: 1995, tags: [], nested: { any: null } } });
  calls.addInteraction({ body: { type: 'rating', userId: 'ada', itemId: '1', rating: 4.5 } });
  calls.listItems();
  calls.listItems({ limit: 5 });
  calls.getItem({ itemId: '1', 'If-None-Match': '"a"' });
  // @ts-expect-error TS2561 the wrong parameter name
  calls.getItem({ itemID: '1' });
  // @ts-expect-error TS2353 a parameter that is not there
  calls.getItem({ itemId: '1', expand: true });
  // @ts-expect-error TS2741 a required parameter is missing
  calls.getItem({});
  // @ts-expect-error TS2322 a parameter of the wrong type
  calls.getItem({ itemId: 1 });
  // @ts-expect-error TS2741 the body is missing
  calls.putItem({ itemId: '1' });
  // @ts-expect-error TS2322 a required member of the body is missing
  calls.addInteraction({ body: { type: 'view', userId: 'ada' } });
  // @ts-expect-error TS2322 a member of the body that is none of the enumerated
  calls.addInteraction({ body: { type: 'like', userId: 'ada', itemId: '1' } });
  // @ts-expect-error TS2353 a member of the body that is not there
  calls.addInteraction({ body: { type: 'view', userId: 'ada', itemId: '1', stars: 5 } });
  // @ts-expect-error TS2339 an operation that is not there
  calls.getMovie({ itemId: '1' });
  // @ts-expect-error TS2339 batches within batches
  calls.executeBatch({ body: { requests: [] } });
}

export function references(): void {
  const interaction = calls.addInteraction({ body: { type: 'view', userId: 'ada', itemId: ref(movie).body.itemId } });
  calls.addInteraction({
    body: { type: ref(interaction).body.type, userId: ref(interaction).body.userId, itemId: '1', rating: ref(interaction).body.rating },
  });
  calls.getItem({ itemId: ref(page).body.items[0].itemId });
  calls.getItem({ itemId: ref(page).body.items[7]!.itemId, 'If-Match': ref(movie).headers.etag });
  calls.listItems({ cursor: ref(page).body.nextCursor, limit: ref(movie).status });
  calls.listPopularItems({ type: [ref(interaction).body.type, 'view'] });
  calls.putItem({
    itemId: untyped(ref(movie).body, 'sequel', 'id'),
    body: { copied: ref(movie).body, title: untyped<string>(ref(movie).body, 'title') },
  });
  calls.putItem({ itemId: '2', body: untyped(ref(request('GET', '/x')).body, 'anything') });
  calls.getItem({ itemId: untyped(ref(interaction).body.additionalData, 'itemId') });
  holds<Same<Reference<Interaction>, Reference<Interaction>>>();
  // @ts-expect-error TS2551 a reference to a field that does not exist
  void ref(movie).body.itemID;
  // @ts-expect-error TS2339 a free property only goes by untyped
  void ref(movie).body.title;
  // @ts-expect-error TS2339 a part of a result that is not there
  void ref(movie).cookies;
  // @ts-expect-error TS2339 a field of a list, not of its elements
  void ref(page).body.items.itemId;
  // @ts-expect-error TS2322 a reference to a value of another type
  calls.getItem({ itemId: ref(movie).status });
  // @ts-expect-error TS2322 a reference to a text that is none of the enumerated
  calls.addInteraction({ body: { type: ref(movie).body.itemId, userId: 'ada', itemId: '1' } });
  // @ts-expect-error TS2345 nothing is free in a page
  untyped(ref(page).body, 'itmes');
  // @ts-expect-error TS2322 a free property with another type than wanted
  calls.getItem({ itemId: untyped<number>(ref(movie).body, 'year') });
  // @ts-expect-error TS2353 something that merely looks like a reference on the wire
  calls.getItem({ itemId: { $result: 'movie#/body/itemId' } });
  // @ts-expect-error TS2353 an option that items do not have
  item(page, { atomic: 'a' });
  // @ts-expect-error TS2322 a condition that does not exist
  item(page, { runIf: 'sometimes' });
}

export function builder(batch: BatchBuilder): void {
  const added = batch.add(calls.getItem({ itemId: '1' }), {
    id: 'movie',
    callback: (result) => {
      holds<Same<typeof result, Settled<Item>>>();
      // @ts-expect-error TS2339 an unchecked result may be a failure
      void result.value;
    },
  });
  batch.add(calls.getItem({ itemId: ref(added).body.itemId }), { dependsOn: [added, 'movie'] });
  // @ts-expect-error TS2322 a callback for another result
  batch.add(page, { callback: (result: Settled<Item>) => void result });
  // @ts-expect-error TS2561 an option that batches do not have
  void sheaf.batch([page], { executions: 'serial' });
  // @ts-expect-error TS2322 a value that the option does not have
  void sheaf.batch([page], { onError: 'rollback' });
}
