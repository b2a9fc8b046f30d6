import { type Call, defined } from '../call.js';
import { CallFault } from '../fault.js';
import { evaluate } from '../reql/evaluate.js';
import { type Expression, propertiesOf } from '../reql/expression.js';
import { readBooster, readExpression } from '../reql/reql.js';
import { all, filterOf, shownOf } from './entity.js';
import type { Answer, Route } from './route.js';

export const recommendationRoutes: readonly Route[] = [
  recommending('/recomms/users/{userId}/items/', 'recommendItemsToUser', 'items', (call) => ({ userId: call.id('userId') })),
  recommending('/recomms/items/{itemId}/items/', 'recommendItemsToItem', 'items', (call) => ({
    itemId: call.id('itemId'),
    targetUserId: call.required('targetUserId'),
  })),
  recommending('/recomms/users/{userId}/users/', 'recommendUsersToUser', 'users', (call) => ({ userId: call.id('userId') })),
  recommending('/recomms/items/{itemId}/users/', 'recommendUsersToItem', 'users', (call) => ({ itemId: call.id('itemId') })),
  recommending('/search/users/{userId}/items/', 'searchItems', 'items', (call) => ({
    userId: call.id('userId'),
    query: call.required('searchQuery'),
  })),
  {
    method: 'POST',
    path: '/recomms/next/items/{recommId}',
    translate: (call) => ({
      operationId: 'recommendNextItems',
      parameters: { recommId: call.id('recommId'), count: countOf(call) },
      // What is no longer known, or never was, is a bad request to the service.
      answer: { ...recommended('items', (properties) => properties, []), failures: { 404: 400 } },
    }),
  },
];

function recommending(path: string, operationId: string, many: 'items' | 'users', who: (call: Call) => Record<string, unknown>): Route {
  return {
    method: 'POST',
    path,
    translate: (call) => {
      const shown = shownOf(call);
      const expressions = expressionsOf(call);
      const booster = boosterOf(call);
      const needed = expressions
        .flatMap(([, expression]) => propertiesOf(expression))
        .filter((name) => name !== 'itemId' && name !== 'userId');
      return {
        operationId,
        parameters: defined({
          ...who(call),
          count: countOf(call),
          filter: filterOf(call),
          // Users are not boosted.
          booster: many === 'items' ? booster : undefined,
          properties: needed.length === 0 || shown === all ? shown : [...new Set([...(shown ?? []), ...needed])],
          // The service knows no builds and answers from the first interaction on; a search needs none here either.
          allowNoBuild: operationId === 'searchItems' ? undefined : true,
          cascadeCreate: call.flag('cascadeCreate'),
        }),
        answer: recommended(many, (properties) => shown && valuesOf(properties, shown), expressions),
      };
    },
  };
}

function countOf(call: Call): number {
  const count = call.count('count', 1);
  if (count === undefined) throw new CallFault('count is required');
  return count;
}

/** Read even where it has no effect, so that a bad one is refused. */
function boosterOf(call: Call): string | undefined {
  const booster = call.text('booster');
  return booster === undefined ? undefined : readBooster(booster);
}

type Named = readonly (readonly [name: string, expression: Expression])[];

function expressionsOf(call: Call): Named {
  const given = call.value('reqlExpressions');
  if (given === undefined) return [];
  if (typeof given !== 'object' || Array.isArray(given)) throw new CallFault('reqlExpressions must be an object');
  return Object.entries(given as object).map(([name, text]: [string, unknown]) => {
    if (typeof text !== 'string') throw new CallFault('reqlExpressions must hold texts');
    return [name, readExpression(text)] as const;
  });
}

interface Recommended {
  readonly recommId: string;
  readonly continued?: number;
  readonly items?: readonly Entry[];
  readonly users?: readonly Entry[];
}

interface Entry {
  readonly itemId?: string;
  readonly userId?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

function recommended(
  many: 'items' | 'users',
  valuesIn: (properties: Entry['properties']) => object | undefined,
  expressions: Named,
): Answer {
  return {
    code: 200,
    json: (body) => {
      const { recommId, continued = 0, [many]: entries = [] } = body as Recommended;
      const recomms = entries.map(({ itemId, userId, properties }) => {
        const id = itemId ?? userId;
        const values = valuesIn(properties);
        const entry = values === undefined ? { id } : { id, values };
        if (expressions.length === 0) return entry;
        const known = { ...properties, ...(itemId === undefined ? { userId } : { itemId }) };
        return { ...entry, reqlEvaluations: Object.fromEntries(expressions.map(([name, each]) => [name, evaluate(each, known)])) };
      });
      return { recommId, recomms, numberNextRecommsCalls: continued };
    },
  };
}

/** All of them, or those that were asked for: expressions may have needed more. */
function valuesOf(properties: Entry['properties'] = {}, shown: readonly string[]): object {
  if (shown === all) return properties;
  return Object.fromEntries(shown.filter((name) => Object.hasOwn(properties, name)).map((name) => [name, properties[name]]));
}
