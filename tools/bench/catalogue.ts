/** What `GET /items/:id` answers. About 100 bytes of JSON. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly price: number;
  readonly currency: 'EUR';
  readonly stock: number;
  readonly tags: readonly string[];
}

/** What `POST /items/:id/views` takes. */
export interface View {
  readonly userId: string;
  /** Milliseconds since 1970, or a date-time text. */
  readonly ts: number | string;
  /** Seconds. */
  readonly duration: number;
}

export interface Counted {
  readonly ok: true;
  readonly id: string;
  /** How many views the item has now. */
  readonly views: number;
}

/** Items 0 to 9999, and how often each was viewed: all in memory, so that what is measured is the way to an operation and not the operation. */
export class Catalogue {
  readonly #items = new Map<string, Item>();
  readonly #views = new Map<string, number>();

  constructor(size = 10_000) {
    for (let n = 0; n < size; n++) this.#items.set(String(n), makeItem(n));
  }

  get(id: string): Item | undefined {
    return this.#items.get(id);
  }

  /** Counts one view; `undefined` for an unknown item. */
  view(id: string, _view: View): Counted | undefined {
    if (!this.#items.has(id)) return undefined;
    const views = (this.#views.get(id) ?? 0) + 1;
    this.#views.set(id, views);
    return { ok: true, id, views };
  }
}

function makeItem(n: number): Item {
  return { id: String(n), name: `Item number ${n}`, price: Number(`${n}.99`), currency: 'EUR', stock: n, tags: ['new', 'sale'] };
}
