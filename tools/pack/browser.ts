import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { installed } from './client.ts';
import { examplesOf } from './readme.ts';
import type { Report } from './report.ts';
import type { Packed } from './tarball.ts';

/** Bundles the README's examples and runs them in headless Chromium, on a page that has the API on its own origin. */
export async function checkInBrowser(client: Packed, url: string, folder: string, report: Report): Promise<void> {
  const home = installed(client, join(folder, 'browser'));
  let script = '';
  await report.check(`${client.name}: bundles for browsers`, async () => {
    const bare = await bundled(home, "import { calls, createSheaf } from '@sheaf/client';\nconsole.log(calls, createSheaf);\n");
    if (/\brequire\(|node:/.test(bare)) throw new Error('the bundle asks for modules of Node');
    return `${Math.round(bare.length / 1024)} kB minified, all calls included`;
  });
  await report.check(`${client.name}: leaves out what is not used`, async () => {
    const size = (await bundled(home, "import { createBatchingFetch } from '@sheaf/client';\nconsole.log(createBatchingFetch);\n")).length;
    if (size > 16 * 1024) throw new Error(`the auto-batching fetch alone takes ${size} bytes`);
    return `the auto-batching fetch alone takes ${Math.round(size / 1024)} kB minified`;
  });
  const page = await servePage(url, () => script);
  try {
    for (const example of examplesOf(join(home, 'node_modules', client.name), page.url)) {
      await report.check(`${client.name} in Chromium: README ${example.name}`, async () => {
        script = await bundled(home, reporting(example.code));
        const printed = await page.open(join(home, 'profile'));
        if (printed !== plain(example.output)) throw new Error(`printed\n${printed}\ninstead of\n${example.output}`);
      });
    }
  } finally {
    page.close();
  }
}

/** The example with its output told to the page's server; imports have to stay at the top. */
function reporting(code: string): string {
  const lines = code.split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  const rest = lines.filter((line) => !line.startsWith('import '));
  return `${imports.join('\n')}
const printed: string[] = [];
console.log = (...parts: unknown[]) => void printed.push(parts.map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part))).join(' '));
const ended = (failure?: unknown) => fetch('/printed', { method: 'POST', body: failure === undefined ? printed.join('\\n') : String(failure) });
(async () => {
${rest.join('\n')}
})().then(() => ended(), ended);
`;
}

/** What Node prints of an object is not JSON: both are compared without quotes and blanks. */
function plain(text: string): string {
  return text
    .trim()
    .replaceAll(/['"]/g, '')
    .replaceAll(/([{:,]) | (?=})/g, '$1');
}

async function bundled(home: string, code: string): Promise<string> {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'entry.ts'), code);
  const { outputFiles } = await build({
    entryPoints: [join(home, 'entry.ts')],
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

interface Page {
  readonly url: string;
  /** Opens the page and gives what its script told. */
  open(profile: string): Promise<string>;
  close(): void;
}

/** Serves the page and its script, and hands everything else to the API: so the page needs no CORS, whatever server it is. */
async function servePage(api: string, script: () => string): Promise<Page> {
  let told: ((printed: string) => void) | undefined;
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === '/')
      answer(outgoing, 'text/html', '<!doctype html><title>Sheaf</title><script type="module" src="/script.js"></script>');
    else if (incoming.url === '/script.js') answer(outgoing, 'text/javascript', script());
    else if (incoming.url === '/favicon.ico') answer(outgoing, 'image/x-icon', '');
    else if (incoming.url === '/printed') void textOf(incoming).then((text) => (told?.(text), answer(outgoing, 'text/plain', '')));
    else handOn(api, incoming, outgoing);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    open: async (profile) => {
      const printed = new Promise<string>((resolve) => (told = resolve));
      const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
      const browser = spawn('chromium', [...flags, `${url}/`], { stdio: 'ignore', detached: true });
      const ended = new Promise<never>((_, reject) => {
        browser.once('error', reject);
        browser.once('exit', (code) => reject(new Error(`chromium ended with ${code} before the page had told anything`)));
        setTimeout(() => reject(new Error('the page told nothing within 30 s')), 30_000).unref();
      });
      try {
        return plain(await Promise.race([printed, ended]));
      } finally {
        ended.catch(() => undefined);
        // Its own group: chromium is a script that starts many processes.
        if (browser.pid !== undefined && browser.exitCode === null) {
          process.kill(-browser.pid, 'SIGKILL');
          await once(browser, 'exit');
        }
      }
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(outgoing: ServerResponse, type: string, body: string): void {
  outgoing.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  return (await incoming.toArray()).map(String).join('');
}

function handOn(api: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const headers = { ...incoming.headers, host: new URL(api).host };
  const onward = request(new URL(incoming.url ?? '/', api), { method: incoming.method, headers }, (answered) => {
    outgoing.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(outgoing);
  });
  onward.once('error', () => outgoing.writeHead(502).end());
  incoming.pipe(onward);
}
