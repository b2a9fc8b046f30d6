import type { Document } from './document.ts';
import { banner, docComment, literal } from './source.ts';

/** packages/contracts/src/gen/openapi.ts: the bundled spec, references kept, as the server answers it. */
export function openapiModule(document: Document): string {
  return (
    banner('spec/openapi.yaml') +
    '\n' +
    docComment('The whole spec in one document (OpenAPI 3.1): what GET /openapi.json answers.') +
    `export const openapi: Readonly<Record<string, unknown>> = ${literal(withExamples(document))};\n`
  );
}

/** An entry of `x-examples`, as far as it is shown. */
interface Example {
  readonly name: string;
  readonly summary?: string;
  readonly request?: { readonly body?: unknown };
  readonly response: { readonly status: number; readonly body?: unknown };
}

interface Content {
  readonly content?: Readonly<Record<string, object>>;
}

/** The document with OpenAPI's own `examples` made of `x-examples`, beside the schemas that they are examples of: API references show those. */
export function withExamples(document: Document): Document {
  const paths = Object.entries(document.paths).map(([path, item]) => [
    path,
    Object.fromEntries(Object.entries(item).map(([method, operation]) => [method, exampled(operation)])),
  ]);
  return { ...document, paths: Object.fromEntries(paths) as Document['paths'] };
}

function exampled(operation: unknown): unknown {
  const examples = (operation as { 'x-examples'?: readonly Example[] } | null)?.['x-examples'];
  if (examples === undefined) return operation;
  const { requestBody, responses } = operation as { requestBody?: Content; responses?: Readonly<Record<string, Content>> };
  const succeeding = examples.filter(({ response }) => response.status < 400);
  return {
    ...(operation as object),
    ...(requestBody === undefined
      ? {}
      : {
          requestBody: shown(
            requestBody,
            named(succeeding, ({ request }) => request?.body),
          ),
        }),
    responses: Object.fromEntries(
      Object.entries(responses ?? {}).map(([status, response]) => {
        const ofStatus = examples.filter((example) => String(example.response.status) === status);
        return [
          status,
          shown(
            response,
            named(ofStatus, (example) => example.response.body),
          ),
        ];
      }),
    ),
  };
}

function named(examples: readonly Example[], valueOf: (example: Example) => unknown): Record<string, object> {
  const shownOnes = examples.filter((example) => valueOf(example) !== undefined);
  return Object.fromEntries(
    shownOnes.map((example) => [
      example.name,
      { ...(example.summary === undefined ? {} : { summary: example.summary }), value: valueOf(example) },
    ]),
  );
}

// The examples are JSON: they belong to the first media type. A response that is a reference is shared and has none of its own.
function shown(body: Content, examples: Record<string, object>): Content {
  const [first] = Object.keys(body.content ?? {});
  if (first === undefined || Object.keys(examples).length === 0) return body;
  return { ...body, content: { ...body.content, [first]: { ...body.content![first], examples } } };
}
