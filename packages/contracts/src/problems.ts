/** The error catalogue alone (`@sheaf/contracts/problems`): pure data, for code that must not load schemas. */
export * from './gen/problems.js';
