/** Makes a target of the service one of the app. */
export type ServiceTarget = (target: string) => string;

/**
 * Where the targets of a Google service lead whose app is not one itself: `/sheaf/v1/items/a?alt=json` to `/items/a`. The service's path is taken
 * off, and so are the parameters that every Google client adds and no other app knows
 * (https://cloud.google.com/apis/docs/system-parameters). A target that is not below the path stays as it is.
 *
 * @param servicePath `/sheaf/v1`; `undefined`: the app's routes are the service's, and know these parameters or pass over them
 */
export function serviceTarget(servicePath: string | undefined): ServiceTarget {
  if (servicePath === undefined) return (target) => target;
  const prefix = `/${servicePath.replaceAll(/^\/+|\/+$/g, '')}/`;
  return (target) => (target.startsWith(prefix) ? withoutSystemParameters(target.slice(prefix.length - 1)) : target);
}

const systemParameters: ReadonlySet<string> = new Set([
  'alt',
  '%24alt',
  '$alt',
  'prettyPrint',
  'quotaUser',
  'userIp',
  '%24.xgafv',
  '$.xgafv',
]);

function withoutSystemParameters(target: string): string {
  const question = target.indexOf('?');
  if (question < 0) return target;
  const kept = target
    .slice(question + 1)
    .split('&')
    .filter((pair) => !systemParameters.has(pair.split('=', 1)[0]!));
  return target.slice(0, question) + (kept.length === 0 ? '' : `?${kept.join('&')}`);
}
