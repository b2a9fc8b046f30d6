import { afterAll } from '@jest/globals';
import { DataFolders } from './data-folders.js';
import { describeDriver } from './driver.suite.js';

const folders = new DataFolders();
afterAll(() => folders.remove());

describeDriver('the embedded database', async () => ({ dataDir: await folders.created() }), false);
