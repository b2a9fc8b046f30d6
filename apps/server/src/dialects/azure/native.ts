import { randomUUID } from 'node:crypto';
import type { Problem } from '@sheaf/core';
import { type AzureCall, azureBatch } from '@sheaf/dialects';
import type { BatchRunner } from '@sheaf/nest';
import { type Account, catalogueHeader } from '../../account/account.js';
import { AzureError, faultOf } from './azure-error.js';

/** What an operation answered. */
export interface NativeAnswer {
  readonly status: number;
  /** Parsed; `undefined`: none. */
  readonly body: unknown;
}

/** Native operations in the name of an account, through the same guards and handlers as the items of a batch. */
export class Native {
  constructor(private readonly runner: BatchRunner) {}

  /** One answer per call, in their order. `modelId`: the catalogue that they are about; default the account's own. */
  async all(account: Account, modelId: string | undefined, calls: readonly AzureCall[]): Promise<NativeAnswer[]> {
    if (calls.length === 0) return [];
    const results = await this.runner.run(azureBatch(calls), {
      headers: { authorization: `Bearer ${account.token}`, ...(modelId === undefined ? undefined : { [catalogueHeader]: modelId }) },
      batchId: randomUUID(),
    });
    return results.map(({ status, json }) => ({ status, body: json === undefined ? undefined : JSON.parse(json) }));
  }

  /** The body of one call's answer. Throws what is refused in the service's form, but for the statuses of `except`, which give `undefined`. */
  async one<Body>(
    account: Account,
    modelId: string | undefined,
    call: AzureCall,
    except: readonly number[] = [],
  ): Promise<Body | undefined> {
    const [answer] = await this.all(account, modelId, [call]);
    const { status, body } = answer!;
    if (status < 400) return body as Body;
    if (except.includes(status)) return undefined;
    throw new AzureError(faultOf(body as Problem));
  }
}
