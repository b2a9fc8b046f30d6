/** What a batch with distinct recommendations has recommended to whom, as an operation sees it. */
export interface Recommended {
  /** Ids that earlier items of the batch have recommended to the user, and those that the caller says it has seen. */
  seenBy(userId: string): Iterable<string>;
  /** What this item recommends to the user. It counts once the item has succeeded: a failed one adds nothing. */
  add(userId: string, itemIds: readonly string[]): void;
}

/** What the caller of a batch with distinct recommendations says. */
export interface DistinctRecommendations {
  /** What users have been recommended before, such as by an earlier part of the same work. */
  readonly seen: ReadonlyMap<string, readonly string[]>;
}

/** The state of one batch. */
export class RecommendedInBatch {
  private readonly byUser = new Map<string, Set<string>>();

  constructor({ seen }: DistinctRecommendations) {
    for (const [userId, itemIds] of seen) this.byUser.set(userId, new Set(itemIds));
  }

  /** The state as one item sees and changes it. */
  ofItem(): RecommendedByItem {
    return new RecommendedByItem(this.byUser);
  }
}

export class RecommendedByItem implements Recommended {
  private readonly added: { readonly userId: string; readonly itemIds: readonly string[] }[] = [];

  constructor(private readonly byUser: Map<string, Set<string>>) {}

  seenBy(userId: string): Iterable<string> {
    return this.byUser.get(userId) ?? [];
  }

  add(userId: string, itemIds: readonly string[]): void {
    this.added.push({ userId, itemIds });
  }

  /** The item has succeeded. */
  keep(): void {
    for (const { userId, itemIds } of this.added) {
      const all = this.byUser.get(userId) ?? new Set();
      this.byUser.set(userId, all);
      for (const itemId of itemIds) all.add(itemId);
    }
  }
}
