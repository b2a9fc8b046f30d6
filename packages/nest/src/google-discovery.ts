import { discoveryDocument } from '@sheaf/dialects';
import type { DiscoveryOptions, OpenApiDocument } from '@sheaf/dialects';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { BatchEndpoint } from './options.js';

/** An app as an API that Google's client libraries know by name and version. */
export interface GoogleDiscovery extends Pick<DiscoveryOptions, 'name' | 'version' | 'servicePath' | 'include'> {
  /** The app's OpenAPI document, such as @nestjs/swagger makes; a function is called once, when the first client asks. */
  readonly document: object | (() => object | Promise<object>);
  /** Where the API's batches are posted. Default: the path of the endpoint whose dialect is `google`. */
  readonly batchPath?: string;
}

/**
 * Serves the discovery document at `/discovery/v1/apis/<name>/<version>/rest` and, for `https://<host>/$discovery/rest?version=<version>`, at the
 * address of Google's newer services. Anyone may ask, as for any description of an API.
 *
 * @throws TypeError at start where there is no path for batches
 */
export function googleDiscovery(discovery: GoogleDiscovery, dialects: readonly BatchEndpoint[]) {
  const { name, version, document } = discovery;
  const batchPath = discovery.batchPath ?? dialects.find(({ dialect }) => dialect.name === 'google')?.path;
  if (batchPath === undefined) throw new TypeError('BatchModule: discovery needs an endpoint with the google dialect, or a batchPath.');
  let openapi: OpenApiDocument | undefined;
  const read = async () => (openapi ??= await (typeof document === 'function' ? (document as () => object)() : document));

  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    // The addresses in it are those that this client used.
    void reply.header('cache-control', 'no-store');
    return discoveryDocument(await read(), { ...discovery, batchPath, rootUrl: rootUrlOf(request) });
  };

  return (instance: FastifyInstance, _none: unknown, done: () => void): void => {
    const options = { config: { sheafBatch: true } };
    instance.get(`/discovery/v1/apis/${name}/${version}/rest`, options, answer);
    instance.get('/$discovery/rest', options, (request, reply) => {
      const asked = (request.query as { version?: unknown }).version;
      return asked === undefined || asked === version ? answer(request, reply) : reply.callNotFound();
    });
    done();
  };
}

/** The address that the client used, as its Host header says, or, from a proxy that the app trusts, the forwarded ones. */
function rootUrlOf({ protocol, host, raw }: FastifyRequest): string {
  const isHost = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host ?? '');
  const { localAddress = '127.0.0.1', localPort } = raw.socket;
  return `${protocol}://${isHost ? host : `${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`}/`;
}
