import { describe, expect, it } from '@jest/globals';
import { operationsPage } from './operations-page.ts';
import { operationsModule } from './operations.ts';
import { schemasModule } from './schemas.ts';
import { tinySpec } from './tiny.ts';

const reversed = (members: object) => Object.fromEntries(Object.entries(members).toReversed());

describe('the operation table', () => {
  const text = operationsModule(tinySpec());

  it('says in its first line what made it, from what, and the command', () => {
    expect(text.split('\n')[0]).toBe('// Made by tools/gen from spec/openapi.yaml; do not edit. Make it again: npm run gen');
  });

  it('types parameters by their spec names, header parameters included, and the body', () => {
    expect(text).toContain(`  putFarm: {
    input: {
      parameters: {
        farmId: FarmId;
        'X-Trace-Id'?: string;
        kinds?: Kind[];
      };
      body: Farm;
    };
    output: Farm | void;
  };`);
  });

  it('imports just the schemas that its types name', () => {
    expect(text).toContain(`import type { Farm, FarmId, Kind } from './schemas.js';`);
  });

  it('fills in the style and explode that OpenAPI defaults to, and the type behind a reference', () => {
    expect(text).toContain(`{ name: 'farmId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: `);
    expect(text).toContain(
      `{ name: 'X-Trace-Id', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: `,
    );
    expect(text).toContain(
      `{ name: 'kinds', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: `,
    );
  });

  it('follows references to responses and headers, and names headers in lower case', () => {
    expect(text).toContain(`description: 'It\\'s wrong.'`);
    expect(text).toContain(`headers: { etag: { required: true, schema: Type.String() } }`);
    expect(text).toContain(`content: { 'application/problem+json': Type.Unknown() }`);
  });

  it('knows an operation without body, out of batches and without credential', () => {
    const entry = text.slice(text.indexOf(`    id: 'deleteFarm'`), text.indexOf(`    id: 'putFarm'`));
    expect(entry).toContain('body: undefined');
    expect(entry).toContain('batchable: false');
    expect(entry).toContain('authenticated: false');
    expect(entry).toContain(`effects: { reads: [], writes: ['farms/{farmId}'], adds: [] }`);
  });

  it('is the same whatever the order of paths, methods and schemas in the spec', () => {
    const spec = tinySpec();
    const paths = Object.fromEntries(Object.entries(spec.paths).map(([path, item]) => [path, reversed(item)]));
    const components = { ...spec.components, schemas: reversed(spec.components?.schemas ?? {}) };
    expect(operationsModule({ ...spec, paths, components } as typeof spec)).toBe(text);
    expect(schemasModule({ ...spec, components } as typeof spec)).toBe(schemasModule(spec));
  });

  it('has a page for people', () => {
    expect(operationsPage(tinySpec())).toContain('| `deleteFarm` | `DELETE /farms/{farmId}` |  | `farms/{farmId}` |  | yes | yes | no |');
  });
});

describe('the schemas module', () => {
  it('has type, schema and context entry of each component, in the order of their names', () => {
    const text = schemasModule(tinySpec());
    expect([...text.matchAll(/^export (type|const) (\w+)/gm)].map(([, kind, name]) => `${kind} ${name}`)).toEqual(
      ['Animal', 'Farm', 'FarmId', 'Kind'].flatMap((name) => [`type ${name}`, `const ${name}`]).concat('const schemas'),
    );
    expect(text).toContain(`  '#/components/schemas/FarmId': FarmId,\n  '#/components/schemas/Kind': Kind,\n};`);
  });
});
