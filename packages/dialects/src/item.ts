import type { Batch, DispatchedItem, Item, RefusedItem } from '@sheaf/core';

/** What a wire may say of an item beside what it asks for; what it does not say is as in an item that stands for itself. */
type Members = Partial<Omit<DispatchedItem, 'index' | 'target' | 'problem'>>;

/** The item at that place, with the place as its id unless it has one of its own. */
export function itemAt(index: number, members: Members & Pick<DispatchedItem, 'target'>): DispatchedItem;
export function itemAt(index: number, members: Members & Pick<RefusedItem, 'problem'>): RefusedItem;
export function itemAt(index: number, members: Members & (Pick<DispatchedItem, 'target'> | Pick<RefusedItem, 'problem'>)): Item {
  return {
    index,
    id: String(index),
    headers: noMembers,
    body: undefined,
    bodyEncoding: 'json',
    dependsOn: none,
    runIf: 'succeeded',
    references: none,
    timeoutMs: undefined,
    ...members,
  } as Item;
}

/** A batch of a wire that says nothing of how it is to run. */
export function batchOf(items: readonly Item[]): Batch {
  return { items, execution: 'auto', onError: 'continue', return: 'full', concurrency: undefined, timeoutMs: undefined };
}

const noMembers: Readonly<Record<string, never>> = Object.freeze({});
const none: readonly never[] = Object.freeze([]);
