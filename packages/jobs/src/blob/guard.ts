import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { BlobError } from './blob-error.js';

/** Where the server may connect to. `host[:port]`; `*.host` for all below it; private addresses only where they are listed themselves. */
export interface AllowedHost {
  /** Lower case; an IP address in its shortest form, without brackets. */
  readonly host: string;
  readonly isWildcard: boolean;
  /** Absent: the port of the scheme, 443 or 80. */
  readonly port: number | undefined;
}

type Resolve = typeof systemLookup;

/**
 * Lets requests out to listed hosts only, and there only to addresses that are public or listed. A name is resolved once, and the connection
 * goes to the very address that was looked at: a name that answers differently the next moment gains nothing.
 */
export class Guard {
  /** One for each protocol and port, whose lookup knows the port. */
  readonly #agents = new Map<string, HttpAgent | HttpsAgent>();

  /** `ca`: certificates to trust besides the system's. */
  constructor(
    private readonly allowed: readonly AllowedHost[],
    private readonly options: { readonly resolve?: Resolve; readonly ca?: string } = {},
  ) {}

  /** The URL, fit to be requested; throws `invalid` or `forbidden`. Nothing is resolved yet. */
  admit(text: string): URL {
    const url = URL.parse(text);
    if (url === null) throw new BlobError('invalid', 'The location is no absolute URL.');
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw forbidden();
    if (url.username !== '' || url.password !== '') throw forbidden();
    const host = bareHost(url.hostname);
    const port = portOf(url);
    if (!this.allowed.some((each) => matches(each, host, port, url.protocol))) throw forbidden();
    if (isIP(host) !== 0 && !this.#mayConnect(host, host, port, url.protocol)) throw forbidden();
    // Without TLS only to this machine's or network's own storages, such as an emulator.
    if (url.protocol === 'http:' && !isOwn(host)) throw forbidden();
    return url;
  }

  /** The agent for such a URL: connects to admitted addresses only. */
  agentFor(url: URL): HttpAgent | HttpsAgent {
    const { protocol } = url;
    const port = portOf(url);
    const key = `${protocol}${port}`;
    let agent = this.#agents.get(key);
    if (agent === undefined) {
      const { resolve = systemLookup, ca } = this.options;
      const lookup = guardedLookup(resolve, (host, address) => this.#mayConnect(host, address, port, protocol));
      const options = { lookup, keepAlive: true, maxSockets: 16, timeout: 60_000 };
      agent = protocol === 'http:' ? new HttpAgent(options) : new HttpsAgent(ca === undefined ? options : { ...options, ca });
      this.#agents.set(key, agent);
    }
    return agent;
  }

  close(): void {
    for (const agent of this.#agents.values()) agent.destroy();
    this.#agents.clear();
  }

  /** A private address counts as listed with its port: what else listens there is nobody's storage. */
  #mayConnect(host: string, address: string, port: number, protocol: string): boolean {
    if (isPublic(address)) return true;
    const own = ipaddr.process(address).toString();
    return this.allowed.some(
      (each) =>
        matches(each, own, port, protocol) || (host === 'localhost' && isLoopback(own) && matches(each, 'localhost', port, protocol)),
    );
  }
}

/** Reads one entry of the list; `undefined` if it is none. */
export function parseAllowedHost(text: string): AllowedHost | undefined {
  const isWildcard = text.startsWith('*.');
  const rest = isWildcard ? text.slice(2) : text;
  const bracketed = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(rest);
  const [, name, portText] = bracketed ?? /^([^:/?#@*\s]+)(?::(\d{1,5}))?$/.exec(rest) ?? [];
  if (name === undefined) return undefined;
  const port = portText === undefined ? undefined : Number(portText);
  if (port !== undefined && (port < 1 || port > 65_535)) return undefined;
  if (isWildcard && (isIP(name) !== 0 || !name.includes('.'))) return undefined;
  // As URLs spell it: 127.1 and 0x7f000001 become 127.0.0.1, names lower case.
  const url = URL.parse(`http://${bracketed === null ? name : `[${name}]`}/`);
  if (url === null || url.pathname !== '/') return undefined;
  return { host: bareHost(url.hostname), isWildcard, port };
}

function matches({ host: allowed, isWildcard, port: allowedPort }: AllowedHost, host: string, port: number, protocol: string): boolean {
  if ((allowedPort ?? (protocol === 'https:' ? 443 : 80)) !== port) return false;
  return isWildcard ? host.endsWith(`.${allowed}`) : host === allowed;
}

function portOf({ port, protocol }: URL): number {
  return Number(port === '' ? (protocol === 'https:' ? 443 : 80) : port);
}

function bareHost(hostname: string): string {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? host.replace(/\.$/, '') : ipaddr.process(host).toString();
}

function isOwn(host: string): boolean {
  return host === 'localhost' || (isIP(host) !== 0 && !isPublic(host));
}

function isPublic(address: string): boolean {
  // `process` unwraps IPv4 in IPv6; 6to4, Teredo and NAT64 carry other addresses inside and have ranges of their own.
  return ipaddr.process(address).range() === 'unicast';
}

function isLoopback(address: string): boolean {
  return ipaddr.process(address).range() === 'loopback';
}

function forbidden(): BlobError {
  return new BlobError('forbidden', 'The server does not connect to this location. Its operator lists the hosts in SHEAF_BLOB_HOSTS.');
}

type LookupCallback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** In the form that `net.connect` calls: refuses when one of a name's addresses is not admitted, since a name with mixed ones is no accident. */
function guardedLookup(resolve: Resolve, mayConnect: (host: string, address: string) => boolean) {
  return (hostname: string, options: { all?: boolean; family?: number | string }, callback: LookupCallback): void => {
    resolve(hostname, { all: true, verbatim: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const host = bareHost(hostname);
      if (addresses.length === 0 || addresses.some(({ address }) => !mayConnect(host, address))) return callback(forbidden(), []);
      if (options.all === true) return callback(null, addresses);
      const [first] = addresses;
      callback(null, first!.address, first!.family);
    });
  };
}
