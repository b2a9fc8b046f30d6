import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { run } from './command.ts';
import { examplesOf } from './readme.ts';
import type { Report } from './report.ts';
import type { NodeRuntime } from './runtime.ts';
import type { Packed } from './tarball.ts';

/** Installs the client in an empty folder and runs its README there. */
export async function checkOnNode(client: Packed, node: NodeRuntime, url: string, folder: string, report: Report): Promise<void> {
  const name = `${client.name} on Node ${node.major}`;
  const home = installed(client, join(folder, `node-${node.major}`));
  await report.check(`${name}: imports without a warning`, () => {
    const code = "import('@sheaf/client').then((client) => console.log(Object.keys(client.calls).length > 10, process.version))";
    const printed = run(node.path, ['--throw-deprecation', '--eval', code], { cwd: home });
    if (!printed.startsWith(`true v${node.major}.`)) throw new Error(`printed ${printed}`);
  });
  for (const example of examplesOf(join(home, 'node_modules', client.name), url)) {
    await report.check(`${name}: README ${example.name}`, () => {
      const file = `${example.name}.mjs`;
      writeFileSync(join(home, file), transformSync(example.code, { loader: 'ts', format: 'esm', target: 'es2022' }).code);
      const printed = run(node.path, [file], { cwd: home, timeoutMs: 60_000 });
      if (printed !== example.output) throw new Error(`printed\n${printed}instead of\n${example.output}`);
    });
  }
}

/** Compiles the README with each way of finding packages, and with the declarations themselves checked. */
export async function checkTypes(client: Packed, resolution: 'nodenext' | 'bundler', folder: string, report: Report): Promise<void> {
  const home = installed(client, join(folder, `types-${resolution}`));
  for (const { name, code } of examplesOf(join(home, 'node_modules', client.name), '')) writeFileSync(join(home, `${name}.ts`), code);
  const module = resolution === 'nodenext' ? 'nodenext' : 'esnext';
  const compilerOptions = {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: [],
    module,
    moduleResolution: resolution,
  };
  writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  await report.check(
    `${client.name}: README compiles with moduleResolution ${resolution}`,
    () => void run('tsc', ['--project', home], { cwd: home }),
  );
  writeFileSync(join(home, 'wrong.ts'), "import { calls } from '@sheaf/client';\ncalls.getItem({ itemID: '1' });\n");
  await report.check(`${client.name}: types are there with moduleResolution ${resolution}`, () => {
    let printed = '';
    try {
      run('tsc', ['--project', home], { cwd: home });
    } catch (error) {
      printed = (error as Error).message;
    }
    if (!printed.includes('wrong.ts') || !printed.includes("'itemID' does not exist"))
      throw new Error(`a wrong parameter compiled: ${printed}`);
  });
}

/** An empty folder with the package in it, as its user would have it. */
export function installed(packed: Packed, home: string): string {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  run('npm', ['install', '--loglevel=error', '--no-audit', '--no-fund', '--prefer-offline', packed.tarball], { cwd: home });
  return home;
}
