import type { AzureCall } from './call.js';
import { csvFields, type LineFault } from './csv-line.js';

/** Something that a user did, in the service's words. */
export interface UsageEvent {
  readonly userId: string;
  readonly itemId: string;
  readonly event: EventName;
  /** RFC 3339; absent: now. */
  readonly timestamp?: string;
  readonly count?: number;
  readonly unitPrice?: number;
}

/** What each event is natively; `RemoveShopCart` takes back what `AddShopCart` did. */
const types = {
  Click: 'view',
  RecommendationClick: 'view',
  AddShopCart: 'cart',
  RemoveShopCart: 'cart',
  Purchase: 'purchase',
} as const;

export type EventName = keyof typeof types;

type Added = UsageEvent & { readonly event: Exclude<EventName, 'RemoveShopCart'> };

/** An interaction as the contract has it (spec/schemas/InteractionInput.yaml). */
export interface UsageInteraction {
  readonly type: 'view' | 'cart' | 'purchase';
  readonly userId: string;
  readonly itemId: string;
  readonly timestamp?: string;
  readonly amount?: number;
  readonly price?: number;
  readonly additionalData?: Readonly<Record<string, unknown>>;
}

const names = new Map(Object.keys(types).map((name) => [name.toLowerCase(), name as EventName]));

/** Ids as Sheaf has them; those of the service's items are among them. */
const id = /^(?!\.{1,2}$)[A-Za-z0-9_\-:@.]{1,128}$/;

/** A line of a usage file, `user,item,time[,event]`; blanks before the event are no part of it, and without one it is a purchase. */
export function usageEvent(line: Buffer, isFirst = false): UsageEvent | LineFault {
  const fields = csvFields(line, isFirst);
  if ('errorCode' in fields) return fields;
  const [userId = '', item = '', time = '', event = ''] = fields;
  if (fields.length < 3 || fields.length > 4)
    return { errorCode: 'WrongNumberOfFields', detail: 'A line has a user id, an item id, a time and perhaps an event.' };
  return readEvent({ userId, itemId: item, timestamp: time, event });
}

/** The same of what `/usage/events` takes; `timestamp` and what follows may be left out there. */
export function readEvent(written: {
  readonly userId: unknown;
  readonly itemId: unknown;
  readonly timestamp: unknown;
  readonly event: unknown;
  readonly count?: unknown;
  readonly unitPrice?: unknown;
}): UsageEvent | LineFault {
  const { userId, itemId, timestamp: time, event: name = 'Purchase', count, unitPrice } = written;
  if (typeof userId !== 'string' || !id.test(userId))
    return { errorCode: 'InvalidUserId', detail: 'A user id is 1 to 128 letters, digits and _ - : @ . characters.' };
  if (typeof itemId !== 'string' || !id.test(itemId))
    return { errorCode: 'InvalidItemId', detail: 'An item id is 1 to 50 letters, digits, hyphens and underscores.' };
  const event = typeof name === 'string' ? names.get((name === '' ? 'Purchase' : name).toLowerCase()) : undefined;
  if (event === undefined) return { errorCode: 'InvalidEvent', detail: `An event is one of ${Object.keys(types).join(', ')}.` };
  const timestamp = time === undefined ? undefined : typeof time === 'string' ? timestampOf(time) : 'invalid';
  if (timestamp === 'invalid') return { errorCode: 'InvalidTime', detail: 'A time is 2013-06-20T10:00:00 or 2013/06/20T10:00:00, in UTC.' };
  const amount = numberOf(count);
  const price = numberOf(unitPrice);
  if (amount === 'invalid' || price === 'invalid')
    return { errorCode: 'InvalidNumber', detail: 'A count and a unit price are numbers of 0 or more.' };
  return {
    userId,
    itemId,
    event,
    ...(timestamp === undefined ? undefined : { timestamp }),
    ...(amount === undefined ? undefined : { count: amount }),
    ...(price === undefined ? undefined : { unitPrice: price }),
  };
}

/** The interaction that the event adds. */
export function usageInteraction({ userId, itemId, event, timestamp, count, unitPrice }: Added): UsageInteraction {
  const type = types[event];
  const isCounted = type !== 'view';
  return {
    type,
    userId,
    itemId,
    ...(timestamp === undefined ? undefined : { timestamp }),
    ...(isCounted && count !== undefined ? { amount: count } : undefined),
    ...(isCounted && unitPrice !== undefined ? { price: unitPrice } : undefined),
    ...(event === 'RecommendationClick' ? { additionalData: { event } } : undefined),
  };
}

/** The call that stores the event, or takes one back. */
export function usageCall(event: UsageEvent): AzureCall {
  if (isAdded(event)) return { operationId: 'addInteraction', body: usageInteraction(event) };
  const { userId, itemId } = event;
  return { operationId: 'deleteInteractions', parameters: { userId, itemId, type: types.RemoveShopCart } };
}

/** Whether it adds an interaction. */
export function isAdded(event: UsageEvent): event is Added {
  return event.event !== 'RemoveShopCart';
}

function timestampOf(text: string): string | 'invalid' {
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})[-/](\d{2})[-/](\d{2})[T ](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?Z?$/.exec(text) ?? [];
  if (year === undefined || year === '0000') return 'invalid';
  const timestamp = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const date = new Date(`${timestamp}Z`);
  // What JavaScript would roll over, February 30 and hour 24, is no time.
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(timestamp)) return 'invalid';
  return `${timestamp}${fraction}Z`;
}

function numberOf(value: unknown): number | undefined | 'invalid' {
  if (value === undefined || value === null || value === '') return undefined;
  const number = Number(value);
  return (typeof value === 'number' || typeof value === 'string') && Number.isFinite(number) && number >= 0 ? number : 'invalid';
}
