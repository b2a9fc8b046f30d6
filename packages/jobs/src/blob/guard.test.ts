import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { createServer, get } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { BlobError } from './blob-error.js';
import { Guard, parseAllowedHost } from './guard.js';

const guard = (...hosts: string[]) => new Guard(hosts.map((host) => parseAllowedHost(host)!));

describe('parseAllowedHost', () => {
  it.each([
    ['store.example', { host: 'store.example', isWildcard: false, port: undefined }],
    ['Store.Example:8443', { host: 'store.example', isWildcard: false, port: 8443 }],
    ['*.blob.core.windows.net', { host: 'blob.core.windows.net', isWildcard: true, port: undefined }],
    ['127.0.0.1:10000', { host: '127.0.0.1', isWildcard: false, port: 10_000 }],
    ['127.1', { host: '127.0.0.1', isWildcard: false, port: undefined }],
    ['[::1]:9000', { host: '::1', isWildcard: false, port: 9000 }],
  ])('reads %j', (text, entry) => {
    expect(parseAllowedHost(text)).toEqual(entry);
  });

  it.each([
    '',
    '*',
    '*.',
    '*.com',
    '*.127.0.0.1',
    'a b',
    'https://a.example',
    'a.example/x',
    'a.example:0',
    'a.example:99999',
    'u@a.example',
    '[x]',
  ])('takes %j for no entry', (text) => {
    expect(parseAllowedHost(text)).toBeUndefined();
  });
});

describe('admit', () => {
  it.each([
    ['https://store.example/a/b', ['store.example']],
    ['https://STORE.example./a/b', ['store.example']],
    ['https://store.example:8443/a/b', ['store.example:8443']],
    ['https://me.blob.core.windows.net/a/b?sv=1', ['*.blob.core.windows.net']],
    ['http://127.0.0.1:10000/account/c/b', ['127.0.0.1:10000']],
    ['http://0x7f000001:10000/account/c/b', ['127.0.0.1:10000']],
    ['http://localhost:10000/account/c/b', ['localhost:10000']],
    ['http://[::1]:9000/a', ['[::1]:9000']],
    ['https://10.1.2.3/a', ['10.1.2.3']],
  ])('lets %s pass where %j is listed', (url, hosts) => {
    expect(guard(...hosts).admit(url)).toBeInstanceOf(URL);
  });

  it.each([
    ['https://store.example/a', []],
    ['https://other.example/a', ['store.example']],
    ['https://store.example.evil.example/a', ['store.example']],
    ['https://blob.core.windows.net/a', ['*.blob.core.windows.net']],
    ['https://evilblob.core.windows.net.evil/a', ['*.blob.core.windows.net']],
    ['https://store.example:444/a', ['store.example']],
    ['http://store.example/a', ['store.example']],
    ['http://store.example:80/a', ['store.example:80']],
    ['https://user@store.example/a', ['store.example']],
    ['https://user:secret@store.example/a', ['store.example']],
    ['file:///etc/passwd', ['store.example']],
    ['ftp://store.example/a', ['store.example']],
    ['http://169.254.169.254/latest/meta-data', ['store.example']],
    ['http://2852039166/latest/meta-data', ['store.example']],
    ['https://[::ffff:10.0.0.1]/a', ['store.example']],
  ])('refuses %s where %j is listed', (url, hosts) => {
    expect(() => guard(...hosts).admit(url)).toThrow(expect.objectContaining({ fault: 'forbidden' }));
  });

  it('has one text for everything that is forbidden', () => {
    const texts = ['https://other.example/', 'http://169.254.169.254/', 'https://u@store.example/', 'file:///x'].map((url) => {
      try {
        guard('store.example').admit(url);
        return 'admitted';
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(new Set(texts).size).toBe(1);
  });

  it('never lets an address in that is not listed, however it is written', () => {
    const only = guard('store.example', '*.below.example');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.ipV4().map((ip) => `https://${ip}/`),
          fc.ipV6().map((ip) => `https://[${ip}]/`),
          fc.string(),
        ),
        (url) => {
          try {
            const { hostname } = only.admit(url);
            expect(hostname.replace(/\.$/, '').endsWith('.example')).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(BlobError);
          }
        },
      ),
    );
  });
});

describe('agentFor', () => {
  it.each([
    ['a private address', ['10.0.0.1']],
    ['the address of cloud metadata', ['169.254.169.254']],
    ['this machine', ['127.0.0.1']],
    ['a public and a private address', ['93.184.216.34', '192.168.0.1']],
    ['IPv4 inside of IPv6', ['::ffff:127.0.0.1']],
    ['6to4', ['2002:7f00:1::']],
    ['NAT64', ['64:ff9b::7f00:1']],
  ])('does not connect where a listed name leads to %s', async (_what, addresses) => {
    const server = createTcpServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const guarded = new Guard([parseAllowedHost(`store.example:${port}`)!], { resolve: answering(...addresses) });
    // Past `admit`, which wants https here: what is tested is the connection.
    expect(await outcome(guarded, new URL(`http://store.example:${port}/`))).toMatchObject({ fault: 'forbidden' });
    guarded.close();
    server.close();
  });

  it('does not connect where a listed name leads to a private address that is listed with another port', async () => {
    const server = createServer((_request, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const allowed = [parseAllowedHost(`store.example:${port}`)!, parseAllowedHost('127.0.0.1:1')!];
    const guarded = new Guard(allowed, { resolve: answering('127.0.0.1') });
    expect(await outcome(guarded, new URL(`http://store.example:${port}/`))).toMatchObject({ fault: 'forbidden' });
    guarded.close();
    server.close();
  });

  it('connects to the address that it looked at, whatever the name says a moment later', async () => {
    const server = createServer((_request, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    let lookups = 0;
    const resolve = ((_host: string, _options: object, callback: (error: null, all: object[]) => void) => {
      lookups++;
      callback(null, [{ address: lookups === 1 ? '127.0.0.1' : '203.0.113.1', family: 4 }]);
    }) as never;
    const guarded = new Guard([parseAllowedHost(`store.example:${port}`)!, parseAllowedHost(`127.0.0.1:${port}`)!], { resolve });
    expect(await outcome(guarded, new URL(`http://store.example:${port}/`))).toBe(200);
    expect(lookups).toBe(1);
    guarded.close();
    server.close();
  });
});

function outcome(guarded: Guard, url: URL): Promise<unknown> {
  return new Promise<unknown>((resolve) => {
    get(url, { agent: guarded.agentFor(url) }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).once('error', resolve);
  });
}

const answering = (...addresses: string[]) =>
  ((_host: string, _options: object, callback: (error: null, all: object[]) => void) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as never;
