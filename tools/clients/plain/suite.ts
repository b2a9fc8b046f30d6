// The plain form `{"requests":[{"method","path","body"}]}` by Python's requests: the program that people find, and what more such a client does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runPython } from '../program.ts';
import type { ClientFeature, ClientServer, ClientSuite, CommonFeature } from '../suite.ts';

/** documents/rest-batch.txt: only the host is changed. */
const program = readFileSync(join(import.meta.dirname, 'program.py'), 'utf8');

async function runProgram(server: ClientServer, host: string): Promise<void> {
  const text = program.replace('https://example.com', host);
  assert.notEqual(text, program);
  const lines = (await runPython(server, ['-c', text])).trim().split('\n');
  assert.equal(lines.length, 2);
  assert.match(lines[0]!, /^Response 1: Status 200, Body: \{'itemId': '1'/);
  assert.match(lines[1]!, /^Response 2: Status 201, Body: \{'itemId': '[^']+', 'name': 'NewItem'\}$/);
}

function feature(text: string, name: string, proves?: CommonFeature, isSecure = false): ClientFeature {
  return {
    feature: text,
    ...(proves === undefined ? {} : { proves }),
    run: async (server) => {
      const base = isSecure ? server.secureUrl : server.baseUrl;
      await runPython(server, [join(import.meta.dirname, 'batches.py'), name, base, server.token]);
    },
  };
}

export const suite: ClientSuite = {
  dialect: 'plain',
  client: 'PyPI requests',
  version: '2.34.2',
  env: { SHEAF_SAMPLE: 'on' },
  features: [
    { feature: 'The program of documents/rest-batch.txt, only the host changed', run: (server) => runProgram(server, server.baseUrl) },
    { feature: 'The same by https', run: (server) => runProgram(server, server.secureUrl) },
    feature('Batches at /batch and /api/batch', 'both_addresses', 'reads'),
    feature('PUT, PATCH, GET and DELETE with and without bodies', 'bodies', 'writes with a body'),
    feature('404, 405 and 403 of single requests', 'failures', 'a failure is its own item’s'),
    feature('100 answers in the order of the requests', 'order', 'answers in the order of the requests'),
    feature('dependsOn, and the id of a new item in the next request', 'dependency', 'an item that depends on another'),
    feature('The same requests alone', 'alone', 'one request alone'),
    feature('10,000 requests in one batch, and 413 for one more', 'largest', 'the largest batch'),
    feature('Problem documents for what is no batch', 'refusal', 'refusal of a whole batch'),
    feature('401 for a wrong token', 'credentials', 'refusal of wrong credentials'),
    feature('Batches by https', 'both_addresses', 'https', true),
  ],
  notSupported: [{ feature: 'Credentials per request', why: 'requests act for whoever sent the batch', proves: 'credentials per item' }],
};
