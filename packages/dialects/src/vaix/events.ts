import type { ItemResult } from '@sheaf/core';
import { type Filter, formatFilter, parseFilter } from '@sheaf/filter';
import { eventOf, eventProperties, type Measured } from './event.js';
import { ParameterFault, Parameters } from './parameter.js';
import type { WrittenRequest } from './request.js';
import { readSelection } from './selection.js';
import type { ServiceOperation, Step, Translation } from './service-operation.js';
import { readWindow, type Window } from './window.js';

type Kind = 'popular' | 'trending' | 'recommended';
const kinds: readonly Kind[] = ['popular', 'trending', 'recommended'];

/** By operation_id. */
export const eventOperations: readonly (readonly [string, ServiceOperation])[] = kinds.map((kind) => [
  `get_${kind}_events`,
  { translate: (request, nowMs) => translate(kind, request, nowMs) },
]);

/** By path. */
export const eventPaths: ReadonlyMap<string, ServiceOperation> = new Map(
  kinds.map((kind, index) => [`/api/sports/events/${kind}`, eventOperations[index]![1]]),
);

/** As many as a native operation answers. */
const maxCount = 1000;

/**
 * Events are items with a property `begin` (RFC 3339, in UTC) within the window. popular: those with the most bets (purchases); trending: those whose
 * bets grow; recommended: those that fit a user, and for a user that nobody knows the popular ones.
 */
function translate(kind: Kind, { params, pathParams, bodyParams }: WrittenRequest, nowMs: number): Translation {
  if (Object.keys(pathParams).length > 0) throw new ParameterFault('path_params', 'the operation has none');
  if (bodyParams !== undefined) throw new ParameterFault('body_params', 'the operation has none');
  const parameters = new Parameters(params);
  const count = parameters.integer('count', { fallback: 100, minimum: 1 });
  const excluded = parameters.integer('exclude_n_popular', { fallback: 0, minimum: 0, maximum: maxCount });
  const userId = parameters.text('user');
  if (kind === 'recommended' && userId === undefined) throw new ParameterFault('user', 'is required');
  const window = readWindow(parameters, nowMs);
  const filter = formatFilter([...begins(window), ...readFilters(parameters)]);
  const { select } = readSelection(parameters);
  // Of accounts with several operators, which accounts here have not.
  parameters.ignore('operator', 'bookmaker_id', 'sub_bookmaker_id');
  parameters.end();

  const shared = { count: Math.min(maxCount, count + excluded), filter, properties: eventProperties };
  const popular: Step = { operationId: 'listPopularItems', parameters: { ...shared, type: ['purchase'] } };
  const answer = (events: readonly Measured[], exclude: ReadonlySet<string> = new Set()) => ({
    status: 200,
    data: select(
      events
        .filter(({ itemId }) => !exclude.has(itemId))
        .slice(0, count)
        .map(eventOf),
    ),
  });
  if (kind === 'popular') {
    return {
      steps: [popular],
      tell: ([result]) => (result!.status < 400 ? answer(popularEvents(result!).slice(excluded)) : { result: result! }),
    };
  }
  const main: Step =
    kind === 'trending'
      ? { operationId: 'listTrendingItems', parameters: { ...shared, type: ['purchase'] } }
      : { operationId: 'recommendItemsToUser', parameters: { ...shared, userId, excludeSeen: false, allowNoBuild: true } };
  const mostPopular: Step = { operationId: 'listPopularItems', parameters: { count: excluded, filter, type: ['purchase'] } };
  return {
    steps: [
      ...(excluded > 0 ? [mostPopular] : []),
      main,
      ...(kind === 'recommended' ? [{ ...popular, unless: 'succeeded' as const }] : []),
    ],
    tell(results) {
      const [most, asked, instead] = excluded > 0 ? results : [undefined, ...results];
      if (isFailure(most)) return { result: most! };
      const exclude = new Set(most === undefined ? [] : itemsOf<Counted>(most).map(({ itemId }) => itemId));
      if (!isFailure(asked)) return answer(kind === 'trending' ? trendingEvents(asked!) : recommendedEvents(asked!), exclude);
      const isUnknownUser = asked!.status === 404 && codeOf(asked!) === 'not-found';
      return isUnknownUser && instead !== undefined && !isFailure(instead) ? answer(popularEvents(instead), exclude) : { result: asked! };
    },
  };
}

function begins({ fromMs, toMs }: Window): Filter {
  return [[{ field: 'begin', op: 'gte', values: [timeText(fromMs)] }], [{ field: 'begin', op: 'lte', values: [timeText(toMs)] }]];
}

/** Whole seconds, as the service writes times: texts of one form compare as the times do. */
function timeText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function readFilters(parameters: Parameters): Filter {
  const text = parameters.text('filters');
  if (text === undefined) return [];
  const reading = parseFilter(text);
  if ('fault' in reading) throw new ParameterFault('filters', `character ${reading.fault.position} ${reading.fault.detail}`);
  return reading.filter.map((group) => group.map((term) => (term.field === 'event_id' ? { ...term, field: 'itemId' } : term)));
}

interface Counted {
  readonly itemId: string;
  readonly count: number;
  readonly properties?: Readonly<Record<string, unknown>>;
}

interface Scored {
  readonly itemId: string;
  readonly score: number;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** confidence: where the bets lie between one and the most. */
function popularEvents(result: ItemResult): Measured[] {
  const counted = itemsOf<Counted>(result);
  const most = Math.max(...counted.map(({ count }) => count));
  return counted.map(({ itemId, count, properties }) => ({
    itemId,
    ...(properties === undefined ? {} : { properties }),
    confidence: most === 1 ? 1 : (count - 1) / (most - 1),
    total_bets: count,
  }));
}

/** score: by how much the bets grow, `1 / (1 - confidence)`. */
function trendingEvents(result: ItemResult): Measured[] {
  return itemsOf<Scored>(result).map(({ score, ...rest }) => ({
    ...rest,
    confidence: score,
    score: Math.round(10_000 / Math.max(1 - score, 1e-9)) / 10_000,
  }));
}

function recommendedEvents(result: ItemResult): Measured[] {
  return itemsOf<Scored>(result).map(({ itemId, score, properties }) => ({
    itemId,
    ...(properties === undefined ? {} : { properties }),
    confidence: score,
  }));
}

function itemsOf<Entry>({ json }: ItemResult): readonly Entry[] {
  return (JSON.parse(json!) as { items: Entry[] }).items;
}

function isFailure(result: ItemResult | undefined): boolean {
  return result !== undefined && result.status >= 400;
}

function codeOf({ json }: ItemResult): unknown {
  return (JSON.parse(json ?? 'null') as { code?: unknown } | null)?.code;
}
