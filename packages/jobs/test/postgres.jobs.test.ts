import { afterAll, beforeAll, it } from '@jest/globals';
import { hasTestPostgres, startTestPostgres, type TestPostgres } from '@sheaf/database/testing';
import { describeJobs } from './jobs.suite.js';

if (hasTestPostgres()) {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startTestPostgres();
  }, 60_000);
  afterAll(() => postgres.stop());
  describeJobs('jobs on PostgreSQL', async () => ({ url: await postgres.createDatabase() }));
} else it('jobs on PostgreSQL need one', () => undefined);
