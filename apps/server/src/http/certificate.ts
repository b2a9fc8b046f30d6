import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Certificate, readCertificate, selfSignedCertificate } from '@sheaf/tls';
import type { Configuration } from '../configuration/configuration.js';

export interface ServerCertificate {
  /** `undefined`: http alone. */
  readonly certificate?: Certificate;
  /** Takes away what is kept only as long as the server runs. */
  forget(): void;
}

/**
 * The certificate that the settings ask for. One of our own stays in the data folder; without such a folder its file is there while the server runs.
 *
 * @throws CertificateFault
 */
export async function certificateOf({ tls, dataDir, host }: Pick<Configuration, 'tls' | 'dataDir' | 'host'>): Promise<ServerCertificate> {
  if (tls === 'off') return { forget: () => undefined };
  if (tls !== 'self-signed') return { certificate: readCertificate(tls.folder), forget: () => undefined };
  if (dataDir !== 'memory') {
    return { certificate: await selfSignedCertificate({ folder: join(dataDir, 'tls'), hosts: [host] }), forget: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-'));
  const forget = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    return { certificate: await selfSignedCertificate({ folder: join(folder, 'tls'), hosts: [host] }), forget };
  } catch (error) {
    forget();
    throw error;
  }
}
