import { isAdded, type UsageEvent, usageInteraction } from '@sheaf/dialects';
import type { InteractionImport, InteractionKey } from '../../catalogue/interaction-set.js';
import { parseTimestamp } from '../../catalogue/timestamp.js';

/** What events of a usage file come to, one after the other: what is taken out of the cart undoes what was put into it before, and nothing that comes later. */
export function importOf(events: readonly UsageEvent[]): InteractionImport {
  const takenBack = new Map<string, { readonly userId: string; readonly itemId: string }>();
  const added: InteractionImport['added'][number][] = [];
  for (const event of events.toReversed()) {
    const { userId, itemId } = event;
    const pair = `${userId} ${itemId}`;
    if (!isAdded(event)) takenBack.set(pair, { userId, itemId });
    else if (event.event !== 'AddShopCart' || !takenBack.has(pair))
      added.push({ ...keyOf(event), additionalData: usageInteraction(event).additionalData });
  }
  return {
    userIds: new Set(events.map(({ userId }) => userId)),
    itemIds: new Set(events.map(({ itemId }) => itemId)),
    takenBack: [...takenBack.values()],
    added: added.toReversed(),
  };
}

/** A line of a usage file always has a time that exists. */
export function keyOf(event: Parameters<typeof usageInteraction>[0]): InteractionKey {
  const { userId, itemId, type, timestamp } = usageInteraction(event);
  return { userId, itemId, type, timestampUs: parseTimestamp(timestamp!)! };
}
