import type { Item } from '@sheaf/core';

/** An item as it is stored. What JSON leaves out (`undefined`) is what the item has where it is left out. */
export function encodeItem(item: Item): Buffer {
  const { index: _index, id: _id, ...members } = item;
  return Buffer.from(JSON.stringify(members));
}

export function decodeItem(index: number, id: string, stored: Uint8Array): Item {
  const members = JSON.parse(Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength).toString()) as Omit<Item, 'index' | 'id'>;
  return { ...members, index, id, body: members.body, timeoutMs: members.timeoutMs } as Item;
}
