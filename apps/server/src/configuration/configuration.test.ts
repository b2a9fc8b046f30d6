import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { defaultLimits } from '@sheaf/core';
import { reservedIds } from './catalogues.js';
import { type Configuration, readConfiguration, variableNames } from './configuration.js';

function configurationOf(environment: Record<string, string>): Configuration {
  const reading = readConfiguration(environment);
  if ('faults' in reading) throw new Error(reading.faults.join('\n'));
  return reading.configuration;
}

function faultsOf(environment: Record<string, string>): readonly string[] {
  const reading = readConfiguration(environment);
  return 'faults' in reading ? reading.faults : [];
}

const own = JSON.stringify([{ id: 'shop', token: 'a-token-of-our-own' }]);

describe('readConfiguration', () => {
  it('has a default for everything', () => {
    expect(configurationOf({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataDir: '.sheaf',
      catalogues: [{ id: 'demo', token: 'demo-token', ratingRange: { min: 0.5, max: 5 } }],
      sample: true,
      tls: 'off',
      corsOrigins: [],
      trustProxy: [],
      logLevel: 'info',
      blobHosts: [],
      role: 'all',
      jobs: { maxItems: 1_000_000, maxUploadBytes: 4_294_967_296, chunkItems: 500, leaseMs: 15_000, workers: 1 },
      azure: { maxJobs: 1, maxInputBytes: 2_097_152 },
      recommendation: {
        build: { maxBytes: 1_610_612_736, maxEaseItems: 10_000 },
        buildsKept: 10,
        modelCacheBytes: 1_073_741_824,
        rebuild: { enabled: true, changes: 1000, percent: 10, intervalSeconds: 60 },
      },
      limits: defaultLimits,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(configurationOf(Object.fromEntries(variableNames.map((name) => [name, ''])))).toEqual(configurationOf({}));
  });

  it('reads what is set', () => {
    const configuration = configurationOf({
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgresql://sheaf:secret@db.internal:5432/sheaf?sslmode=require',
      SHEAF_DATA_DIR: '/var/lib/sheaf',
      SHEAF_CATALOGUES: own,
      SHEAF_SAMPLE: 'off',
      SHEAF_TLS: 'self-signed',
      SHEAF_ROLE: 'worker',
      SHEAF_BLOB_HOSTS: '*.blob.core.windows.net, 127.0.0.1:10000',
      SHEAF_JOB_MAX_ITEMS: '10',
      SHEAF_JOB_MAX_UPLOAD_BYTES: '2048',
      SHEAF_JOB_CHUNK_ITEMS: '5',
      SHEAF_JOB_LEASE_MS: '1000',
      SHEAF_JOB_WORKERS: '3',
      SHEAF_AZURE_MAX_JOBS: '2',
      SHEAF_AZURE_MAX_INPUT_BYTES: '1000',
      SHEAF_CORS_ORIGINS: 'https://app.example.com, http://localhost:8080',
      SHEAF_TRUST_PROXY: 'loopback, 10.0.0.0/8,2001:db8::1',
      SHEAF_LOG_LEVEL: 'warn',
      SHEAF_MAX_BODY_BYTES: '1048576',
      SHEAF_MAX_ITEMS: '20',
      SHEAF_MAX_DEPTH: '16',
      SHEAF_MAX_REFERENCES: '0',
      SHEAF_MAX_ITEM_RESULT_BYTES: '2048',
      SHEAF_MAX_ANSWER_BYTES: '4096',
      SHEAF_CONCURRENCY: '4',
      SHEAF_ITEM_TIMEOUT_MS: '1000',
      SHEAF_BATCH_TIMEOUT_MS: '2000',
      SHEAF_MAX_GZIP_RATIO: '50',
      SHEAF_BUILD_MAX_BYTES: '2097152',
      SHEAF_MAX_EASE_ITEMS: '50',
      SHEAF_BUILDS_KEPT: '2',
      SHEAF_MODEL_CACHE_BYTES: '1048576',
      SHEAF_REBUILD: 'off',
      SHEAF_REBUILD_CHANGES: '5',
      SHEAF_REBUILD_PERCENT: '0',
      SHEAF_REBUILD_INTERVAL_SECONDS: '1',
    });
    expect(configuration).toEqual({
      port: 0,
      host: '0.0.0.0',
      databaseUrl: 'postgresql://sheaf:secret@db.internal:5432/sheaf?sslmode=require',
      dataDir: '/var/lib/sheaf',
      catalogues: [{ id: 'shop', token: 'a-token-of-our-own', ratingRange: { min: 0.5, max: 5 } }],
      sample: false,
      tls: 'self-signed',
      corsOrigins: ['https://app.example.com', 'http://localhost:8080'],
      trustProxy: ['loopback', '10.0.0.0/8', '2001:db8::1'],
      logLevel: 'warn',
      blobHosts: [
        { host: 'blob.core.windows.net', isWildcard: true, port: undefined },
        { host: '127.0.0.1', isWildcard: false, port: 10_000 },
      ],
      role: 'worker',
      jobs: { maxItems: 10, maxUploadBytes: 2048, chunkItems: 5, leaseMs: 1000, workers: 3 },
      azure: { maxJobs: 2, maxInputBytes: 1000 },
      recommendation: {
        build: { maxBytes: 2_097_152, maxEaseItems: 50 },
        buildsKept: 2,
        modelCacheBytes: 1_048_576,
        rebuild: { enabled: false, changes: 5, percent: 0, intervalSeconds: 1 },
      },
      limits: {
        maxBodyBytes: 1048576,
        maxItems: 20,
        maxDepth: 16,
        maxReferences: 0,
        maxItemResultBytes: 2048,
        maxAnswerBytes: 4096,
        concurrency: 4,
        itemTimeoutMs: 1000,
        batchTimeoutMs: 2000,
        maxGzipRatio: 50,
      },
    });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT: must be a whole number from 0 to 65535; it is "http".'],
    [{ PORT: '65536' }, 'PORT: must be a whole number from 0 to 65535; it is "65536".'],
    [{ PORT: '1e3' }, 'PORT: must be a whole number from 0 to 65535; it is "1e3".'],
    [{ HOST: 'no host' }, 'HOST: must be an IP address or a host name; it is "no host".'],
    [
      { DATABASE_URL: 'mysql://root:secret@db/x' },
      'DATABASE_URL: must be a URL that begins with postgres:// or postgresql://; it has 24 characters.',
    ],
    [{ SHEAF_DATA_DIR: '  ' }, 'SHEAF_DATA_DIR: must be a path; it is blank.'],
    [{ SHEAF_SAMPLE: 'yes' }, 'SHEAF_SAMPLE: must be on or off; it is "yes".'],
    [{ SHEAF_TLS: ' ' }, 'SHEAF_TLS: must be off, self-signed, or a folder with cert.pem and key.pem; it is blank.'],
    [{ SHEAF_ROLE: 'both' }, 'SHEAF_ROLE: must be all, api or worker; it is "both".'],
    [
      { SHEAF_BLOB_HOSTS: 'store.example, https://a.example' },
      'SHEAF_BLOB_HOSTS: must be hosts such as account.blob.core.windows.net, *.amazonaws.com or 127.0.0.1:10000, separated by commas; one is "https://a.example".',
    ],
    [
      { SHEAF_CORS_ORIGINS: 'app.example.com' },
      'SHEAF_CORS_ORIGINS: must be * or origins such as https://app.example.com, separated by commas; one is "app.example.com".',
    ],
    [
      { SHEAF_CORS_ORIGINS: 'https://app.example.com/' },
      'SHEAF_CORS_ORIGINS: must be * or origins such as https://app.example.com, separated by commas; one is "https://app.example.com/".',
    ],
    [
      { SHEAF_TRUST_PROXY: '10.0.0.0/33' },
      'SHEAF_TRUST_PROXY: must be IP addresses, networks such as 10.0.0.0/8, or the words loopback, linklocal, uniquelocal, separated by commas; one is "10.0.0.0/33".',
    ],
    [
      { SHEAF_TRUST_PROXY: 'true' },
      'SHEAF_TRUST_PROXY: must be IP addresses, networks such as 10.0.0.0/8, or the words loopback, linklocal, uniquelocal, separated by commas; one is "true".',
    ],
    [{ SHEAF_LOG_LEVEL: 'loud' }, 'SHEAF_LOG_LEVEL: must be trace, debug, info, warn, error, fatal or silent; it is "loud".'],
    [{ SHEAF_CONCURRENCY: '129' }, 'SHEAF_CONCURRENCY: must be a whole number from 1 to 128; it is "129".'],
    [{ SHEAF_MAX_ITEMS: '-1' }, 'SHEAF_MAX_ITEMS: must be a whole number from 1 to 1000000; it is "-1".'],
    [{ SHEAF_TSL: 'off' }, 'SHEAF_TSL: is not a setting; the nearest one is SHEAF_TLS.'],
    [{ SHEAF_MAX_BODY_SIZE: '1' }, 'SHEAF_MAX_BODY_SIZE: is not a setting; the nearest one is SHEAF_MAX_BODY_BYTES.'],
  ])('says of %j what rule it breaks', (environment, fault) => {
    expect(faultsOf(environment as unknown as Record<string, string>)).toEqual([fault]);
  });

  it('tells all faults at once', () => {
    expect(
      faultsOf({ PORT: 'x', HOST: '::', SHEAF_SAMPLE: 'x', SHEAF_NOPE: '1', SHEAF_CATALOGUES: '[]' }).map((fault) => fault.split(':')[0]),
    ).toEqual(['SHEAF_NOPE', 'PORT', 'SHEAF_CATALOGUES', 'SHEAF_SAMPLE']);
  });

  it.each(['0.0.0.0', '::', '10.1.2.3', 'sheaf.example.com'])(
    'refuses the host %s while the demo token is in use, and takes it with other tokens',
    (host) => {
      expect(faultsOf({ HOST: host })).toEqual([
        expect.stringContaining('HOST: must be a loopback address while the token demo-token is in use'),
      ]);
      expect(faultsOf({ HOST: host, SHEAF_CATALOGUES: JSON.stringify([{ id: 'mine', token: 'demo-token' }]) })).toHaveLength(1);
      expect(faultsOf({ HOST: host, SHEAF_CATALOGUES: own })).toEqual([]);
    },
  );

  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('takes the host %s with the demo token', (host) => {
    expect(faultsOf({ HOST: host })).toEqual([]);
  });

  it('does not mind variables of others and of the tests', () => {
    expect(
      faultsOf({
        HOME: '/home/ada',
        NODE_ENV: 'production',
        sheaf_x: '1',
        SHEAF_URL: 'http://127.0.0.1:3000',
        SHEAF_TOKEN: 'demo-token',
        SHEAF_TEST_DATABASE_URL: 'postgres://',
        SHEAF_REQUIRE_POSTGRES: '1',
      }),
    ).toEqual([]);
  });
});

describe('SHEAF_CATALOGUES', () => {
  it('may be the path of a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sheaf-')), 'catalogues.json');
    writeFileSync(file, JSON.stringify([{ id: 'shop', token: 'a-token-of-our-own', ratingRange: { min: 1, max: 10 } }]));
    expect(configurationOf({ SHEAF_CATALOGUES: file }).catalogues).toEqual([
      { id: 'shop', token: 'a-token-of-our-own', ratingRange: { min: 1, max: 10 } },
    ]);
  });

  it.each([
    ['nowhere.json', 'reading "nowhere.json" failed with ENOENT'],
    ['[{"id":', 'does not parse'],
    ['{}', 'must be a JSON array'],
    ['[]', 'at least one entry'],
    ['["shop"]', 'entry 0 must be an object'],
    ['[{"token":"a-token-of-our-own"}]', 'entry 0: id must be'],
    ['[{"id":"..","token":"a-token-of-our-own"}]', 'entry 0: id must be'],
    ['[{"id":"batch","token":"a-token-of-our-own"}]', `entry 0: id "batch" is the name of one of the server's own paths`],
    ['[{"id":"shop","token":"short"}]', 'entry 0: token must be'],
    ['[{"id":"shop","token":"has a space in it"}]', 'entry 0: token must be'],
    ['[{"id":"shop","token":"a-token-of-our-own","name":1}]', 'entry 0 has "name"'],
    ['[{"id":"shop","token":"a-token-of-our-own","ratingRange":{"min":5,"max":1}}]', 'entry 0: ratingRange must be'],
    ['[{"id":"a","token":"token-number-1"},{"id":"a","token":"token-number-2"}]', 'entries 0 and 1 have the same id'],
    ['[{"id":"a","token":"token-number-1"},{"id":"b","token":"token-number-1"}]', 'entries 0 and 1 have the same token'],
  ])('%s is refused', (text, part) => {
    expect(faultsOf({ SHEAF_CATALOGUES: text })).toEqual([expect.stringContaining(part)]);
  });

  it('is never shown, because it holds tokens', () => {
    const [fault] = faultsOf({ SHEAF_CATALOGUES: '[{"id":"shop","token":"bad secret"}]' });
    expect(fault).not.toContain('bad secret');
  });

  it.each([...reservedIds])('keeps the id %s for the server', (id) => {
    expect(faultsOf({ SHEAF_CATALOGUES: JSON.stringify([{ id, token: 'a-token-of-our-own' }]) })).toHaveLength(1);
  });
});

describe('the README', () => {
  it('has a row for every variable', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const rows = new Set(Array.from(readme.matchAll(/^\| `([A-Z_]+)` \|/gm), ([, name]) => name));
    expect(variableNames.filter((name) => !rows.has(name))).toEqual([]);
    expect([...rows].filter((name) => !variableNames.includes(name as string))).toEqual([]);
  });
});
