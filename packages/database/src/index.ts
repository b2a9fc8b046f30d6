export { openDatabase } from './database.js';
export type { Database, DatabaseOptions, Durability, Log } from './database.js';
export { isOutOfRoom, NoRoomError } from './room.js';
export { DatabaseUnavailableError, isDatabaseUnavailable } from './unavailable.js';
export type { SharedTransaction } from './shared-transaction.js';
