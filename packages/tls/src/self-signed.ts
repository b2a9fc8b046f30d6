import { X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { type Certificate, CertificateFault, readCertificate } from './certificate.js';

export interface SelfSignedOptions {
  /** Where `cert.pem` and `key.pem` are kept, for this user only; made when it is not there. */
  readonly folder: string;
  /** Names and addresses that it stands for, beside `localhost`, 127.0.0.1 and ::1. Wildcard addresses are left out. */
  readonly hosts?: readonly string[];
  /** Milliseconds since 1970. Default: now. */
  readonly nowMs?: number;
}

/**
 * The certificate in `folder`, for development: the one that is there as long as it is good, so that whoever trusts it goes on trusting it after
 * a restart; else a new one. Needs no openssl.
 *
 * @throws CertificateFault when the folder cannot be written
 */
export async function selfSignedCertificate({ folder, hosts = [], nowMs = Date.now() }: SelfSignedOptions): Promise<Certificate> {
  const names = [...new Set(['localhost', '127.0.0.1', '::1', ...hosts.filter((host) => host !== '0.0.0.0' && host !== '::')])];
  const kept = keptCertificate(folder, names, nowMs);
  if (kept !== undefined) return kept;
  const made = await makeCertificate(names, nowMs);
  try {
    place(folder, made);
  } catch (error) {
    throw new CertificateFault(`The certificate cannot be kept in ${resolve(folder)}: ${(error as Error).message}.`, { cause: error });
  }
  return readCertificate(folder);
}

const dayMs = 86_400_000;
/** The longest that Apple's systems take: https://support.apple.com/en-us/103769 */
const validityMs = 825 * dayMs;
/** Made anew this long before its end, so that a server that runs for weeks does not outlive it. */
const renewalMs = 30 * dayMs;

function keptCertificate(folder: string, names: readonly string[], nowMs: number): Certificate | undefined {
  if (!existsSync(join(folder, 'cert.pem'))) return undefined;
  try {
    const kept = readCertificate(folder);
    const certificate = new X509Certificate(kept.cert);
    const isValid = Date.parse(certificate.validFrom) <= nowMs && nowMs < Date.parse(certificate.validTo) - renewalMs;
    const isForAll = names.every((name) => (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined);
    return isValid && isForAll ? kept : undefined;
  } catch {
    // Half of a pair, or no PEM: it serves nobody, and a new one takes its place.
    return undefined;
  }
}

async function makeCertificate(names: readonly string[], nowMs: number): Promise<Pick<Certificate, 'cert' | 'key'>> {
  // The library's injector wants it, and only a server that makes a certificate pays for both.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Sheaf development',
    // Clocks of callers may be a little behind ours.
    notBefore: new Date(nowMs - dayMs),
    notAfter: new Date(nowMs - dayMs + validityMs),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      // Python 3.13 and later verify strictly (VERIFY_X509_STRICT): without these a trusted certificate is refused all the same.
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const key = x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { cert: `${certificate.toString('pem')}\n`, key: `${key}\n` };
}

/** The two files appear together: a start that is killed, or two at once, never leave a certificate with the key of another. */
function place(folder: string, { cert, key }: Pick<Certificate, 'cert' | 'key'>): void {
  mkdirSync(dirname(resolve(folder)), { recursive: true });
  const made = mkdtempSync(`${resolve(folder)}.`);
  writeFileSync(join(made, 'key.pem'), key, { mode: 0o600 });
  writeFileSync(join(made, 'cert.pem'), cert, { mode: 0o644 });
  // mkdtemp gives the folder to this user alone; the certificate is for everybody who calls.
  chmodSync(made, 0o755);
  if (existsSync(folder)) {
    const old = mkdtempSync(`${resolve(folder)}.`);
    renameSync(folder, join(old, 'tls'));
    rmSync(old, { recursive: true, force: true });
  }
  try {
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    // Another start was quicker: its certificate is as good.
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
  }
}
