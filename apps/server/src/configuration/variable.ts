import { BlockList, isIP } from 'node:net';
import { type AllowedHost, parseAllowedHost } from '@sheaf/jobs/blob';

/** What a setting's text says, or the rule that it breaks and what arrived: `must be on or off; it is "maybe"`. */
export type Reading<Value> = { readonly value: Value } | { readonly fault: string };

/** Reads the text of one environment variable. */
export type Read<Value> = (text: string) => Reading<Value>;

export function oneOf<const Word extends string>(...words: readonly Word[]): Read<Word> {
  return (text) => {
    const word = words.find((each) => each === text);
    return word === undefined ? { fault: `must be ${orList(words)}; it is ${JSON.stringify(text)}` } : { value: word };
  };
}

export function integer(minimum: number, maximum: number): Read<number> {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= minimum && value <= maximum) return { value };
    return { fault: `must be a whole number from ${minimum} to ${maximum}; it is ${JSON.stringify(text)}` };
  };
}

/** An IP address or a host name. */
export const host: Read<string> = (text) =>
  isIP(text) !== 0 || /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,62})?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,62})?)*$/.test(text)
    ? { value: text }
    : { fault: `must be an IP address or a host name; it is ${JSON.stringify(text)}` };

/** Whether only this machine can reach an address. */
export function isLoopback(name: string): boolean {
  const family = isIP(name);
  return family === 0 ? name.toLowerCase() === 'localhost' : loopback.check(name, family === 6 ? 'ipv6' : 'ipv4');
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** A PostgreSQL connection string. It may hold a password and is never shown. */
export const postgresUrl: Read<string> = (text) =>
  URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol)
    ? { value: text }
    : { fault: `must be a URL that begins with postgres:// or postgresql://; it has ${text.length} characters` };

/** `*`, or origins such as `https://app.example.com`. */
export const origins: Read<'*' | readonly string[]> = (text) => {
  if (text === '*') return { value: '*' };
  const value = commaList(text);
  const wrong = value.find((each) => !URL.canParse(each) || new URL(each).origin !== each);
  return wrong === undefined
    ? { value }
    : { fault: `must be * or origins such as https://app.example.com, separated by commas; one is ${JSON.stringify(wrong)}` };
};

/** `host[:port]` or `*.host`: where requests of this server may go. */
export const blobHosts: Read<readonly AllowedHost[]> = (text) => {
  const value: AllowedHost[] = [];
  for (const each of commaList(text)) {
    const allowed = parseAllowedHost(each);
    if (allowed === undefined)
      return {
        fault: `must be hosts such as account.blob.core.windows.net, *.amazonaws.com or 127.0.0.1:10000, separated by commas; one is ${JSON.stringify(each)}`,
      };
    value.push(allowed);
  }
  return { value };
};

/** Addresses, networks (`10.0.0.0/8`), or the words that proxy-addr knows. */
export const proxies: Read<readonly string[]> = (text) => {
  const value = commaList(text);
  const wrong = value.find((each) => !isProxy(each));
  return wrong === undefined
    ? { value }
    : {
        fault: `must be IP addresses, networks such as 10.0.0.0/8, or the words loopback, linklocal, uniquelocal, separated by commas; one is ${JSON.stringify(wrong)}`,
      };
};

function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= (family === 4 ? 32 : 128));
}

/** Http alone; https too with a certificate that the server makes for itself, or with `cert.pem` and `key.pem` of a folder. */
export type TlsSetting = 'off' | 'self-signed' | { readonly folder: string };

export const tls: Read<TlsSetting> = (text) => {
  if (text === 'off' || text === 'self-signed') return { value: text };
  const reading = path(text);
  return 'value' in reading
    ? { value: { folder: reading.value } }
    : { fault: 'must be off, self-signed, or a folder with cert.pem and key.pem; it is blank' };
};

/** Any text that is not blank. */
export const path: Read<string> = (text) =>
  text.trim() === '' || text.includes('\0') ? { fault: 'must be a path; it is blank' } : { value: text };

function commaList(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function orList(words: readonly string[]): string {
  return words.length === 1 ? (words[0] as string) : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
