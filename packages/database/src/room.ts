import { statfs } from 'node:fs/promises';

/** The disk has no room for what is to be stored. */
export class NoRoomError extends Error {
  /** As the operating system says it. */
  readonly code = 'ENOSPC';
  override readonly name = 'NoRoomError';
}

/**
 * True when an error says that a disk is full, the database's (53100) or one that files were written to. Nothing of the statement has taken effect, and a
 * repeat succeeds once there is room.
 */
export function isOutOfRoom(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === '53100' || code === 'ENOSPC' || code === 'EDQUOT';
}

/**
 * What is left to PostgreSQL's log: three of its files. It ends itself where it cannot begin the next one, so whoever can wait stops before, and even
 * taking back what came too much is written to the log.
 */
export const reservedBytes = 48 * 1024 * 1024;

/** What may still be written on the disk of `folder`. */
export async function freeBytes(folder: string): Promise<number> {
  const { blocks, bavail, bsize } = await statfs(folder);
  // Some file systems do not tell.
  return blocks === 0 ? Infinity : bavail * bsize;
}

/** Rejects with `NoRoomError` when the disk of `folder` has no more than the reserve. */
export async function checkRoom(folder: string): Promise<void> {
  const free = await freeBytes(folder);
  if (free > reservedBytes) return;
  const reserve = `${megabytes(reservedBytes)} MB are kept for the log`;
  throw new NoRoomError(`The disk of ${folder} has ${megabytes(free)} MB left, and ${reserve}. Make room there.`);
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024);
}

/** What to do about a failure that a full disk has caused; of any other, nothing. */
export function roomAdvice(message: string, folder: string): string {
  return /no space left|ENOSPC|EDQUOT|disk is full/i.test(message) ? `. Make room on the disk of ${folder}, then start again.` : '';
}
