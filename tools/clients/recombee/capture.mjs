// node capture.mjs <fixture file>: writes down what the npm client sends for each of requests.json, alone and as one batch.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { ApiClient, requests as types } from 'recombee-api-client';

const recorded = [];
let name = '';
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { 'content-type': contentType, accept, 'user-agent': userAgent } = request.headers;
    const headers = Object.fromEntries(
      Object.entries({ 'content-type': contentType, accept, 'user-agent': userAgent }).filter(([, value]) => value !== undefined),
    );
    recorded.push({ name, method: request.method, target: request.url, headers, body: Buffer.concat(chunks).toString() });
    response.setHeader('content-type', 'application/json').end('"ok"');
  });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const client = new ApiClient('demo', 'demo-token', { baseUri: `127.0.0.1:${server.address().port}`, protocol: 'http' });

const all = JSON.parse(readFileSync(new URL('requests.json', import.meta.url), 'utf8'));
const make = ([type, positional, options]) => new types[type](...structuredClone(positional), structuredClone(options));
for (const each of all) {
  [name] = each;
  await client.send(make(each));
}
name = 'Batch';
const batch = new types.Batch(all.map(make), { distinctRecomms: true });
// A batch goes by https alone; what is written is the same.
batch.ensureHttps = false;
await client.send(batch);
server.close();
writeFileSync(process.argv[2], `${JSON.stringify(recorded, undefined, 1)}\n`);
