import { arrived } from '@sheaf/core';

/** A parameter that breaks its rule: the message is the answer's `error`, in the service's words. */
export class ParameterFault extends Error {
  override readonly name = 'ParameterFault';

  constructor(parameter: string, rule: string) {
    super(`invalid value for ${parameter}: ${rule}`);
  }
}

/** The parameters of a request, each read once: those that are left at the end are none of the operation's. */
export class Parameters {
  readonly #given: Map<string, unknown>;

  constructor(given: Readonly<Record<string, unknown>>) {
    // null stands for none.
    this.#given = new Map(Object.entries(given).filter(([, value]) => value !== null));
  }

  /** The parameter as text: callers write all as strings, and some write numbers. `''` is none, as in a query. */
  text(name: string): string | undefined {
    const value = this.#given.get(name);
    this.#given.delete(name);
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw new ParameterFault(name, `must be a string, got ${arrived(value)}`);
  }

  /** @throws ParameterFault, in the service's words: `cannot be less than 1, got -2` */
  integer(name: string, { fallback, minimum, maximum }: { fallback: number; minimum: number; maximum?: number }): number {
    const text = this.text(name)?.trim();
    if (text === undefined) return fallback;
    const value = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(value)) throw new ParameterFault(name, `must be an integer, got ${arrived(text)}`);
    if (value < minimum) throw new ParameterFault(name, `cannot be less than ${minimum}, got ${value}`);
    if (maximum !== undefined && value > maximum) throw new ParameterFault(name, `cannot be greater than ${maximum}, got ${value}`);
    return value;
  }

  /** The words of a comma list; `undefined`: the parameter is not there. */
  list(name: string): string[] | undefined {
    return this.text(name)
      ?.split(',')
      .map((each) => each.trim());
  }

  ignore(...names: readonly string[]): void {
    for (const name of names) this.#given.delete(name);
  }

  /** @throws ParameterFault when one has not been read */
  end(): void {
    const left = this.#given.size;
    if (left > 0) throw new ParameterFault('params', `${left} of them ${left === 1 ? 'is' : 'are'} unknown to this operation`);
  }
}
