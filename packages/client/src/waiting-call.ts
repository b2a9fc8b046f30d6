import { envelopeBody, type FetchCall } from './fetch-call.js';

/** A call that waits for its answer; it takes one, once. */
export class WaitingCall {
  isOver = false;
  /** Told when the call is aborted while its batch is on the way. */
  onAbort: (() => void) | undefined;

  constructor(
    readonly call: FetchCall,
    /** Sends the call as it was made. */
    private readonly goAlone: () => Promise<Response>,
    private readonly resolve: (response: Response | Promise<Response>) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    call.signal?.addEventListener('abort', this.abort, { once: true });
  }

  take(response: Response | Promise<Response>): void {
    if (this.end()) this.resolve(response);
  }

  takeAlone(): void {
    if (this.end()) this.resolve(this.goAlone());
  }

  fail(error: unknown): void {
    if (this.end()) this.reject(error);
  }

  private readonly abort = (): void => {
    this.fail(this.call.signal!.reason);
    this.onAbort?.();
  };

  private end(): boolean {
    if (this.isOver) return false;
    this.isOver = true;
    this.call.signal?.removeEventListener('abort', this.abort);
    return true;
  }
}

/** A call as it goes into the envelope. */
export interface JoinedItem {
  readonly waiting: WaitingCall;
  readonly item: object;
}

/** `undefined` when the body turns out to be one that the envelope would change: the call is on its way alone then. */
export async function itemOf(waiting: WaitingCall): Promise<JoinedItem | undefined> {
  const { target, bodyText } = waiting.call;
  if (bodyText === undefined) return { waiting, item: target };
  const body = envelopeBody(await Promise.resolve(bodyText).catch(() => ''));
  if (body.length === 1) return { waiting, item: { ...target, body: body[0] } };
  waiting.takeAlone();
  return undefined;
}
