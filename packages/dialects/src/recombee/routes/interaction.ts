import { type Call, defined } from '../call.js';
import { CallFault } from '../fault.js';
import { ratingIn, ratingOut, type RatingRange } from '../rating.js';
import { secondsOf } from '../timestamp.js';
import { maxListed } from './entity.js';
import { done, type Route } from './route.js';

/** The service's words for kinds of interaction, and the contract's. */
const kinds = {
  detailviews: 'view',
  purchases: 'purchase',
  ratings: 'rating',
  cartadditions: 'cart',
  bookmarks: 'bookmark',
  viewportions: 'viewPortion',
} as const;
type Kind = (typeof kinds)[keyof typeof kinds];

/** What each kind has beside what all have. */
const fields: Readonly<Record<Kind, readonly string[]>> = {
  view: ['duration'],
  purchase: ['amount', 'price', 'profit'],
  rating: [],
  cart: ['amount', 'price'],
  bookmark: [],
  viewPortion: ['portion'],
};

/** What the contract has no field for is kept in the additional data, under these names, and told from there. */
const carried = { autoPresented: 'recombee.autoPresented', timeSpent: 'recombee.timeSpent' } as const;

export const interactionRoutes: readonly Route[] = Object.entries(kinds).flatMap(([word, type]): Route[] => [
  {
    method: 'POST',
    path: `/${word}/`,
    translate: (call) => ({
      operationId: call.flag('cascadeCreate') === true ? 'addInteractionCascade' : 'addInteraction',
      parameters: {},
      body: interactionOf(call, type),
      answer: done,
    }),
  },
  {
    method: 'DELETE',
    path: `/${word}/`,
    translate: (call) => ({
      operationId: 'deleteInteractions',
      parameters: defined({
        userId: call.required('userId'),
        itemId: call.required('itemId'),
        type,
        timestamp: call.timestamp(),
        sessionId: type === 'viewPortion' ? sessionIdOf(call) : undefined,
      }),
      answer: done,
    }),
  },
  listOf('items', 'Item', 'itemId', word, type),
  listOf('users', 'User', 'userId', word, type),
]);

function interactionOf(call: Call, type: Kind): Record<string, unknown> {
  return defined({
    type,
    userId: call.required('userId'),
    itemId: call.required('itemId'),
    timestamp: call.timestamp(),
    ...Object.fromEntries(fields[type].map((field) => [field, call.value(field)])),
    rating: type === 'rating' ? ratingIn(call.database.ratingRange, call.value('rating')) : undefined,
    sessionId: type === 'viewPortion' ? sessionIdOf(call) : undefined,
    recommId: call.value('recommId'),
    additionalData: additionalDataOf(call, type),
  });
}

function additionalDataOf(call: Call, type: Kind): unknown {
  const given = call.value('additionalData');
  const autoPresented = type === 'view' || type === 'viewPortion' ? call.flag('autoPresented') : undefined;
  const timeSpent = type === 'viewPortion' ? call.value('timeSpent') : undefined;
  if (timeSpent !== undefined && typeof timeSpent !== 'number') throw new CallFault('timeSpent must be a number');
  if (autoPresented === undefined && timeSpent === undefined) return given;
  if (given !== undefined && (typeof given !== 'object' || Array.isArray(given))) throw new CallFault('additionalData must be an object');
  return defined({ ...(given as object), [carried.autoPresented]: autoPresented, [carried.timeSpent]: timeSpent });
}

function sessionIdOf(call: Call): string | undefined {
  const sessionId = call.text('sessionId');
  if (sessionId === undefined || /^[A-Za-z0-9_\-:@.]+$/.test(sessionId)) return sessionId;
  throw new CallFault('sessionId must be letters, digits and _ - : @ .');
}

function listOf(many: 'items' | 'users', One: 'Item' | 'User', id: 'itemId' | 'userId', word: string, type: Kind): Route {
  return {
    method: 'GET',
    path: `/${many}/{id}/${word}/`,
    translate: (call) => ({
      operationId: `list${One}Interactions`,
      parameters: { [id]: call.id('id'), type, limit: maxListed },
      answer: {
        code: 200,
        json: (body) => (body as { interactions: Interaction[] }).interactions.map((each) => presented(each, call.database.ratingRange)),
      },
    }),
  };
}

interface Interaction {
  readonly type: Kind;
  readonly timestamp: string;
  readonly rating?: number;
  readonly additionalData?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

function presented({ timestamp, rating, additionalData, ...others }: Interaction, range: RatingRange): object {
  const entry: Record<string, unknown> = { ...others, timestamp: secondsOf(timestamp) };
  delete entry['type'];
  if (rating !== undefined) entry['rating'] = ratingOut(range, rating);
  if (additionalData === undefined) return entry;
  const { [carried.autoPresented]: autoPresented, [carried.timeSpent]: timeSpent, ...data } = additionalData;
  const isOnlyCarried = Object.keys(data).length === 0 && Object.keys(additionalData).length > 0;
  return defined({ ...entry, autoPresented, timeSpent, additionalData: isOnlyCarried ? undefined : data });
}
