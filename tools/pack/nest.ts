import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './command.ts';
import type { Report } from './report.ts';
import type { Packed } from './tarball.ts';

/** A new Nest app that makes its routes callable in a batch, and a script that calls them with the client. */
const app = `import 'reflect-metadata';
import { Body, Controller, Get, Module, NotFoundException, Param, Put } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { BatchModule } from '@sheaf/nest';

interface Animal {
  readonly name: string;
}

@Controller('animals')
class AnimalsController {
  private readonly animals = new Map<string, Animal>();

  @Put(':id')
  put(@Param('id') id: string, @Body() animal: Animal): Animal & { id: string } {
    this.animals.set(id, animal);
    return { id, ...animal };
  }

  @Get(':id')
  get(@Param('id') id: string): Animal {
    const animal = this.animals.get(id);
    if (animal === undefined) throw new NotFoundException('No such animal');
    return animal;
  }
}

@Module({ imports: [BatchModule.forRoot()], controllers: [AnimalsController] })
class AppModule {}

const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), { logger: ['error', 'warn'] });
await app.listen(0, '127.0.0.1');
console.log(await app.getUrl());
`;

const caller = `import { createSheaf, ref, request } from '@sheaf/client';

const sheaf = createSheaf({ baseUrl: process.argv[2] ?? '', retries: 0 });
const put = request<{ id: string; name: string }>('PUT', '/animals/1', { body: { name: 'Dolly' } });
const twin = request<{ name: string }>('PUT', '/animals/2', { body: { name: ref(put).body.name } });
const results = await sheaf.batch.settled([put, twin, request('GET', '/animals/2'), request('GET', '/animals/9')]);
const alone = await sheaf.fetch('/animals/9');
console.log(JSON.stringify(results.map((result) => [result.status, result.ok ? result.value : result.body])));
console.log(JSON.stringify([alone.status, await alone.json()]));
const { operations } = await sheaf.capabilities();
console.log(JSON.stringify(operations.filter(({ batchable }) => batchable).map(({ method, path, dispatch }) => [method, path, dispatch])));
`;

const notFound = { message: 'No such animal', error: 'Not Found', statusCode: 404 };
const expected = [
  [
    [200, { id: '1', name: 'Dolly' }],
    [200, { id: '2', name: 'Dolly' }],
    [200, { name: 'Dolly' }],
    [404, notFound],
  ],
  [404, notFound],
  [
    ['PUT', '/animals/:id', 'compiled'],
    ['GET', '/animals/:id', 'compiled'],
  ],
];

/** Installs @sheaf/nest and what it depends on in a fresh Nest app, compiles it, starts it and calls it. */
export async function checkNestApp(packages: readonly Packed[], folder: string, report: Report): Promise<void> {
  const home = join(folder, 'nest-app');
  mkdirSync(home);
  const isInstalled = await report.check('@sheaf/nest: installs in a fresh Nest app', () => {
    writeFileSync(join(home, 'package.json'), JSON.stringify(manifest(packages), null, 2));
    run('npm', ['install', '--loglevel=error', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: home });
    const copies = run('npm', ['ls', '@nestjs/core', '--all', '--parseable'], { cwd: home }).trim().split('\n');
    if (copies.length !== 1) throw new Error(`there are ${copies.length} copies of @nestjs/core:\n${copies.join('\n')}`);
  });
  if (!isInstalled) return;
  const isCompiled = await report.check('@sheaf/nest: the app compiles', () => {
    writeFileSync(join(home, 'app.ts'), app);
    writeFileSync(join(home, 'caller.ts'), caller);
    writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['app.ts', 'caller.ts'] }));
    run('tsc', ['--project', home], { cwd: home });
  });
  if (!isCompiled) return;
  await report.check('@sheaf/nest: its routes are called in a batch', () => callApp(home));
  await report.check('@sheaf/nest: the README compiles, and its example prints what it says', () => {
    const nest = packages.find(({ name }) => name === '@sheaf/nest')!;
    const readme = readFileSync(join(home, 'node_modules/@sheaf/nest/README.md'), 'utf8');
    const [, code] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    const [, output] = /```text\n([\s\S]*?)```/.exec(readme) ?? [];
    if (code === undefined || output === undefined) throw new Error('the README has no code, or no output');
    writeFileSync(join(home, 'readme.ts'), code);
    writeFileSync(join(home, 'example.ts'), readFileSync(join(nest.source, 'examples/books.ts')));
    writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['readme.ts', 'example.ts'] }));
    run('tsc', ['--project', home], { cwd: home });
    const printed = run(process.execPath, ['example.js'], { cwd: home, timeoutMs: 60_000 });
    if (printed !== output) throw new Error(`printed\n${printed}instead of\n${output}`);
  });
}

const compilerOptions = {
  strict: true,
  target: 'es2024',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  // Nest's own declarations are not ours to check.
  skipLibCheck: true,
  types: ['node'],
  lib: ['es2024', 'dom', 'dom.iterable'],
};

/** The peers that @sheaf/nest names, at the versions that the repository is tested with. */
function manifest(packages: readonly Packed[]): object {
  const nest = packages.find(({ name }) => name === '@sheaf/nest')!;
  const { peerDependencies } = JSON.parse(readFileSync(join(nest.source, 'package.json'), 'utf8')) as {
    peerDependencies: Record<string, string>;
  };
  const root = JSON.parse(readFileSync(resolve(nest.source, '../../package.json'), 'utf8')) as { devDependencies: Record<string, string> };
  const peers = Object.keys(peerDependencies).map((name) => [name, root.devDependencies[name] ?? peerDependencies[name]]);
  const ours = Object.fromEntries(packages.map(({ name, tarball }) => [name, `file:${tarball}`]));
  return {
    private: true,
    type: 'module',
    dependencies: { ...Object.fromEntries(peers), ...ours },
    devDependencies: { '@types/node': root.devDependencies['@types/node'] },
    // What our packages name by version is not published: all of them come from here.
    overrides: ours,
  };
}

async function callApp(home: string): Promise<string> {
  const child = spawn(process.execPath, ['app.js'], { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    let printed = '';
    const url = await new Promise<string>((listening, failed) => {
      const read = (chunk: Buffer): void => {
        printed += String(chunk);
        const at = /http:\/\/127\.0\.0\.1:\d+/.exec(printed);
        if (at) listening(at[0]);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => failed(new Error(`The app ended with ${code}:\n${printed}`)));
    });
    const answers = run(process.execPath, ['caller.js', url], { cwd: home, timeoutMs: 60_000 });
    const wanted = expected.map((line) => `${JSON.stringify(line)}\n`).join('');
    if (answers !== wanted) throw new Error(`answered\n${answers}instead of\n${wanted}`);
    return 'as alone';
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }
}
