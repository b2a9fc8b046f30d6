// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
/* tslint:disable */
/* eslint-disable */
export * from './BatchesApi.js';
export * from './BuildsApi.js';
export * from './CataloguesApi.js';
export * from './InteractionsApi.js';
export * from './ItemsApi.js';
export * from './JobsApi.js';
export * from './RecommendationsApi.js';
export * from './ServiceApi.js';
export * from './UsersApi.js';
