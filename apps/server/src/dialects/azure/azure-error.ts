import type { Problem } from '@sheaf/core';
import { type AzureFault, badArgument } from '@sheaf/dialects';

/** What a caller did wrong; answered in the service's form. */
export class AzureError extends Error {
  override readonly name = 'AzureError';

  constructor(readonly fault: AzureFault) {
    super(fault.message);
  }
}

export function refuse(message: string): AzureError {
  return new AzureError(badArgument(message));
}

/** A native refusal in the service's form: `build-state` is `BuildState`. */
export function faultOf({ status, code, detail, title }: Problem): AzureFault {
  const name = code.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return { status, code: name, message: detail ?? title };
}

export function noModel(): AzureError {
  return new AzureError({ status: 404, code: 'ModelNotFound', message: 'There is no model with this id.' });
}

export function noBuild(): AzureError {
  return new AzureError({ status: 404, code: 'BuildNotFound', message: 'The model has no build with this id.' });
}

export function noOperation(): AzureError {
  return new AzureError({ status: 404, code: 'OperationNotFound', message: 'There is no operation with this id.' });
}
