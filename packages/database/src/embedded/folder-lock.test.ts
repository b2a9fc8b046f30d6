import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFolder } from './folder-lock.js';

describe('lockFolder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sheaf-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('refuses a second user of the folder in the same process, and lets one in when the first is done', () => {
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(`${folder} is in use by this same process`);
    unlock();
    lockFolder(folder)();
  });

  it('writes down who has it, and leaves no name behind', () => {
    const unlock = lockFolder(folder);
    expect(JSON.parse(readFileSync(join(folder, 'database.owner.json'), 'utf8'))).toMatchObject({ pid: process.pid });
    unlock();
    expect(readdirSync(folder)).toEqual(['database.lock']);
  });

  it('is not fooled by the name of a living process that does not hold it (a process number used again)', () => {
    writeFileSync(join(folder, 'database.owner.json'), JSON.stringify({ pid: process.ppid, startedAt: '2026-01-01T00:00:00.000Z' }));
    lockFolder(folder)();
  });

  it('still refuses when the name is not readable', () => {
    const unlock = lockFolder(folder);
    writeFileSync(join(folder, 'database.owner.json'), '');
    expect(() => lockFolder(folder)).toThrow('in use by another process');
    unlock();
  });

  it('says what is wrong with a folder that is not there', () => {
    expect(() => lockFolder(join(folder, 'nothing'))).toThrow('unable to open database file');
  });
});
