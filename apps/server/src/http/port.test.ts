import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from '@jest/globals';
import { checkPort } from './port.js';

it('finds a port that is taken, and leaves a free one free', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  await expect(checkPort(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
  holder.close();
  await once(holder, 'close');
  await checkPort(port, '127.0.0.1');
  await checkPort(port, '127.0.0.1');
});

it('finds a host that is none of this machine', async () => {
  await expect(checkPort(0, '203.0.113.1')).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
});
