import { brokenPathRule } from '../native/path.js';

/** The service that a batch was sent to: what stands before `/$batch` in the target. */
export function serviceRoot(target: string): string {
  return target.replace(/\/\$batch(?:[/?].*)?$/, '');
}

/**
 * The app's path of a request's url: `/x`, `x` and, where the batch went to `/v1.0/$batch`, `/v1.0/x` and `v1.0/x` name the same. The rule that
 * the url breaks, as the beginning of a sentence, where it is absolute or leads elsewhere than it seems to.
 *
 * @param root where the app has its routes; the service's root is taken off
 */
export function pathOfUrl(url: string, service: string, root: string): { readonly path: string } | { readonly rule: string } {
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) return { rule: 'A url is the path and query of this server, without scheme and host' };
  const path = url.startsWith('/') ? url : `/${url}`;
  const own = service !== '' && path.startsWith(`${service}/`) ? path.slice(service.length) : path;
  // Both: what is left of `/v1.0//x` begins with two slashes.
  const rule = brokenPathRule(path) ?? brokenPathRule(own);
  return rule === undefined ? { path: root + own } : { rule };
}
