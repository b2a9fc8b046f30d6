import { describeJobs } from './jobs.suite.js';

describeJobs('jobs on the embedded database', async () => ({ dataDir: 'memory' }));
