import { byText, type Document } from './document.ts';
import { banner, docComment, quoted } from './source.ts';
import { typebox } from './typebox.ts';
import { typeOf } from './type.ts';

/** packages/contracts/src/gen/schemas.ts: per component schema its TypeScript type and its TypeBox schema, by name, and the context for references. */
export function schemasModule(document: Document): string {
  const components = Object.entries(document.components?.schemas ?? {}).toSorted(([a], [b]) => byText(a, b));
  const entries = components.map(([name, schema]) => {
    const comment = schema.description === undefined ? '' : docComment(schema.description);
    return `${comment}export type ${name} = ${typeOf(schema)};\n\n${comment}export const ${name} = ${typebox(schema, 0, name)};\n`;
  });
  const context = components.map(([name]) => `  ${quoted(`#/components/schemas/${name}`)}: ${name},\n`);
  return [
    banner('spec/openapi.yaml') + `import Type from 'typebox';\n`,
    ...entries,
    docComment(
      'Every component schema by its reference: the context that `Compile(schemas, schema)` needs, since a reference outside it rejects every value.',
    ) + `export const schemas = {\n${context.join('')}};\n`,
  ].join('\n');
}
