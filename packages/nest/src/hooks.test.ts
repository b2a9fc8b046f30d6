import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { adapterHooks, hooksAround, lifecycleHooks } from './hooks.js';
import type { HookFilter, RouteHook } from './hooks.js';

describe('the hooks around a route', () => {
  let isAdapters: HookFilter;
  let adapter: FastifyAdapter;
  beforeAll(async () => {
    isAdapters = await adapterHooks();
  });
  afterEach(() => adapter.close());

  async function foreign(prepare: (instance: FastifyInstance) => void, options: Partial<RouteOptions> = {}): Promise<string[]> {
    adapter = new FastifyAdapter();
    const instance = adapter.getInstance() as unknown as FastifyInstance;
    prepare(instance);
    await adapter.init();
    const seen: (() => RouteHook[])[] = [];
    instance.addHook('onRoute', function (this: FastifyInstance, route) {
      seen.push(() => hooksAround(this, route));
    });
    void instance.register((child, _none, done) => {
      child.route({ method: 'GET', url: '/x', handler: () => 'x', ...options });
      done();
    });
    await instance.ready();
    return seen.flatMap((hooks) =>
      hooks()
        .filter((hook) => !isAdapters(hook))
        .map(({ name }) => name),
    );
  }

  it('are all the adapter’s own in a plain app, that of the HEAD route among them', async () => {
    expect(await foreign(() => undefined)).toEqual([]);
  });

  it.each(lifecycleHooks)('tell a plugin’s %s hook, wherever it was added', async (name) => {
    const hook = ((...args: unknown[]) => (args.at(-1) as () => void)()) as never;
    expect(new Set(await foreign((instance) => instance.addHook(name as never, hook)))).toEqual(new Set([name]));
    expect(await foreign(() => undefined, { [name]: hook })).toContain(name);
    expect(await foreign(() => undefined, { [name]: [hook] })).toContain(name);
  });
});
