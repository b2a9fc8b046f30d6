/** What a caller did wrong, in words of the service. */
export interface AzureFault {
  readonly status: number;
  /** `BadArgument`, `ModelNotFound`, … */
  readonly code: string;
  readonly message: string;
}

/** The service's form of a refusal. Its gateway has one of its own for keys, `azureKeyError`. */
export function azureError({ code, message }: Pick<AzureFault, 'code' | 'message'>): object {
  return { error: { code, message } };
}

/** What the gateway before the service answers with 401. */
export function azureKeyError(isMissing: boolean): object {
  const message = isMissing
    ? 'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.'
    : 'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.';
  return { statusCode: 401, message };
}

export function badArgument(message: string): AzureFault {
  return { status: 400, code: 'BadArgument', message };
}
