import { discoveryMethod, type DiscoveryMethod } from './discovery-method.js';
import { discoverySchema, type DiscoverySchema } from './discovery-schema.js';
import { identifier, placeOf } from './discovery-name.js';
import type { OpenApiDocument, OpenApiOperation, OpenApiPath } from './openapi.js';

/** What a discovery document says beside the API itself. */
export interface DiscoveryOptions {
  /** As clients name the API: `farm`. */
  readonly name: string;
  /** `v2` */
  readonly version: string;
  /** The address that the client used, ending in a slash: `http://127.0.0.1:3000/`. */
  readonly rootUrl: string;
  /** Where batches are posted: `batch/farm/v2`. */
  readonly batchPath: string;
  /**
   * What stands between the root and every path: `farm/v2/`. Where paths of the OpenAPI document begin with it, the API is those; where none does,
   * all are served below it. Default: nothing.
   */
  readonly servicePath?: string;
  /** Which operations the API has. Default: all that its clients can call. */
  readonly include?: (operation: { readonly operationId: string | undefined; readonly method: string; readonly path: string }) => boolean;
}

/** https://developers.google.com/discovery/v1/reference/apis */
export interface DiscoveryDocument extends DiscoveryResource {
  readonly kind: 'discovery#restDescription';
  readonly discoveryVersion: 'v1';
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly title?: string;
  readonly description?: string;
  readonly protocol: 'rest';
  readonly rootUrl: string;
  readonly servicePath: string;
  readonly baseUrl: string;
  readonly batchPath: string;
  readonly schemas: Readonly<Record<string, DiscoverySchema>>;
}

interface DiscoveryResource {
  readonly methods?: Readonly<Record<string, DiscoveryMethod>>;
  readonly resources?: Readonly<Record<string, DiscoveryResource>>;
}

/**
 * The document that Google's client libraries build a client from, made of an OpenAPI 3 document. Methods are nested in resources by the dots of their
 * operationIds (`animals.list`), by @nestjs/swagger's controllers (`AnimalsController_list`), or by tag, else by the first word of the path.
 *
 * Left out is what such a client cannot call: operations with a required header or with a body that must be something else than JSON.
 */
export function discoveryDocument(openapi: OpenApiDocument, options: DiscoveryOptions): DiscoveryDocument {
  const { name, version, rootUrl } = options;
  const servicePath = (options.servicePath ?? '').replaceAll(/^\/+|\/+$/g, '').replace(/.$/, '$&/');
  const schemas = named<DiscoverySchema>();
  for (const [id, schema] of Object.entries(openapi.components?.schemas ?? {})) schemas[id] = { id, ...discoverySchema(schema) };
  const root: WrittenResource = {};
  for (const { path, verb, operation, pathItem } of operationsOf(openapi, servicePath, options.include)) {
    const place = placeOf(operation, verb, path, name);
    let resource: WrittenResource = root;
    for (const each of place.resources) resource = (resource.resources ??= named())[each] ??= {};
    const methods = (resource.methods ??= named());
    const methodName = freeName(place.method, methods);
    const id = [name, ...place.resources, methodName].join('.');
    const nameSchema = (suffix: string, schema: DiscoverySchema): DiscoverySchema => {
      if (schema.$ref !== undefined) return { $ref: schema.$ref };
      const given = freeName(identifier([...place.resources, methodName, suffix].join(' '), true), schemas);
      schemas[given] = { id: given, ...schema };
      return { $ref: given };
    };
    const method = discoveryMethod(openapi, { id, path, verb, operation, shared: pathItem.parameters ?? [], nameSchema });
    if (method !== undefined) methods[methodName] = method;
  }
  const { title, description } = openapi.info ?? {};
  return {
    kind: 'discovery#restDescription',
    discoveryVersion: 'v1',
    id: `${name}:${version}`,
    name,
    version,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    protocol: 'rest',
    rootUrl,
    servicePath,
    baseUrl: rootUrl + servicePath,
    batchPath: options.batchPath.replace(/^\/+/, ''),
    schemas,
    ...withoutEmpty(root),
  };
}

interface WrittenResource {
  methods?: Record<string, DiscoveryMethod>;
  resources?: Record<string, WrittenResource>;
}

/** Members by names that documents choose: `constructor` is one of them, too. */
function named<Member>(): Record<string, Member> {
  return Object.create(null) as Record<string, Member>;
}

const verbs = ['get', 'put', 'post', 'delete', 'patch'] as const;

function operationsOf(openapi: OpenApiDocument, servicePath: string, include: DiscoveryOptions['include'] = () => true) {
  const paths = Object.entries(openapi.paths ?? {});
  const prefix = `/${servicePath}`;
  const isOfService = servicePath !== '' && paths.some(([path]) => path.startsWith(prefix));
  return paths.flatMap(([path, pathItem]) => {
    if (isOfService && !path.startsWith(prefix)) return [];
    const relative = isOfService ? path.slice(prefix.length) : path.replace(/^\//, '');
    return verbs.flatMap((verb): { path: string; verb: string; operation: OpenApiOperation; pathItem: OpenApiPath }[] => {
      const operation = pathItem[verb];
      if (operation === undefined || !include({ operationId: operation.operationId, method: verb.toUpperCase(), path })) return [];
      return [{ path: relative, verb, operation, pathItem }];
    });
  });
}

function freeName(name: string, taken: Readonly<Record<string, unknown>>): string {
  let free = name;
  for (let nth = 2; Object.hasOwn(taken, free); nth++) free = `${name}${nth}`;
  return free;
}

/** Without resources whose every operation was left out. */
function withoutEmpty({ methods = {}, resources = {} }: DiscoveryResource): DiscoveryResource {
  const kept = Object.entries(resources)
    .map(([name, resource]) => [name, withoutEmpty(resource)] as const)
    .filter(([, resource]) => Object.keys(resource).length > 0);
  return {
    ...(Object.keys(methods).length === 0 ? {} : { methods }),
    ...(kept.length === 0 ? {} : { resources: Object.fromEntries(kept) }),
  };
}
