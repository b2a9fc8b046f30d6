import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CertificateFault } from './certificate.js';
import { selfSignedCertificate } from './self-signed.js';

const newFolder = () => join(mkdtempSync(join(tmpdir(), 'sheaf-tls-')), 'data', 'tls');
const dayMs = 86_400_000;

describe('a self-made certificate', () => {
  it('stands for localhost, this machine and the hosts given, and not for wildcards', async () => {
    const { cert } = await selfSignedCertificate({ folder: newFolder(), hosts: ['shop.example', '192.0.2.7', '0.0.0.0'] });
    const certificate = new X509Certificate(cert);
    expect(certificate.subjectAltName).toBe(
      'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, DNS:shop.example, IP Address:192.0.2.7',
    );
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });

  it('keeps its key for its user alone, and leaves nothing else behind', async () => {
    const folder = newFolder();
    await selfSignedCertificate({ folder });
    await selfSignedCertificate({ folder, hosts: ['other.example'] });
    expect(statSync(join(folder, 'key.pem')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, '..'))).toEqual(['tls']);
    expect(readdirSync(folder)).toEqual(['cert.pem', 'key.pem']);
  });

  it('stays the same until it is about to end', async () => {
    const folder = newFolder();
    const startMs = Date.now();
    const at = (days: number) => selfSignedCertificate({ folder, nowMs: startMs + days * dayMs });
    const first = await at(0);
    expect(await at(0)).toEqual(first);
    expect(await at(793)).toEqual(first);
    const next = await at(795);
    expect(next.cert).not.toBe(first.cert);
    expect(await at(796)).toEqual(next);
  });

  it('is made anew for a host that is not in it, and where the files are no pair', async () => {
    const folder = newFolder();
    const first = await selfSignedCertificate({ folder });
    const second = await selfSignedCertificate({ folder, hosts: ['shop.example'] });
    expect(second.cert).not.toBe(first.cert);
    expect(await selfSignedCertificate({ folder })).toEqual(second);
    rmSync(join(folder, 'key.pem'));
    const third = await selfSignedCertificate({ folder });
    expect(third.cert).not.toBe(second.cert);
    writeFileSync(join(folder, 'cert.pem'), '');
    expect((await selfSignedCertificate({ folder })).cert).toMatch(/BEGIN CERTIFICATE/);
  });

  it('is one pair when two starts make it at once', async () => {
    const folder = newFolder();
    const [first, second] = await Promise.all([selfSignedCertificate({ folder }), selfSignedCertificate({ folder })]);
    const kept = await selfSignedCertificate({ folder });
    expect([first, second]).toContainEqual(kept);
    for (const { cert } of [first, second]) expect(new X509Certificate(cert).checkHost('localhost')).toBe('localhost');
  });

  it('says so where it cannot be kept', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sheaf-tls-')), 'file');
    writeFileSync(file, '');
    await expect(selfSignedCertificate({ folder: join(file, 'tls') })).rejects.toThrow(CertificateFault);
  });
});
