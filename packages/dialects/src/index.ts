export * from './dialect.js';
export * from './answer-stream.js';
export * from './media-type.js';
export * from './json/read.js';
export { memberTree, type MemberTree } from './json/unique-members.js';
export * from './native/native.js';
export { defaultItemHeaders } from './native/headers.js';
