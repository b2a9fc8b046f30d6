// What users did with items, as columns: a million interactions are five typed arrays and two tables of ids.

/** The contract's types of interaction. The position is the code in `Interactions.type`: append only, models keep codes. */
export const interactionTypes = ['view', 'purchase', 'rating', 'cart', 'bookmark', 'viewPortion'] as const;

export type InteractionType = (typeof interactionTypes)[number];

export interface Interactions {
  /** Item ids; a position is an item's index. Items that nobody touched may be among them: they are cold, not unknown. */
  readonly items: readonly string[];
  readonly users: readonly string[];
  /** One entry per interaction in each of these. */
  readonly user: Uint32Array;
  readonly item: Uint32Array;
  /** Index in `interactionTypes`. */
  readonly type: Uint8Array;
  /** The rating of a rating, the portion (0 to 1) of a viewPortion; read for no other type. */
  readonly value: Float32Array;
  readonly atMs: Float64Array;
}

/** Collects interactions one by one into columns that grow: what a build's worker fills while it reads the rows of a database. */
export class InteractionCollector {
  readonly #items = new Map<string, number>();
  readonly #users = new Map<string, number>();
  #user = new Uint32Array(1024);
  #item = new Uint32Array(1024);
  #type = new Uint8Array(1024);
  #value = new Float32Array(1024);
  #atMs = new Float64Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Makes an item known that may have no interaction. */
  addItem(itemId: string): void {
    indexIn(this.#items, itemId);
  }

  add(userId: string, itemId: string, type: InteractionType, atMs: number, value = 0): void {
    if (this.#size === this.#user.length) this.#grow();
    const at = this.#size++;
    this.#user[at] = indexIn(this.#users, userId);
    this.#item[at] = indexIn(this.#items, itemId);
    this.#type[at] = interactionTypes.indexOf(type);
    this.#value[at] = value;
    this.#atMs[at] = atMs;
  }

  /** The columns, cut to their size. The collector may go on collecting: what it gave stays as it is. */
  finish(): Interactions {
    return {
      items: [...this.#items.keys()],
      users: [...this.#users.keys()],
      user: this.#user.slice(0, this.#size),
      item: this.#item.slice(0, this.#size),
      type: this.#type.slice(0, this.#size),
      value: this.#value.slice(0, this.#size),
      atMs: this.#atMs.slice(0, this.#size),
    };
  }

  #grow(): void {
    const length = this.#user.length * 2;
    this.#user = grown(this.#user, new Uint32Array(length));
    this.#item = grown(this.#item, new Uint32Array(length));
    this.#type = grown(this.#type, new Uint8Array(length));
    this.#value = grown(this.#value, new Float32Array(length));
    this.#atMs = grown(this.#atMs, new Float64Array(length));
  }
}

function indexIn(table: Map<string, number>, id: string): number {
  const known = table.get(id);
  if (known !== undefined) return known;
  table.set(id, table.size);
  return table.size - 1;
}

function grown<Column extends { set(from: Column): void }>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}
