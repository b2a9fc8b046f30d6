import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { freeBytes, isOutOfRoom, NoRoomError, roomAdvice } from './room.js';

const coded = (code: string) => Object.assign(new Error('x'), { code });

it.each([
  [coded('53100'), true],
  [coded('ENOSPC'), true],
  [coded('EDQUOT'), true],
  [new NoRoomError('x'), true],
  [coded('53200'), false],
  [coded('ENOENT'), false],
  [new Error('No space left on device'), false],
  [undefined, false],
])('isOutOfRoom: %p: %p', (error, expected) => {
  expect(isOutOfRoom(error)).toBe(expected);
});

it('freeBytes tells what anybody may still write', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-room-'));
  const { blocks, bsize } = statfsSync(folder);
  const free = await freeBytes(folder);
  expect(free).toBeGreaterThan(0);
  expect(free).toBeLessThan(blocks * bsize);
  rmSync(folder, { recursive: true });
});

describe('roomAdvice', () => {
  it.each([
    'PANIC: could not write to file "pg_wal/x": No space left on device',
    'ENOSPC: no space left on device, write',
    'database or disk is full',
  ])('of %p says where room is to be made', (message) => {
    expect(roomAdvice(message, '/data')).toBe('. Make room on the disk of /data, then start again.');
  });

  it('of any other failure is nothing', () => {
    expect(roomAdvice('its thread ended.', '/data')).toBe('');
  });
});
