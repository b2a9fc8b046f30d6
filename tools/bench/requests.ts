import assert from 'node:assert/strict';
import type { Prepared } from './load.ts';

export type Kind = 'GET' | 'POST';

/** How many different batches are sent in turn. */
const variety = 8;

/** Batches of `count` items of one kind, to `path`: the plain form that all peers read. */
export function prepareBatches(kind: Kind, count: number, path: string): Prepared[] {
  return Array.from({ length: variety }, (_, batch) => {
    const ids = Array.from({ length: count }, (_, index) => idOf(batch * count + index));
    const requests = ids.map((id) =>
      kind === 'GET' ? { method: kind, path: `/items/${id}` } : { method: kind, path: `/items/${id}/views`, body: viewOf(id) },
    );
    return {
      method: 'POST',
      path,
      payload: Buffer.from(JSON.stringify({ requests })),
      verify: (status, body) => verifyBatch(status, body, kind, ids),
    };
  });
}

/** Single requests of one kind. */
export function prepareRequests(kind: Kind): Prepared[] {
  return Array.from({ length: variety }, (_, index) => {
    const id = idOf(index);
    return {
      method: kind,
      path: kind === 'GET' ? `/items/${id}` : `/items/${id}/views`,
      payload: kind === 'GET' ? undefined : Buffer.from(JSON.stringify(viewOf(id))),
      verify: (status, body) => verifyItem(status, body, kind, id),
    };
  });
}

/** Spread over all items, the same ones in every run. */
function idOf(index: number): string {
  return String((index * 7919) % 10_000);
}

function viewOf(id: string): object {
  return { userId: `user-${id}`, ts: 1_700_000_000_000 + Number(id), duration: 12.5 };
}

function verifyBatch(status: number, body: unknown, kind: Kind, ids: readonly string[]): void {
  const { responses } = body as { responses: readonly { status: number; body: unknown }[] };
  assert.equal(status, 200);
  assert.equal(responses.length, ids.length);
  for (const [index, id] of ids.entries()) verifyItem(responses[index]!.status, responses[index]!.body, kind, id);
}

function verifyItem(status: number, body: unknown, kind: Kind, id: string): void {
  if (kind === 'GET') {
    assert.equal(status, 200);
    assert.deepEqual(body, {
      id,
      name: `Item number ${id}`,
      price: Number(`${id}.99`),
      currency: 'EUR',
      stock: Number(id),
      tags: ['new', 'sale'],
    });
  } else {
    assert.equal(status, 201);
    const { views, ...rest } = body as { views: number };
    assert.deepEqual(rest, { ok: true, id });
    assert.ok(Number.isInteger(views) && views >= 1);
  }
}
