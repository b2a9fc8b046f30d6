import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { get } from 'node:https';
import { onePortServer, selfSignedCertificate } from '@sheaf/tls';
import Fastify from 'fastify';

const certificate = await selfSignedCertificate({ folder: join(mkdtempSync(join(tmpdir(), 'example-')), 'tls') });
const app = Fastify({ serverFactory: onePortServer(certificate), forceCloseConnections: 'idle' });
app.get('/', ({ protocol }) => `by ${protocol}`);
const address = await app.listen({ port: 0, host: '127.0.0.1' });

console.log(await (await fetch(address)).text());
// `ca` here; a whole process trusts it by NODE_EXTRA_CA_CERTS=<certificate.file>.
const answer = await new Promise<string>((resolve) =>
  get(address.replace('http:', 'https:'), { ca: certificate.cert }, (response) => response.setEncoding('utf8').once('data', resolve)),
);
console.log(answer);
await app.close();
