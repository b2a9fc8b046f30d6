// node --conditions=sheaf-source --import <this> file.ts: runs TypeScript with decorators from source, as jest does, so that tests of the whole
// process need no build.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import jestConfig from '../../../jest.config.js';

const [, swc] = jestConfig.transform['^.+\\.ts$'];

registerHooks({
  resolve(specifier, context, nextResolve) {
    const isOfSource = specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts') === true;
    return nextResolve(isOfSource ? `${specifier.slice(0, -'js'.length)}ts` : specifier, context);
  },
  load(url, context, nextLoad) {
    if (!url.endsWith('.ts')) return nextLoad(url, context);
    const filename = fileURLToPath(url);
    return { format: 'module', source: transformSync(readFileSync(filename, 'utf8'), { ...swc, filename }).code, shortCircuit: true };
  },
});
