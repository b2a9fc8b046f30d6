// Lets Node run the sources as they stand, for the processes that the tests start: './x.js' means './x.ts', and packages come from source.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    next(
      context.parentURL?.endsWith('.ts') && /^\.{1,2}\/.*\.js$/.test(specifier) ? specifier.replace(/\.js$/, '.ts') : specifier,
      context,
    ),
});
