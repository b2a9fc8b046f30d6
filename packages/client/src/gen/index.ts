// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
/* tslint:disable */
/* eslint-disable */
export * from './runtime.js';
export * from './apis/index.js';
export * from './models/index.js';
