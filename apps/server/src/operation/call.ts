import type { Recommended } from '@sheaf/core';
import { batchItem } from '@sheaf/nest';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../account/account.js';
import { nowUs } from './clock.js';

/** What a handler may ask of the request that it answers, beside its input. Read only where it is asked for. */
export class Call {
  constructor(readonly request: FastifyRequest) {}

  /** Who is calling; the guard has seen to it that there is somebody. */
  get principal(): Principal {
    const { principal } = this.request;
    if (principal === undefined) throw new Error('An operation without authentication asked for its principal');
    return principal;
  }

  /** Microseconds since 1970: in a batch pinned at its start, plus the item's index. */
  get nowUs(): bigint {
    const item = batchItem(this.request);
    return item === undefined ? nowUs() : BigInt(item.nowUs);
  }

  /** When the batch began that the request is an item of, microseconds since 1970; `undefined` outside a batch. */
  get startUs(): number | undefined {
    return batchItem(this.request)?.startUs;
  }

  /** What a batch with distinct recommendations has recommended to whom; `undefined`: repeats do not matter. */
  get recommended(): Recommended | undefined {
    return batchItem(this.request)?.recommended;
  }

  /** Aborted when whoever sent the request has gone away. */
  get gone(): AbortSignal {
    return this.request.signal;
  }

  /** Aborted when nobody waits for the item's answer any more; `undefined` outside a batch. */
  get signal(): AbortSignal | undefined {
    return batchItem(this.request)?.signal;
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard. */
    principal?: Principal | undefined;
  }
}
