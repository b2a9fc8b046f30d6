/** The bundled spec (`@sheaf/contracts/openapi`), apart because most users of the contract do not need a document of this size. */
export * from './gen/openapi.js';
