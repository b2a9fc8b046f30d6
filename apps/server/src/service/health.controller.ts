import { readFileSync } from 'node:fs';
import { operations } from '@sheaf/contracts';
import type { Database } from '@sheaf/database';
import { Controller, Inject } from '@nestjs/common';
import type { Tables } from '../catalogue/tables.js';
import { Operation } from '../operation/operation.js';
import { refuse, reply, type Reply } from '../operation/reply.js';
import { Lifecycle } from './lifecycle.js';

export const DATABASE = Symbol('database');

@Controller()
export class HealthController {
  constructor(
    @Inject(DATABASE) private readonly database: Database<Tables>,
    private readonly lifecycle: Lifecycle,
  ) {}

  @Operation(operations.getHealth)
  getHealth() {
    const { driver, durability } = this.database;
    return { status: 'ok', version, database: driver, durability };
  }

  @Operation(operations.getReadiness)
  async getReadiness(): Promise<Reply> {
    if (this.lifecycle.state !== 'ready') return unavailable(`The server is ${this.lifecycle.state}.`);
    const answers = await this.database.ping().then(
      () => true,
      () => false,
    );
    return answers ? reply(200, { status: 'ready' }) : unavailable('The database does not answer.');
  }
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

function unavailable(detail: string): Reply {
  return refuse('unavailable', { detail }, { 'retry-after': '1' });
}
