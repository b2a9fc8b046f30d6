import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { BlobServiceClient, BlobSASPermissions, generateBlobSASQueryParameters, StorageSharedKeyCredential } from '@azure/storage-blob';
import { folder } from '../install.ts';

/** The key that every azurite has, published by Microsoft. */
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Azure's blob storage on this machine: azurite, in memory. */
export interface BlobStore {
  /** `127.0.0.1:4711` */
  readonly host: string;
  /** `http://127.0.0.1:4711/devstoreaccount1/` */
  readonly baseLocation: string;
  /** A signature for one blob; with its `?`. */
  sign(container: string, name: string, permissions?: string): string;
  /** What a person would do at the portal. */
  createContainer(container: string): Promise<void>;
  upload(container: string, name: string, content: string | Buffer): Promise<void>;
  /** `undefined`: there is no such blob. */
  download(container: string, name: string): Promise<string | undefined>;
  stop(): void;
}

/** Starts azurite on a free port; `port`: on this one. */
export async function startBlobStore(port?: number): Promise<BlobStore> {
  const own = port ?? (await freePort());
  const azurite = join(folder, 'node_modules/azurite/dist/src/blob/main.js');
  const options = ['--inMemoryPersistence', '--skipApiVersionCheck', '--silent', '--disableTelemetry', '--blobPort', String(own)];
  const child = spawn(process.execPath, [azurite, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  process.once('exit', () => child.kill());
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'exit').then(() => {
    throw new Error(`azurite ended:\n${output}`);
  });
  const host = `127.0.0.1:${own}`;
  await Promise.race([answering(`http://${host}/`), ended]);
  ended.catch(() => undefined);
  const baseLocation = `http://${host}/${account}/`;
  const credential = new StorageSharedKeyCredential(account, key);
  const service = new BlobServiceClient(baseLocation.slice(0, -1), credential);
  const blob = (container: string, name: string) => service.getContainerClient(container).getBlockBlobClient(name);
  return {
    host,
    baseLocation,
    sign(containerName, blobName, permissions = 'rw') {
      const expiresOn = new Date(Date.now() + 3600_000);
      const values = { containerName, blobName, permissions: BlobSASPermissions.parse(permissions), expiresOn };
      return `?${generateBlobSASQueryParameters(values, credential).toString()}`;
    },
    async createContainer(container) {
      await service.getContainerClient(container).createIfNotExists();
    },
    async upload(container, name, content) {
      await blob(container, name).upload(content, Buffer.byteLength(content));
    },
    async download(container, name) {
      const client = blob(container, name);
      return (await client.exists()) ? (await client.downloadToBuffer()).toString() : undefined;
    },
    stop: () => void child.kill(),
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves when something answers there, whatever it answers. */
export async function answering(url: string): Promise<void> {
  const endMs = performance.now() + 60_000;
  for (;;) {
    const isThere = await fetch(url).then(
      async (response) => {
        await response.body?.cancel();
        return true;
      },
      () => false,
    );
    if (isThere) return;
    if (performance.now() > endMs) throw new Error(`Nothing answers at ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
