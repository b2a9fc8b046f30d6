import { type Event, type EventField, eventFields } from './event.js';
import { ParameterFault, type Parameters } from './parameter.js';

/** Which fields of which events are answered, and in which order. */
export interface Selection {
  select(events: readonly Event[]): readonly Event[];
}

/** Reads `fields` (`event_id,begin`; default all) and `order_by` (`+begin,-total_bets`; default as they come). */
export function readSelection(parameters: Parameters): Selection {
  const fields = parameters.list('fields')?.map((name, place) => fieldOf(name, 'fields', place));
  const orders = parameters.list('order_by')?.map((text, place) => {
    // In a query a plus is a blank; `list` has taken that away.
    const field = fieldOf(text.replace(/^[+-]/, ''), 'order_by', place);
    return { field, sign: text.startsWith('-') ? -1 : 1 };
  });
  return {
    select(events) {
      const ordered =
        orders === undefined
          ? events
          : events.toSorted((a, b) => {
              for (const { field, sign } of orders) {
                const order = compare(a[field], b[field], sign);
                if (order !== 0) return order;
              }
              return 0;
            });
      if (fields === undefined) return ordered;
      return ordered.map((event) => Object.fromEntries(fields.filter((field) => field in event).map((field) => [field, event[field]])));
    },
  };
}

function fieldOf(name: string, parameter: string, place: number): EventField {
  const field = eventFields.find((each) => each === name);
  if (field === undefined) throw new ParameterFault(parameter, `name ${place + 1} is none of ${eventFields.join(', ')}`);
  return field;
}

/** Numbers by size, all else by its text; what is not there comes last, whichever way. */
function compare(a: unknown, b: unknown, sign: number): number {
  const [missingA, missingB] = [a === undefined || a === null, b === undefined || b === null];
  if (missingA || missingB) return Number(missingA) - Number(missingB);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  const [textA, textB] = [textOf(a), textOf(b)];
  return sign * (textA < textB ? -1 : textA > textB ? 1 : 0);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
