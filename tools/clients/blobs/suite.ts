// The storages that jobs read from and write to, each against a server of its kind: S3 (moto) and Azure (azurite).
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobError, type BlobFault, type BlobLocation, BlobStores, Guard, parseAllowedHost } from '@sheaf/jobs/blob';
import { startBlobStore } from '../azure/store.ts';
import type { ClientFeature, ClientSuite } from '../suite.ts';
import { startS3 } from './s3.ts';

/** One kind of storage. */
interface Storage {
  readonly host: string;
  place(name: string): BlobLocation;
  withWrongCredentials(name: string): BlobLocation;
  /** In a container or bucket that there is not. */
  nowhere(name: string): BlobLocation;
}

async function azure(): Promise<Storage> {
  const store = await startBlobStore();
  await store.createContainer('container1');
  const at = (container: string, name: string, sasToken: string): BlobLocation => ({
    kind: 'azure',
    url: `${store.baseLocation}${container}/${name}`,
    sasToken,
  });
  return {
    host: store.host,
    place: (name) => at('container1', name, store.sign('container1', name)),
    withWrongCredentials: (name) => at('container1', name, store.sign('container1', name).replace(/sig=[^&]+/, 'sig=AAAA')),
    nowhere: (name) => at('container9', name, store.sign('container9', name)),
  };
}

async function s3(): Promise<Storage> {
  const { host, endpoint, bucket, accessKeyId, secretAccessKey } = await startS3();
  const place = { kind: 's3', bucket, endpoint, accessKeyId, secretAccessKey } as const;
  return {
    host,
    place: (key) => ({ ...place, key }),
    withWrongCredentials: (key) => ({ ...place, key, secretAccessKey: 'wrong' }),
    nowhere: (key) => ({ ...place, key, bucket: 'no-such-bucket' }),
  };
}

const pieceBytes = 1024 * 1024;
const noLimit = { maxBytes: 1024 * pieceBytes };
const plain = { contentType: 'text/plain' };

async function* pieces(count: number, failsAt = Infinity): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < count; n += 1) {
    if (n === failsAt) throw new RangeError('the content failed');
    yield Buffer.alloc(pieceBytes, n + 1);
  }
}

async function* text(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

/** With this fault, and a message that has no credential in it. */
function failsWith(work: Promise<unknown>, fault: BlobFault): Promise<void> {
  return assert.rejects(
    work,
    (error: unknown) => error instanceof BlobError && error.fault === fault && !/sig=|wrong|AAAA|Signature=/.test(error.message),
  );
}

function features(start: () => Promise<Storage>): ClientFeature[] {
  let starting: Promise<Storage & { readonly stores: BlobStores }> | undefined;
  const started = () =>
    (starting ??= start().then((storage) => ({
      ...storage,
      stores: new BlobStores(join(tmpdir(), 'sheaf-no-local-blobs'), new Guard([parseAllowedHost(storage.host)!])),
    })));
  const read = async (location: BlobLocation, options = noLimit): Promise<Buffer> => {
    const { stores } = await started();
    const chunks: Uint8Array[] = [];
    for await (const chunk of await stores.read(location, options)) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  };
  return [
    {
      feature: 'writes a blob and reads it again; a second one replaces it',
      async run() {
        const { stores, place } = await started();
        await stores.write(place('small.txt'), text('one'), plain);
        await stores.write(place('small.txt'), text('two'), plain);
        assert.equal((await read(place('small.txt'))).toString(), 'two');
      },
    },
    {
      feature: 'writes 40 MB in blocks and streams them back',
      async run() {
        const { stores, place } = await started();
        await stores.write(place('large.bin'), pieces(40), plain);
        const content = await read(place('large.bin'));
        assert.equal(content.length, 40 * pieceBytes);
        for (let n = 0; n < 40; n += 1) assert.equal(content[n * pieceBytes + 7], n + 1);
      },
    },
    {
      feature: 'content that fails leaves nothing, and what was there before',
      async run() {
        const { stores, place } = await started();
        await assert.rejects(stores.write(place('broken.bin'), pieces(40, 30), plain), RangeError);
        await failsWith(read(place('broken.bin')), 'unavailable');
        await stores.write(place('kept.txt'), text('before'), plain);
        await assert.rejects(stores.write(place('kept.txt'), pieces(40, 20), plain), RangeError);
        assert.equal((await read(place('kept.txt'))).toString(), 'before');
      },
    },
    {
      feature: 'a write that is broken off leaves nothing',
      async run() {
        const { stores, place } = await started();
        const stop = new AbortController();
        async function* endless(): AsyncGenerator<Uint8Array> {
          for (let n = 0; ; n += 1) {
            if (n === 20) stop.abort(new Error('stop'));
            yield Buffer.alloc(pieceBytes);
          }
        }
        await assert.rejects(stores.write(place('endless.bin'), endless(), { ...plain, signal: stop.signal }), /stop/);
        await failsWith(read(place('endless.bin')), 'unavailable');
      },
    },
    {
      feature: 'more than may be read is refused while it comes',
      async run() {
        const { stores, place } = await started();
        await stores.write(place('much.bin'), pieces(3), plain);
        await failsWith(read(place('much.bin'), { maxBytes: 2 * pieceBytes }), 'too-large');
      },
    },
    {
      feature: 'wrong credentials open nothing, and are not told',
      async run() {
        const { stores, place, withWrongCredentials } = await started();
        await stores.write(place('secret.txt'), text('secret'), plain);
        await failsWith(read(withWrongCredentials('secret.txt')), 'unavailable');
        await failsWith(stores.write(withWrongCredentials('secret.txt'), text('other'), plain), 'unavailable');
        assert.equal((await read(place('secret.txt'))).toString(), 'secret');
      },
    },
    {
      feature: 'a blob, container or bucket that there is not',
      async run() {
        const { stores, place, nowhere } = await started();
        await failsWith(read(place('none.txt')), 'unavailable');
        await failsWith(read(nowhere('none.txt')), 'unavailable');
        await failsWith(stores.write(nowhere('none.txt'), text('x'), plain), 'unavailable');
      },
    },
    {
      feature: 'a host that is not listed is refused before anything is sent',
      async run() {
        const { place } = await started();
        const closed = new BlobStores(join(tmpdir(), 'sheaf-no-local-blobs'), new Guard([]));
        await failsWith(closed.read(place('small.txt'), noLimit), 'forbidden');
        await failsWith(closed.write(place('small.txt'), text('x'), plain), 'forbidden');
      },
    },
  ];
}

export const suite: ClientSuite[] = [
  { dialect: 'blobs', kind: 'storage', client: 'npm azurite', version: '3.36.0', features: features(azure), notSupported: [] },
  { dialect: 'blobs', kind: 'storage', client: 'PyPI moto', version: '5.2.5', features: features(s3), notSupported: [] },
];
