// What each dialect's folder exports as `suite`: what an unmodified client of that service does against the real server.

/** One client at one version, and what it shows. */
export interface ClientSuite {
  /** `recombee` */
  readonly dialect: string;
  /** `storage`: what jobs read from and write to, told apart from the dialects. Default: `dialect`. */
  readonly kind?: 'dialect' | 'storage';
  /** `npm recombee-api-client`, `PyPI requests`: checked against what is installed; any other text (`fetch of Node`) is taken as it is. */
  readonly client: string;
  /** `6.3.0` */
  readonly version: string;
  /** What the server is made of. Default: apps/server. */
  readonly app?: 'server' | 'farm';
  /** Settings of the server beside PORT, SHEAF_TLS and the database, which is in memory and empty. */
  readonly env?: Readonly<Record<string, string>>;
  /** Run in this order against one server; a failure does not stop those after it. */
  readonly features: readonly ClientFeature[];
  readonly notSupported: readonly MissingFeature[];
}

export interface ClientFeature {
  /** What works, in the client's words: `Batch of 10,000 requests`. Stands in the matrix. */
  readonly feature: string;
  /** The row of the matrix's first table that this proves. */
  readonly proves?: CommonFeature;
  /** Rejects when it does not work. Milliseconds that it may take: `timeoutMs`, default 120,000. */
  run(server: ClientServer): Promise<void>;
  readonly timeoutMs?: number;
}

export interface MissingFeature {
  readonly feature: string;
  /** Why the wire form, its client or this server has no such thing. */
  readonly why: string;
  /** The row of the matrix's first table that it is about. */
  readonly proves?: CommonFeature;
}

/** A server that runs for one suite. */
export interface ClientServer {
  /** `http://127.0.0.1:4711` */
  readonly baseUrl: string;
  /** `https://127.0.0.1:4711`: the same port. */
  readonly secureUrl: string;
  /** File of the self-made certificate. This process, and programs that are started with `env`, trust it. */
  readonly certificate: string;
  /** `demo` */
  readonly catalogue: string;
  /** `demo-token` */
  readonly token: string;
  /** For programs: the certificate under the names by which Node, Python and OpenSSL look for it. */
  readonly env: Readonly<Record<string, string>>;
}

/** What is asked of every dialect, so that they can be compared. */
export const commonFeatures = [
  'reads',
  'writes with a body',
  'a failure is its own item’s',
  'answers in the order of the requests',
  'an item that depends on another',
  'credentials per item',
  'one request alone',
  'the largest batch',
  'refusal of a whole batch',
  'refusal of wrong credentials',
  'https',
] as const;
export type CommonFeature = (typeof commonFeatures)[number];
