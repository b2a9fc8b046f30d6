import { createServer as createHttpServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Certificate } from './certificate.js';

export interface OnePortOptions {
  /** Milliseconds that a connection has for its first byte, and again for its TLS handshake. Default: 60,000, as long as Node waits for a request's headers. */
  readonly openingTimeoutMs?: number;
}

/** What Fastify hands to a `serverFactory` of its own options, in milliseconds. */
interface FastifyServerOptions {
  readonly http?: ServerOptions | null;
  readonly keepAliveTimeout?: number;
  readonly requestTimeout?: number;
  readonly connectionTimeout?: number;
  readonly maxRequestsPerSocket?: number;
}

/** The first byte of a TLS connection: a record of type handshake (RFC 8446, section 5.1). No HTTP method begins with it. */
const handshake = 0x16;

/**
 * Fastify's `serverFactory` that takes http and https on one port. It is one http server: what a TLS connection carries is handed to it as another
 * connection, so limits, timeouts, errors of the parser and the closing of idle connections are the same for both.
 */
export function onePortServer({ cert, key }: Pick<Certificate, 'cert' | 'key'>, { openingTimeoutMs = 60_000 }: OnePortOptions = {}) {
  return (handler: RequestListener, options: FastifyServerOptions): Server => {
    const server = createHttpServer(options.http ?? {}, handler);
    applyTimeouts(server, options);
    const serveHttp = takeConnectionListener(server);
    const opening = new Map<string, Socket>();

    // As https does: without a name for HTTP/1.1, callers that offer it and HTTP/2 could not agree.
    const tls = createTlsServer({ cert, key, handshakeTimeout: openingTimeoutMs, ALPNProtocols: ['http/1.1'] });
    tls.on('secureConnection', (socket) => {
      opening.delete(peerOf(socket));
      serveHttp.call(server, socket);
    });

    // Whoever breaks off, garbles or drags out a handshake: there is nobody to answer.
    tls.on('tlsClientError', (_error, socket) => socket.destroy());

    server.on('connection', (socket: Socket) => {
      const peer = peerOf(socket);
      opening.set(peer, socket);
      const leave = (): void => void socket.destroy();
      socket
        .setTimeout(openingTimeoutMs, leave)
        .once('end', leave)
        .once('error', leave)
        .once('close', () => {
          if (opening.get(peer) === socket) opening.delete(peer);
        })
        .once('data', (bytes: Buffer) => {
          socket.setTimeout(0, leave).off('end', leave).pause().unshift(bytes);
          if (bytes[0] === handshake) {
            // A peer that closes its half in the middle of a handshake will not finish it.
            socket.allowHalfOpen = false;
            tls.emit('connection', socket);
            return;
          }
          opening.delete(peer);
          socket.off('error', leave);
          serveHttp.call(server, socket);
          socket.resume();
        });
    });
    closeThoseThatOpen(server, opening);
    return server;
  };
}

/** As Fastify does with a server of its own; one of a factory it leaves as it is. */
function applyTimeouts(server: Server, options: FastifyServerOptions): void {
  const { keepAliveTimeout = 0, requestTimeout = 0, connectionTimeout = 0, maxRequestsPerSocket = 0 } = options;
  server.keepAliveTimeout = keepAliveTimeout;
  server.requestTimeout = requestTimeout;
  server.setTimeout(connectionTimeout);
  if (maxRequestsPerSocket > 0) server.maxRequestsPerSocket = maxRequestsPerSocket;
}

/** What makes requests of a connection's bytes: Node's own listener, taken off the server, so that we see each connection first. */
function takeConnectionListener(server: Server): (this: Server, socket: Socket) => void {
  const listeners = server.listeners('connection');
  if (listeners.length !== 1)
    throw new Error(`Node's http server listens ${listeners.length} times for connections; this was made for one.`);
  server.removeAllListeners('connection');
  return listeners[0] as (this: Server, socket: Socket) => void;
}

/** A TLS connection and the socket under it have this in common, and no other connection of the server has it as long as they live. */
function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}

/** Node closes the connections that wait between requests; it does not know of those that have not begun to be http. */
function closeThoseThatOpen(server: Server, opening: ReadonlyMap<string, Socket>): void {
  for (const name of ['closeIdleConnections', 'closeAllConnections'] as const) {
    const close = server[name].bind(server);
    server[name] = () => {
      for (const socket of opening.values()) socket.destroy();
      close();
    };
  }
}
