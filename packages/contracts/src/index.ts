export * from './gen/operations.js';
export * from './gen/schemas.js';
export type * from './operation.js';
export * from './problems.js';
