export * from './envelope.js';
export * from './dispatch.js';
