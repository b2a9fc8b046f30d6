import { describeDriver } from './driver.suite.js';

describeDriver('the embedded database', async () => ({ dataDir: 'memory' }), false);
