import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runPython } from '../program.ts';
import type { ClientFeature, ClientServer, ClientSuite, CommonFeature } from '../suite.ts';

const client = { dialect: 'google', client: 'PyPI google-api-python-client', version: '2.202.0' } as const;

/** The function of this name in farm.py, which gets the farm's address. */
function onFarm(name: string, feature: string, proves?: CommonFeature, url: 'baseUrl' | 'secureUrl' = 'baseUrl'): ClientFeature {
  const run = async (server: ClientServer) => {
    await runPython(server, [join(import.meta.dirname, 'farm.py'), name, server[url]]);
  };
  return proves === undefined ? { feature, run } : { feature, proves, run };
}

/** The function of this name in catalogue.py, which gets the server's address and a token. */
function onCatalogue(name: string, feature: string): ClientFeature {
  return {
    feature,
    run: async (server) => {
      await runPython(server, [join(import.meta.dirname, 'catalogue.py'), name, server.baseUrl, server.token]);
    },
  };
}

export const suite: readonly ClientSuite[] = [
  {
    ...client,
    app: 'farm',
    env: { FARM_TOKEN: 'hay' },
    features: [
      onFarm('alone', 'Farm: list, insert, get, patch, delete, pages and HttpError, one request at a time', 'one request alone'),
      onFarm('discovery', 'A client built from the discovery address in both of its forms, and from the document; UnknownApiNameOrVersion'),
      onFarm('document', 'The program of the library’s page about batches', 'reads'),
      onFarm('callbacks', 'Global and per-request callbacks, in the order of the requests', 'answers in the order of the requests'),
      onFarm('errors', 'Failures reach the callbacks as HttpError with status and reason', 'a failure is its own item’s'),
      onFarm('nothing_to_say', '204 No Content'),
      onFarm(
        'unicode_text',
        'Unicode, control characters and boundary look-alikes in bodies and request ids, folded headers',
        'writes with a body',
      ),
      onFarm('thousand', 'A batch of 1,000 calls', 'the largest batch'),
      onFarm('too_many', '1,001 parts are refused'),
      onFarm('refresh', 'A second request of only the 401 parts, with refreshed credentials', 'credentials per item'),
      onFarm('wrong_credentials', 'HttpError 401 without credentials, in a batch and alone', 'refusal of wrong credentials'),
      onFarm('refused', 'A batch with a path that leads elsewhere is refused whole, and nothing has run', 'refusal of a whole batch'),
      onFarm('batch_in_batch', 'A batch within a batch is refused as its own part'),
      onFarm('over_tls', 'Discovery, calls and batches by https', 'https', 'secureUrl'),
    ],
    notSupported: [
      {
        feature: 'dependsOn',
        why: 'the wire form has no way to say it; parts run as if one by one',
        proves: 'an item that depends on another',
      },
      { feature: 'Media uploads in a batch', why: 'the client refuses them' },
    ],
  },
  {
    ...client,
    app: 'farm',
    features: [
      {
        feature: 'The example of the README',
        run: async (server) => {
          const printed = await runPython(server, [join(import.meta.dirname, '../../../examples/farm.py')], {
            env: { FARM: server.baseUrl },
          });
          const page = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
          assert.ok(page.includes(`\`\`\`text\n${printed}\`\`\``), `the README shows something else than\n${printed}`);
        },
      },
    ],
    notSupported: [],
  },
  {
    ...client,
    features: [
      onCatalogue('alone', 'Catalogue: put, get, patch, list, delete items and HttpError, one request at a time'),
      onCatalogue('long_query', 'Catalogue: a query of more than 2,048 characters, which the client sends as a form'),
      onCatalogue('batch', 'Catalogue: items, users and interactions in one batch, with the place of a fault in error_details'),
      onCatalogue('as_alone', 'Catalogue: a call in a batch answers what it answers alone'),
      onCatalogue('credentials', 'Catalogue: a part with a wrong credential is its own 401'),
      onCatalogue('thousand', 'Catalogue: 500 writes and 500 reads of what they wrote'),
    ],
    notSupported: [],
  },
];
