// The contract as the tests read it: the bundled spec itself, by ajv; nothing of the generated TypeBox code, so that a fault there shows.
import { openapi } from '@sheaf/contracts/openapi';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export interface SpecParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
}

export interface SpecExample {
  readonly name: string;
  readonly given?: readonly ExampleRequest[];
  readonly request: { readonly parameters?: Record<string, unknown>; readonly body?: unknown; readonly references?: References };
  readonly response: {
    readonly status: number;
    readonly headers?: Record<string, string>;
    readonly body?: unknown;
    readonly varies?: readonly string[];
  };
}

export interface ExampleRequest {
  readonly operationId: string;
  readonly parameters?: Record<string, unknown>;
  readonly body?: unknown;
  readonly references?: References;
}

/**
 * Values that the server makes: JSON Pointers into the request to `<index of the given call>#<JSON Pointer into its answer>`, such as
 * `/parameters/catalogueId: 0#/body/catalogueId`. The request shows a sample value at those places.
 */
export type References = Readonly<Record<string, string>>;

export interface SpecOperation {
  readonly id: string;
  readonly method: string;
  /** `/items/{itemId}` */
  readonly path: string;
  readonly parameters: readonly SpecParameter[];
  /** The first media type that the operation reads; undefined: no body. */
  readonly bodyType: string | undefined;
  readonly batchable: boolean;
  readonly public: boolean;
  readonly statuses: readonly number[];
  readonly examples: readonly SpecExample[];
  readonly mediaTypes: (status: number) => readonly string[];
  readonly requiredHeaders: (status: number) => readonly string[];
  /** Faults of an input against the spec's schemas; none: it matches. */
  readonly inputFaults: (request: { parameters?: Record<string, unknown>; body?: unknown }) => string[];
  readonly bodyFaults: (status: number, mediaType: string, body: unknown) => string[];
}

export interface Spec {
  readonly document: SpecDocument;
  readonly operations: readonly SpecOperation[];
  readonly operation: (id: string) => SpecOperation;
}

// eslint-disable-next-line typescript/no-explicit-any -- an OpenAPI document, walked by its own grammar
export type SpecDocument = any;

/** Of the bundled spec, or of a changed copy of it. */
export function loadSpec(document: SpecDocument = openapi): Spec {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema(closed(document), 'spec');
  const operations: SpecOperation[] = [];
  for (const [path, item] of Object.entries<SpecDocument>(document.paths)) {
    for (const [method, operation] of Object.entries<SpecDocument>(item)) {
      if (operation?.operationId !== undefined) operations.push(operationOf(document, ajv, path, method, operation));
    }
  }
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  return {
    document,
    operations,
    operation: (id) => {
      const found = byId.get(id);
      if (found === undefined) throw new Error(`The spec has no operation ${id}.`);
      return found;
    },
  };
}

// Problems and capabilities may carry more members elsewhere (a host's own); ours must not: an undocumented field fails.
function closed(document: SpecDocument): SpecDocument {
  const copy = structuredClone(document);
  for (const name of ['Problem', 'BatchCapabilities']) {
    if (copy.components.schemas[name] !== undefined) copy.components.schemas[name].additionalProperties = false;
  }
  return copy;
}

function operationOf(document: SpecDocument, ajv: Ajv2020, path: string, method: string, operation: SpecDocument): SpecOperation {
  const here = `spec#/paths/${token(path)}/${method}`;
  const parameters: SpecDocument[] = (operation.parameters ?? []).map((each: SpecDocument) => resolve(document, each));
  const body = resolve(document, operation.requestBody);
  const bodyType = body === undefined ? undefined : Object.keys(body.content)[0];
  const responses = new Map<number, SpecDocument>(
    Object.entries(operation.responses).map(([status, response]) => [Number(status), resolve(document, response)]),
  );
  const validators = new Map<string, ValidateFunction>();
  const faultsOf = (schema: SpecDocument, value: unknown, place: string): string[] => {
    const key = JSON.stringify(schema);
    let validate = validators.get(key);
    if (validate === undefined) validators.set(key, (validate = ajv.compile(absolute(schema))));
    return validate(value)
      ? []
      : (validate.errors ?? []).map((error) => `${place}${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  };
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    parameters: parameters.map((each) => ({ name: each.name, in: each.in, required: each.required === true })),
    bodyType,
    batchable: operation['x-batchable'] !== false,
    public: Array.isArray(operation.security) && operation.security.length === 0,
    statuses: [...responses.keys()],
    examples: operation['x-examples'] ?? [],
    mediaTypes: (status) => Object.keys(responses.get(status)?.content ?? {}),
    requiredHeaders: (status) =>
      Object.entries<SpecDocument>(responses.get(status)?.headers ?? {})
        .filter(([, header]) => resolve(document, header).required === true)
        .map(([name]) => name.toLowerCase()),
    inputFaults: (request) => {
      const faults: string[] = [];
      const given = request.parameters ?? {};
      for (const parameter of parameters) {
        if (Object.hasOwn(given, parameter.name))
          faults.push(...faultsOf(parameter.schema, given[parameter.name], `parameter ${parameter.name}`));
        else if (parameter.required) faults.push(`parameter ${parameter.name} is required`);
      }
      for (const name of Object.keys(given))
        if (!parameters.some((each) => each.name === name)) faults.push(`parameter ${name} is not in the spec`);
      if (body === undefined) return request.body === undefined ? faults : [...faults, 'a body is not in the spec'];
      if (request.body === undefined) return body.required === true ? [...faults, 'a body is required'] : faults;
      return [...faults, ...faultsOf(body.content[bodyType as string].schema, request.body, 'body')];
    },
    bodyFaults: (status, mediaType, value) => {
      const response = responses.get(status);
      if (response === undefined) return [`status ${status} is not in the spec (${here})`];
      const content = response.content;
      if (content === undefined) return value === undefined ? [] : ['the spec has no body for this status'];
      if (content[mediaType] === undefined)
        return [`media type ${mediaType || 'none'} is not in the spec for ${status}: ${Object.keys(content).join(', ')}`];
      const { schema, 'x-lines': names } = content[mediaType] as { schema: SpecDocument; 'x-lines'?: readonly string[] };
      const faults = faultsOf(schema, value, 'body');
      if (names === undefined || faults.length > 0) return faults;
      const lineSchema = { anyOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) };
      const lines = (value as string).split('\n').filter((line) => line !== '');
      return lines.flatMap((line, index) => faultsOf(lineSchema, JSON.parse(line), `line ${index + 1}`));
    },
  };
}

function resolve(document: SpecDocument, node: SpecDocument): SpecDocument {
  let at = node;
  while (at?.$ref !== undefined) {
    at = at.$ref
      .slice(2)
      .split('/')
      .reduce((value: SpecDocument, part: string) => value[part.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  }
  return at;
}

// ajv looks references up in the document that is registered as `spec`.
function absolute(schema: SpecDocument): SpecDocument {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"spec#/'));
}

function token(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
