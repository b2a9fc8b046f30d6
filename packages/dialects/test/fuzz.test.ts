import { OpenAiLines } from '@sheaf/dialects';
import { defaultLimits } from '@sheaf/core';
import { expectItem, fuzz, fuzzText } from './fuzz.js';
import { google } from './google.js';
import { graph } from './graph.js';
import { jsonRpcConformance } from './json-rpc.js';
import { native } from './native.js';
import { recombee } from './recombee.js';
import { vaix } from './vaix.js';

const get = (target: string) => ({ method: 'GET', target, headers: {}, body: Buffer.alloc(0) });

fuzz(native);
fuzz(graph);
fuzz(jsonRpcConformance);
fuzz(recombee, {
  more: [
    get('/demo/items/list/?filter=%27a%27%20%3D%3D%201&count=5&returnProperties=true'),
    get('/demo/users/u/ratings/'),
    {
      method: 'POST',
      target: '/demo/recomms/users/u/items/',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(
        '{"count":5,"filter":"\'price\' > 1 and \'genre\' in {\\"a\\"}","booster":"if \'a\' then 2 else 1","cascadeCreate":true,"returnProperties":true}',
      ),
    },
  ],
});
fuzz(vaix, {
  more: [
    get('/api/sports/events/popular?count=5&filters=a%3Aeq%3A1&from_offset=-2h&order_by=%2Bbegin'),
    get('/api/sports/events/recommended?user=ada&from=2026-12-25%2019%3A45%3A00&exclude_n_popular=3'),
    {
      method: 'POST',
      target: '/api/batch',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(
        '{"requests":[{"operation_id":"get_trending_events","name":"1","params":{"to_offset":"10h","count":"5","fields":"begin","order_by":"-score"}}]}',
      ),
    },
  ],
});

const part = (text: string): string => `--=b=\r\nContent-Type: application/http\r\n${text}\r\n`;
const largeParts = (text: string) => () => ({
  method: 'POST',
  target: '/batch/farm/v2',
  headers: { 'content-type': google.contentType },
  body: Buffer.from(`${text.repeat(Math.max(1, Math.floor(250_000 / text.length)))}--=b=--`),
});
fuzz(google, {
  large: [
    part('\r\nGET / HTTP/1.1\r\n\r\n'),
    part(''),
    '--=b=\r\n',
    '--=b=\r\n\r\n\r\n',
    '--',
    '\r\n',
    part(`Content-ID: <${'a'.repeat(200_000)}>\r\n\r\nGET / HTTP/1.1\r\n\r\n`),
    part(`\r\nGET / HTTP/1.1\r\n${'a: b\r\n'.repeat(30_000)}\r\n`),
    part(`\r\nGET / HTTP/1.1\r\na: b\r\n${' folded\r\n'.repeat(20_000)}\r\n`),
    part(`\r\nPOST /x HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${'['.repeat(200_000)}`),
  ].map(largeParts),
});

fuzzText(
  'a line of an OpenAI input file',
  [
    '{"custom_id":"a","method":"POST","url":"/v1/items","body":{"title":"Heat","tags":["x",1.5]}}',
    '{"custom_id":"b","method":"GET","url":"/v1/items/a?x=1"}',
  ],
  (bytes) => {
    const read = new OpenAiLines(defaultLimits, '/v1/').read(bytes, 1);
    if ('error' in read) return undefined;
    expectItem(read.item);
    return read;
  },
);
