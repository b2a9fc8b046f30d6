import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readCertificate } from './certificate.js';
import { selfSignedCertificate } from './self-signed.js';

const newFolder = () => mkdtempSync(join(tmpdir(), 'sheaf-tls-'));
const good = newFolder();
beforeAll(() => selfSignedCertificate({ folder: good }));

/** A copy of the good pair, spoiled. */
const spoiled = (spoil: (folder: string) => void): string => {
  const folder = newFolder();
  for (const name of ['cert.pem', 'key.pem']) copyFileSync(join(good, name), join(folder, name));
  spoil(folder);
  return folder;
};

describe('a certificate from files', () => {
  it('is read, with the place of its file', () => {
    const { cert, key, file } = readCertificate(good);
    expect(cert).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
    expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(file).toBe(join(good, 'cert.pem'));
  });

  it('is refused with the file’s name and why', async () => {
    const other = newFolder();
    await selfSignedCertificate({ folder: other });
    const withPassphrase = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }).privateKey;
    const empty = newFolder();
    const cases: [string, RegExp][] = [
      [empty, /cert\.pem is not there\.$/],
      [join(good, 'cert.pem'), /cert\.pem is below a file\.$/],
      [spoiled((folder) => writeFileSync(join(folder, 'cert.pem'), 'hello')), /cert\.pem is no certificate in PEM\.$/],
      [spoiled((folder) => writeFileSync(join(folder, 'key.pem'), 'hello')), /key\.pem is no private key in PEM without a passphrase/],
      [spoiled((folder) => writeFileSync(join(folder, 'key.pem'), withPassphrase)), /key\.pem is no private key .* openssl pkey/],
      [spoiled((folder) => copyFileSync(join(other, 'key.pem'), join(folder, 'key.pem'))), /do not belong together/],
    ];
    for (const [folder, message] of cases) expect(() => readCertificate(folder)).toThrow(message);
  });

  it('is refused when it is too weak for TLS', async () => {
    await import('reflect-metadata');
    const { PemConverter, X509CertificateGenerator } = await import('@peculiar/x509');
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 1024 };
    const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const certificate = await X509CertificateGenerator.createSelfSigned({ name: 'CN=weak', keys, signingAlgorithm: algorithm });
    const folder = newFolder();
    writeFileSync(join(folder, 'cert.pem'), certificate.toString('pem'));
    writeFileSync(join(folder, 'key.pem'), PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY'));
    expect(() => readCertificate(folder)).toThrow(/^OpenSSL refuses .*cert\.pem and its key: .*too small/);
  });

  it('is refused when this user may not read it', () => {
    // root may read everything.
    if (process.getuid?.() === 0) {
      const folder = newFolder();
      mkdirSync(join(folder, 'cert.pem'));
      return expect(() => readCertificate(folder)).toThrow(/cert\.pem is a folder\.$/);
    }
    return expect(() => readCertificate(spoiled((folder) => chmodSync(join(folder, 'key.pem'), 0)))).toThrow(
      /may not be read by this user/,
    );
  });
});
