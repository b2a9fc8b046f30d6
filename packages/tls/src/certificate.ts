import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createSecureContext } from 'node:tls';

/** What a server shows to its callers, and the key that proves it. */
export interface Certificate {
  /** PEM: the server's certificate first, those that vouch for it after it. */
  readonly cert: string;
  /** PEM, without a passphrase. */
  readonly key: string;
  /** The file of `cert`. */
  readonly file: string;
}

/** Why a certificate cannot be used: the message names the file and what to do. */
export class CertificateFault extends Error {
  override readonly name = 'CertificateFault';
}

/**
 * Reads `cert.pem` and `key.pem` of a folder.
 *
 * @throws CertificateFault when one cannot be read, is no PEM of its kind or too weak, or the key is not the certificate's
 */
export function readCertificate(folder: string): Certificate {
  const file = resolve(folder, 'cert.pem');
  const cert = textOf(file);
  const key = textOf(join(resolve(folder), 'key.pem'));
  const certificate = attempt(() => new X509Certificate(cert), `${file} is no certificate in PEM.`);
  const privateKey = attempt(
    () => createPrivateKey(key),
    `${resolve(folder, 'key.pem')} is no private key in PEM without a passphrase. Take a passphrase off with: openssl pkey -in <old> -out key.pem`,
  );
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new CertificateFault(
      `key.pem and cert.pem in ${resolve(folder)} do not belong together. The server's own certificate must be the first in cert.pem.`,
    );
  }
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw new CertificateFault(`OpenSSL refuses ${file} and its key: ${(error as Error).message}.`, { cause: error });
  }
  return { cert, key, file };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT'
        ? 'is not there'
        : code === 'EACCES'
          ? 'may not be read by this user'
          : code === 'EISDIR'
            ? 'is a folder'
            : code === 'ENOTDIR'
              ? 'is below a file'
              : `cannot be read (${code})`;
    throw new CertificateFault(`${file} ${why}.`, { cause: error });
  }
}

function attempt<Value>(read: () => Value, fault: string): Value {
  try {
    return read();
  } catch (error) {
    throw new CertificateFault(fault, { cause: error });
  }
}
