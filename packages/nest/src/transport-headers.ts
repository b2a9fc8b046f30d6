/**
 * Headers of an answer that an item result leaves out, with the reason: the only ones that may differ from the same request sent alone.
 * `docs/semantics.md` and the batch = single suite read this list.
 */
export const transportHeaders: ReadonlyMap<string, string> = new Map([
  ['connection', 'about the hop; the batch answer has its own'],
  ['keep-alive', 'about the hop; the batch answer has its own'],
  ['proxy-connection', 'about the hop; the batch answer has its own'],
  ['upgrade', 'about the hop; an item cannot leave HTTP'],
  ['te', 'about the hop'],
  ['trailer', 'about the framing; an item has no trailers'],
  ['transfer-encoding', 'about the framing; the batch answer has its own'],
  ['content-length', 'about the framing; the body stands in the envelope'],
  ['date', 'when the message was made; the batch answer has its own'],
]);

/**
 * Headers that the adapter's CORS hook sets on every answer: they tell a browser about the message that carries them, which is the batch
 * answer. Items reached by inject have them, compiled and route items do not.
 */
export const outerOnlyHeaders: readonly string[] = [
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-expose-headers',
  'vary',
];
