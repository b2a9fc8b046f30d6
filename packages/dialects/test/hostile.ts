import type { DialectRequest } from '@sheaf/dialects';
import * as fc from 'fast-check';

/** How many requests a property tries. Default: 1,000. */
export const fuzzRuns = Number(process.env['SHEAF_TEST_FUZZ_RUNS'] || 1000);

/** Requests like those that clients send, spoiled: in their values, in their lines, byte by byte, in target, method and headers. */
export function hostileRequests(seeds: readonly DialectRequest[], methods: readonly string[] = ['POST']): fc.Arbitrary<DialectRequest> {
  const seed = fc.constantFrom(...seeds);
  const body = seed.chain(({ body: bytes }) => {
    const text = Buffer.from(bytes).toString();
    const kinds = [fc.constant(bytes), spoiledLines(text), spoiledBytes(bytes), fc.uint8Array({ maxLength: 60 })];
    return isJson(text) ? fc.oneof({ weight: 3, arbitrary: spoiledValue(text) }, ...kinds) : fc.oneof(...kinds, spoiledLines(text));
  });
  return fc
    .record({ seed, body, target: fc.option(hostileSuffix), method: fc.option(fc.constantFrom(...methods)), headers: hostileHeaders })
    .map(({ seed: { target, method, headers }, ...hostile }) => ({
      method: hostile.method ?? method,
      target: hostile.target === null ? target : spoiledTarget(target, hostile.target),
      headers: { ...headers, ...hostile.headers },
      body: Buffer.from(hostile.body),
    }));
}

/** Texts that mean something to somebody: paths, escapes, names of prototypes, references, filters, query languages. */
const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '.',
    '..',
    '/',
    '//',
    '/..',
    '/../x',
    '%',
    '%2e%2e',
    '%2F',
    '%00',
    '%5c',
    '%ff',
    '\\',
    '#',
    '?',
    '*',
    '\u0000',
    '\u007f',
    '\ud800',
    '\n',
    '\r\n',
    '//other.example/',
    'http://other.example/',
    'https:',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'length',
    '$result',
    '$literal',
    'a:eq:1',
    'a:in:',
    ':;|,*%',
    'a:eq:%',
    '\'a\' == "b"',
    "'a' in {",
    '((((',
    '-1',
    '1e999',
    'NaN',
    'true',
    'null',
    '2026-13-45T99:99:99Z',
    '10h',
    '-8d',
    '1'.repeat(400),
    'x'.repeat(300),
  ),
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 5 }),
);

/** JSON that no JSON.stringify writes, or that reads back as something else. */
const rawValues = [
  '1e999',
  '-0',
  '9007199254740993',
  '{"__proto__":{"a":1}}',
  '{"a":1,"a":2}',
  '"\\ud800"',
  '['.repeat(80),
  `${'['.repeat(80)}${']'.repeat(80)}`,
  'nul',
  '"open',
  '{"a":}',
  '01',
  '"\\u0000"',
];

const hostileValue = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 2 ** 53, [], {}, [[]], [{}], { $result: '0#/body' }, { $literal: 1 }),
  fc.constantFrom(...rawValues).map((text) => ({ [raw]: text })),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A member with this name stands for its text, as it is. */
const raw = '\u0001raw';

function spoiledValue(text: string): fc.Arbitrary<Uint8Array> {
  const edit = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom('replace', 'remove', 'rename', 'repeat', 'swap'),
    value: hostileValue,
    name: hostileText,
  });
  return fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits) => {
    const root = { value: JSON.parse(text) as unknown };
    for (const { at, kind, value: given, name } of edits) {
      // Some values are one object each time: put into itself it would have no end.
      const value = structuredClone(given);
      const places = placesOf(root);
      const { holder, key } = places[at % places.length]!;
      const held = (holder as Record<string | number, unknown>)[key];
      if (Array.isArray(holder)) {
        const index = Number(key);
        if (kind === 'remove') holder.splice(index, 1);
        else if (kind === 'repeat') holder.push(...Array.from({ length: 1 + (at % 4) }, () => structuredClone(held)));
        else if (kind === 'swap') holder.unshift(...holder.splice(index, 1));
        else holder[index] = value;
      } else {
        const object = holder as Record<string, unknown>;
        if (kind === 'remove' && holder !== root) delete object[key];
        else if (kind === 'rename' && holder !== root) {
          delete object[key];
          Object.defineProperty(object, name, { value: held, enumerable: true, writable: true, configurable: true });
        } else object[key] = value;
      }
    }
    return Buffer.from(
      (JSON.stringify(root.value) ?? '').replaceAll(
        /\{"\\u0001raw":("(?:[^"\\]|\\.)*")\}/g,
        (_whole, quoted: string) => JSON.parse(quoted) as string,
      ),
    );
  });
}

/** Every place of a value, the top one first. */
function placesOf(root: { value: unknown }): { holder: object; key: string | number }[] {
  const places: { holder: object; key: string | number }[] = [{ holder: root, key: 'value' }];
  for (const { holder, key } of places) {
    const value = (holder as Record<string | number, unknown>)[key];
    if (typeof value === 'object' && value !== null) for (const inner of Object.keys(value)) places.push({ holder: value, key: inner });
  }
  return places;
}

const hostileLine = fc.oneof(
  fc.constantFrom(
    '',
    '--',
    '----',
    ' folded',
    '\tfolded',
    ':',
    ': x',
    'Content-ID: <>',
    'Content-ID: <a + 1>',
    'Content-ID: a',
    'Content-Type: application/http',
    'Content-Type: multipart/mixed; boundary=x',
    'Host: other.example',
    'Authorization: Bearer x',
    'Content-Length: 5',
    'Content-Length: 99999999999999999999',
    'Transfer-Encoding: chunked',
    'Connection: close',
    'Content-Transfer-Encoding: base64',
    'GET / HTTP/1.1',
    'GET http://other.example/ HTTP/1.1',
    'GET //x HTTP/1.1',
    'POST /batch',
    'get /',
    'CONNECT x:1 HTTP/1.1',
    'GET  / HTTP/9.9',
    'TRACE / HTTP/1.1',
  ),
  hostileText,
);

function spoiledLines(text: string): fc.Arbitrary<Uint8Array> {
  const edit = fc.record({ at: fc.nat(), kind: fc.constantFrom('insert', 'remove', 'repeat', 'move'), line: hostileLine });
  return fc
    .record({ edits: fc.array(edit, { minLength: 1, maxLength: 5 }), end: fc.constantFrom('\n', '\r\n', '\r') })
    .map(({ edits, end }) => {
      const lines = text.split(/\r?\n/);
      for (const { at, kind, line } of edits) {
        const place = at % (lines.length + 1);
        if (kind === 'insert') lines.splice(place, 0, line);
        else if (kind === 'remove') lines.splice(place, 1);
        else if (kind === 'repeat') lines.splice(place, 0, ...lines.slice(place, place + 3));
        else lines.unshift(...lines.splice(place, 2));
      }
      return Buffer.from(lines.join(end));
    });
}

function spoiledBytes(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const insert = fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc
      .constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '--', '\u0000', '\r\n\r\n', '\ufeff', '['.repeat(99))
      .map((text) => Buffer.from(text)),
  );
  const edit = fc.record({ at: fc.nat(), remove: fc.nat(6), insert });
  return fc.array(edit, { minLength: 1, maxLength: 5 }).map((edits) =>
    edits.reduce<Uint8Array>((whole, { at, remove, insert: more }) => {
      const place = at % (whole.length + 1);
      return Buffer.concat([whole.subarray(0, place), more, whole.subarray(place + remove)]);
    }, bytes),
  );
}

/** As HTTP lets it through: printable ASCII without blanks. */
const hostileSuffix = fc
  .array(
    fc.oneof(
      fc.constantFrom('/', '//', '..', '%2e%2e/', '%00', '%ff', '%', '?', '&', '=', ';', 'batch', 'a=b', 'count=-2', '+'),
      hostileText,
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join('').replaceAll(/[^!-~]/g, ''));

function spoiledTarget(target: string, suffix: string): string {
  return `${target}${suffix}`;
}

/** Values that Node's parser lets through. */
const hostileHeaders = fc.dictionary(
  fc.constantFrom('prefer', 'accept', 'x-vaix-authentication-method', 'content-id', 'idempotency-key', 'x-http-method-override', 'host'),
  fc.oneof(
    fc.constantFrom('', 'continue-on-error=false', 'respond-async', '*/*', ';;;', 'vaix'),
    fc.string({ maxLength: 10 }).map((text) => text.replaceAll(/[^\x20-\x7e]/g, '')),
  ),
  { maxKeys: 2 },
);

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
