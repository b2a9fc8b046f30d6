import { join } from 'node:path';
import { readCertificate, selfSignedCertificate } from '@sheaf/tls';
import { createFarm } from './app.js';

const { PORT = '3001', HOST = '127.0.0.1', FARM_TOKEN: token, SHEAF_TLS: tls = 'off' } = process.env;
const certificate =
  tls === 'off'
    ? undefined
    : tls === 'self-signed'
      ? await selfSignedCertificate({ folder: join('.sheaf', 'farm-tls'), hosts: [HOST] })
      : readCertificate(tls);

const app = await createFarm({ token, certificate });
await app.listen(Number(PORT), HOST);
const url = await app.getUrl();
process.stdout.write(`
  The farm is open at ${url}${certificate === undefined ? '' : ` and ${url.replace('http:', 'https:')}`}

    openapi      ${url}/openapi.json
    discovery    ${url}/discovery/v1/apis/farm/v2/rest
    batches      ${url}/batch, ${url}/batch/farm/v2 (Google), ${url}/v1.0/$batch (Microsoft Graph)
    token        ${token === undefined ? 'none is asked for' : 'that of FARM_TOKEN'}${certificate === undefined ? '' : `\n    https        the certificate is ${certificate.file}; set NODE_EXTRA_CA_CERTS or REQUESTS_CA_BUNDLE to it`}

`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void app.close().then(() => process.exit(0)));
