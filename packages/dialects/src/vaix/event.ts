/** What is answered of an event, in this order: https://docs.sportradar.com/personalization/api-reference/sports/events */
export const eventFields = [
  'begin',
  'confidence',
  'country',
  'country_id',
  'event_id',
  'event_type',
  'league',
  'league_id',
  'participant_ids',
  'participants',
  'score',
  'sport',
  'sport_id',
  'status',
  'total_bets',
] as const;
export type EventField = (typeof eventFields)[number];

/** Those that are properties of the item that an event is. */
export const eventProperties = eventFields.filter((field) => !['confidence', 'event_id', 'score', 'total_bets'].includes(field));

export type Event = Readonly<Partial<Record<EventField, unknown>>>;

/** What the operations know of an item. */
export interface Measured {
  readonly itemId: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  /** 0 to 1. */
  readonly confidence: number;
  readonly score?: number;
  readonly total_bets?: number;
}

/** The event of an item: properties that it has not are null, and the lists of participants empty. */
export function eventOf({ itemId, properties = {}, ...measures }: Measured): Event {
  const values: Record<string, unknown> = { ...measures, event_id: itemId };
  const event: Partial<Record<EventField, unknown>> = {};
  for (const field of eventFields) {
    if (field in values) event[field] = values[field];
    else if ((eventProperties as readonly string[]).includes(field))
      event[field] = properties[field] ?? (field.startsWith('participant') ? [] : null);
  }
  return event;
}
