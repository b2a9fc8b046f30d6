// Both halves of the client as it is built: the generated API classes, and the hand-written part that people use.
import * as generated from '../../packages/client/dist/gen/apis/index.js';

export { Configuration, ResponseError } from '../../packages/client/dist/gen/runtime.js';
export { calls, createSheaf } from '@sheaf/client';

/** Every generated API class. */
export const apis = Object.values(generated).filter((member) => typeof member === 'function');
