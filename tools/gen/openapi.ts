import type { Document } from './document.ts';
import { banner, docComment, literal } from './source.ts';

/** packages/contracts/src/gen/openapi.ts: the bundled spec, references kept, as the server answers it. */
export function openapiModule(document: Document): string {
  return (
    banner('spec/openapi.yaml') +
    '\n' +
    docComment('The whole spec in one document (OpenAPI 3.1): what GET /openapi.json answers.') +
    `export const openapi: Readonly<Record<string, unknown>> = ${literal(document)};\n`
  );
}
