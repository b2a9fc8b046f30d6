import { operations, type OperationInput } from '@sheaf/contracts';
import { Controller } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.js';
import { formatTimestamp, isTimestamp } from '../catalogue/timestamp.js';
import type { Call } from '../operation/call.js';
import { describeFaults } from '../operation/fault.js';
import { Operation } from '../operation/operation.js';
import { refuse, reply, type Reply } from '../operation/reply.js';
import { readCriteria } from './criteria.js';
import type { PopularInput } from './popular.js';
import { RecommendationService } from './recommendation-service.js';
import { readWindow, type TimeWindow } from './time-window.js';

/** Trending looks at so much of the past where the caller gives no start. */
const trendingUs = 7n * 86_400_000_000n;

type Parameters = OperationInput<'listPopularItems'>['parameters'];

@Controller()
export class PopularController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly recommendation: RecommendationService,
  ) {}

  @Operation(operations.listPopularItems)
  async listPopularItems({ parameters }: OperationInput<'listPopularItems'>, call: Call): Promise<Reply> {
    const read = readInput(parameters, call);
    if (!('window' in read)) return read;
    const { fromUs, toUs } = read.window;
    const lists = await this.recommendation.popular.popular(this.catalogue.scopeOf(call), read.window, read.input);
    return reply(200, { ...lists, ...(fromUs === undefined ? undefined : { from: formatTimestamp(fromUs) }), to: formatTimestamp(toUs) });
  }

  @Operation(operations.listTrendingItems)
  async listTrendingItems({ parameters }: OperationInput<'listTrendingItems'>, call: Call): Promise<Reply> {
    const read = readInput(parameters, call);
    if (!('window' in read)) return read;
    const { toUs, fromUs = toUs - trendingUs } = read.window;
    const previousFromUs = fromUs - (toUs - fromUs);
    if (fromUs >= toUs || !isTimestamp(previousFromUs)) {
      const rule = fromUs >= toUs ? 'must be before the end of the window' : 'must leave room for a window of the same length before it';
      const name = parameters.fromOffset === undefined ? 'from' : 'fromOffset';
      return refuse('invalid-request', describeFaults([{ pointer: `/parameters/${name}`, detail: rule }]));
    }
    const lists = await this.recommendation.popular.trending(this.catalogue.scopeOf(call), { fromUs, toUs }, read.input);
    const previousFrom = formatTimestamp(previousFromUs);
    return reply(200, { ...lists, previousFrom, from: formatTimestamp(fromUs), to: formatTimestamp(toUs) });
  }
}

function readInput(parameters: Parameters, call: Call): { window: TimeWindow; input: PopularInput } | Reply {
  const window = readWindow(parameters, call.nowUs);
  const criteria = readCriteria(parameters);
  const faults = [...('faults' in window ? window.faults : []), ...('faults' in criteria ? criteria.faults : [])];
  if ('faults' in window || 'faults' in criteria) return refuse('invalid-request', describeFaults(faults));
  const { type, count, properties, segmentBy } = parameters;
  return { window, input: { types: type, count: count as number, properties: properties ?? [], segmentBy, meets: criteria.meets } };
}
