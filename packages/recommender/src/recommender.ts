// Answers from a model. One recommender per model and thread: it keeps room for one answer at a time.
import type { Model } from './model.js';
import type { HistoryEntry, Recommendations, Selection } from './recommendation.js';

export interface Recommender {
  readonly model: Model;
  hasItem(itemId: string): boolean;
  hasUser(userId: string): boolean;
  /** What the model was built from, for a user; empty for a user it does not know. */
  historyOf(userId: string): readonly HistoryEntry[];
  /** `history` is the user's as it is now. `excludeSeen` (default true) leaves out its items. */
  itemsToUser(history: readonly HistoryEntry[], selection: Selection & { readonly excludeSeen?: boolean }): Recommendations;
  /** Never the seed itself. With `history` (of the user who looks), items that go with it too come earlier. */
  itemsToItem(itemId: string, selection: Selection & { readonly history?: readonly HistoryEntry[] }): Recommendations;
  /** Never a seed. Seeds not in the model count for nothing. */
  itemsToItems(itemIds: readonly string[], selection: Selection & { readonly history?: readonly HistoryEntry[] }): Recommendations;
  /** Users whose histories are most like this one. `userId` is never answered. */
  usersToUser(userId: string, history: readonly HistoryEntry[], selection: Selection): Recommendations;
  /** Users to whom the item is most likely to appeal; `excludeSeen` (default true) leaves out who interacted with it. */
  usersToItem(itemId: string, selection: Selection & { readonly excludeSeen?: boolean }): Recommendations;
  popularItems(selection: Selection): Recommendations;
}

export declare function createRecommender(model: Model): Recommender;
