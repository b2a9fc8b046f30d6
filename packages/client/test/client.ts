import { createSheaf, type Sheaf, type SheafOptions } from '../src/index.js';
import { ModelServer, type ModelOptions } from './model-server.js';

/** A client of a model server, with a clock that does not wait; `waits` has what it would have waited for. */
export function clientOf(
  model: ModelOptions = {},
  options: Partial<SheafOptions> = {},
): { sheaf: Sheaf; server: ModelServer; waits: number[] } {
  const server = new ModelServer(model);
  const waits: number[] = [];
  const sheaf = createSheaf({
    baseUrl: 'http://sheaf.test',
    fetch: server.fetch,
    sleep: async (delayMs) => {
      waits.push(delayMs);
    },
    ...options,
  });
  return { sheaf, server, waits };
}
