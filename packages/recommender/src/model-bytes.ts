// A model as bytes, so that a server can keep it: magic, version and length of the header (4 bytes each, little-endian), the header
// (JSON: options, ids, lengths of the arrays), the arrays one after the other, each at a multiple of 4, and the CRC-32 of all before it.
import { crc32 } from 'node:zlib';
import type { Csr } from './csr.js';
import type { Model } from './model.js';

/** Bytes that are no model of a version that this release reads, or that were damaged. Build the model again. */
export class ModelUnreadable extends Error {}

const magic = 0x4c444d53;
// Counts up when the header or an array changes its meaning. Older ones are not read: a model can always be built again.
const version = 1;
const prefixBytes = 12;

type Column = Uint32Array | Float32Array | Uint8Array;

export function modelToBytes(model: Model): Uint8Array {
  const columns = columnsOf(model);
  const { kind, similarity, affinity, items, users, sarScale } = model;
  const lengths = columns.map(({ length }) => length);
  const header = new TextEncoder().encode(JSON.stringify({ kind, similarity, affinity, sarScale, lengths, items, users }));
  const bodyBytes = columns.reduce((sum, { byteLength }) => sum + aligned(byteLength), 0);
  const bytes = new Uint8Array(prefixBytes + aligned(header.length) + bodyBytes + 4);
  const view = new DataView(bytes.buffer);
  [magic, version, header.length].forEach((word, at) => view.setUint32(4 * at, word, true));
  bytes.set(header, prefixBytes);
  let at = prefixBytes + aligned(header.length);
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += aligned(column.byteLength);
  }
  view.setUint32(at, crc32(bytes.subarray(0, at)), true);
  return bytes;
}

/** Throws `ModelUnreadable`. */
export function modelFromBytes(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < prefixBytes + 4 || view.getUint32(0, true) !== magic) throw new ModelUnreadable('no model');
  if (view.getUint32(4, true) !== version) throw new ModelUnreadable(`a model of version ${view.getUint32(4, true)}, not ${version}`);
  const end = bytes.length - 4;
  if (crc32(bytes.subarray(0, end)) !== view.getUint32(end, true)) throw new ModelUnreadable('a damaged model: its checksum differs');

  const headerLength = view.getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(prefixBytes, prefixBytes + headerLength))) as Pick<
    Model,
    'kind' | 'similarity' | 'affinity' | 'items' | 'users' | 'sarScale'
  > & { lengths: number[] };
  const { lengths, ...rest } = header;
  let at = prefixBytes + aligned(headerLength);
  let index = 0;
  // Copied, because typed arrays must start at a multiple of their element's size and `bytes` may start anywhere.
  const next = <Read extends Column>(type: { new (buffer: ArrayBuffer): Read; readonly BYTES_PER_ELEMENT: number }): Read => {
    const byteLength = lengths[index++]! * type.BYTES_PER_ELEMENT;
    const column = new type(new Uint8Array(bytes.subarray(at, at + byteLength)).buffer);
    at += aligned(byteLength);
    return column;
  };
  const nextCsr = (): Csr => ({ offsets: next(Uint32Array), columns: next(Uint32Array), values: next(Float32Array) });
  return {
    ...rest,
    popularity: next(Uint32Array),
    history: nextCsr(),
    historyTypes: next(Uint8Array),
    sar: nextCsr(),
    ease: index < lengths.length ? nextCsr() : undefined,
  };
}

/** In the order in which they are written and read. */
function columnsOf({ popularity, history, historyTypes, sar, ease }: Model): Column[] {
  return [popularity, ...partsOf(history), historyTypes, ...partsOf(sar), ...(ease === undefined ? [] : partsOf(ease))];
}

function partsOf({ offsets, columns, values }: Csr): Column[] {
  return [offsets, columns, values];
}

function aligned(byteLength: number): number {
  return Math.ceil(byteLength / 4) * 4;
}
