import FindMyWay, { type HTTPMethod } from 'find-my-way';
import type { FastifyInstance } from 'fastify';

/** Which methods a path has: Fastify answers 404 for a method that a path has not, and does not say which it has. */
export class AllowedMethods {
  readonly #methods = new Set<HTTPMethod>();
  readonly #router: ReturnType<typeof FindMyWay>;

  /** Hears of every route that is registered from now on. */
  constructor(instance: FastifyInstance, maxParamLength: number) {
    this.#router = FindMyWay({ maxParamLength });
    instance.addHook('onRoute', ({ method, url, config }) => {
      // Routes of BatchModule that only say no.
      if ((config as { sheafRefuses?: boolean } | undefined)?.sheafRefuses === true) return;
      for (const each of [method].flat() as HTTPMethod[]) {
        this.#methods.add(each);
        if (this.#router.findRoute(each, url) === null) this.#router.on(each, url, () => undefined);
      }
    });
  }

  /** In the order of the alphabet; none: no route has this path. */
  of(target: string): string[] {
    const path = target.split('?', 1)[0] as string;
    return [...this.#methods].filter((method) => this.#leads(method, path)).toSorted();
  }

  /** A parameter without a value stands for nothing: `/items/` is not `/items/:itemId`. */
  #leads(method: HTTPMethod, path: string): boolean {
    const route = this.#router.find(method, path);
    return route !== null && !Object.values(route.params).includes('');
  }
}
