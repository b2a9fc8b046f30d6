import { defaultLimits, type Dispatch, type Item, type Outcome } from '@sheaf/core';
import type { Database, Log } from '@sheaf/database';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { JobApp } from '../src/chunk-run.js';
import { BossQueue, type ErrandApp, jobMigrations, Jobs, type JobsOptions, type JobTables } from '../src/index.js';

/** What the operations of the tests write to, beside the tables of jobs. */
export interface WorldTables extends JobTables {
  effects: { n: number };
}

export const migrations: Record<string, Migration> = {
  '0001-world': {
    up: async (db) => {
      // No key: what takes effect twice is there twice.
      await sql`create table effects (n integer not null)`.execute(db);
    },
  },
  ...jobMigrations,
};

export const owner = { accountId: 'ada', catalogueId: 'movies' };
export const stranger = { accountId: 'bob', catalogueId: 'movies' };

/** An item that asks for an operation of the world. */
export function item(index: number, operationId: string, members: Partial<Item> = {}): Item {
  return {
    index,
    id: String(index),
    target: { operationId, parameters: {} },
    headers: {},
    body: undefined,
    bodyEncoding: 'json',
    dependsOn: [],
    runIf: 'succeeded',
    references: [],
    timeoutMs: undefined,
    ...members,
  } as Item;
}

export function items(count: number, operationId: string): Item[] {
  return Array.from({ length: count }, (_, index) => item(index, operationId));
}

/**
 * An app of few operations. `add` and `fail` write a row by the database that everyone uses and know nothing of jobs; `send` is seen by a third party, once
 * for each time that it runs; `read` changes nothing; `wait` answers when its test says so, `hold` does so within the transaction.
 */
export class World {
  readonly sent: number[] = [];
  readonly read: number[] = [];
  readonly waiting = new Map<number, { began: PromiseWithResolvers<void>; goOn: PromiseWithResolvers<void> }>();
  readonly startsUs: number[] = [];
  failing = true;
  /** How many times `deadlock` still ends in one. */
  deadlocks = 0;
  /** How many times `full` still finds the disk full; it answers that as its own failure. */
  fullDisks = 0;

  /** What jobs do beyond the database; tests put in what they are about. */
  errands: ErrandApp = {
    items: () => {
      throw new Error('No test is about inputs here');
    },
    write: async () => undefined,
    notify: async () => undefined,
  };

  constructor(readonly database: Database<WorldTables>) {}

  get app(): JobApp {
    return {
      dispatchFor: () => this.#dispatch,
      traitsOf: (target) => {
        const operationId = 'operationId' in target ? target.operationId : '';
        return {
          transactional: ['add', 'fail', 'hold', 'deadlock', 'full', 'echo', 'now'].includes(operationId),
          idempotent: operationId !== 'send',
        };
      },
      errands: this.errands,
      limits: defaultLimits,
      clock: {
        nowMs: () => performance.now(),
        epochUs: () => Date.now() * 1000,
        after: (ms, run) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
        yield: () => new Promise((resolve) => void setImmediate(resolve)),
      },
      onInternalError: () => undefined,
    };
  }

  /** The item of this index answers when `goOn` is resolved. */
  hold(index: number) {
    const held = { began: Promise.withResolvers<void>(), goOn: Promise.withResolvers<void>() };
    this.waiting.set(index, held);
    return held;
  }

  async effects(): Promise<number[]> {
    const rows = await this.database.kysely.selectFrom('effects').select('n').execute();
    return rows.map(({ n }) => n).toSorted((a, b) => a - b);
  }

  jobs(options: Partial<JobsOptions> = {}): Jobs {
    const database = this.database as never;
    const queue = new BossQueue(database, { supervises: false, onError: () => undefined });
    return new Jobs({ database, queue, log: quiet, workers: 1, chunkItems: 10, pollMs: 50, ...options });
  }

  readonly #dispatch: Dispatch = async ({ index, body, target }, context): Promise<Outcome> => {
    const headers = { 'content-type': 'application/json' };
    switch ('operationId' in target ? target.operationId : '') {
      case 'add':
        await this.#add(index);
        return { status: 201, headers, body: { n: index } };
      case 'fail':
        await this.#add(index);
        context.effect = 'unknown';
        return this.failing ? { status: 422, headers, body: { code: 'invalid-request' } } : { status: 200, headers, body: {} };
      case 'wait':
        await this.#wait(index);
        return { status: 200, headers };
      case 'hold':
        await this.#wait(index);
        await this.#add(index);
        return { status: 200, headers };
      case 'deadlock': {
        await this.#add(index);
        this.deadlocks -= 1;
        const met =
          this.deadlocks >= 0 ? sql`do $$ begin raise exception using errcode = '40P01'; end $$`.execute(this.database.kysely) : undefined;
        const isMet = (await met?.catch(() => true)) === true;
        return isMet ? { status: 500, headers, body: {} } : { status: 200, headers };
      }
      case 'full': {
        await this.#add(index);
        this.fullDisks -= 1;
        if (this.fullDisks < 0) return { status: 200, headers };
        await sql`do $$ begin raise exception using errcode = '53100', message = 'no room'; end $$`
          .execute(this.database.kysely)
          .catch(() => undefined);
        return { status: 500, headers, body: {} };
      }
      case 'send':
        this.sent.push(index);
        return { status: 200, headers };
      case 'read':
        this.read.push(index);
        return { status: 200, headers, body: { index } };
      case 'echo':
        return { status: 200, headers, body };
      case 'now':
        return { status: 200, headers, body: context.nowUs };
      default:
        return { status: 404, headers, effect: 'none' };
    }
  };

  async #wait(index: number): Promise<void> {
    const held = this.waiting.get(index);
    held?.began.resolve();
    await held?.goOn.promise;
  }

  async #add(n: number): Promise<void> {
    await this.database.kysely.insertInto('effects').values({ n }).execute();
  }
}

export const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
