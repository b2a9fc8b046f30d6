// Answers from a model. One recommender per model and thread: it keeps room to score in, for one answer at a time.
import { transposed, valueAt, type Csr } from './csr.js';
import { interactionTypes } from './interactions.js';
import { layersOf, type Layer } from './layer.js';
import type { Model } from './model.js';
import { ranking, type Candidates } from './ranking.js';
import type { HistoryEntry, Recommendations, Selection } from './recommendation.js';
import { Scores } from './scores.js';
import { countsVoice, personalised, strongest, weightsVoice, type Source, type Voice } from './voice.js';

export interface Recommender {
  readonly model: Model;
  /** Whether the model was built with the item: cold ones are known, later ones are not. */
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
  /** Users whose histories are most like this one (cosine). `userId` is never answered. Filled up with the most active users. */
  usersToUser(userId: string, history: readonly HistoryEntry[], selection: Selection): Recommendations;
  /** Users whose histories lean most towards the item; `excludeSeen` (default true) leaves out who interacted with it before the build. */
  usersToItem(itemId: string, selection: Selection & { readonly excludeSeen?: boolean }): Recommendations;
  popularItems(selection: Selection): Recommendations;
}

export function createRecommender(model: Model): Recommender {
  return new ModelRecommender(model);
}

class ModelRecommender implements Recommender {
  readonly #items: Candidates;
  /** Room for what a user likes, while what is like a seed is scored. */
  readonly #likes: Scores;
  readonly #layers: readonly Layer[];
  readonly #popularItems: Voice;
  #users: Users | undefined;

  constructor(readonly model: Model) {
    const { items, popularity } = model;
    this.#items = candidatesOf(items);
    this.#likes = new Scores(items.length);
    this.#layers = layersOf(model);
    this.#popularItems = countsVoice('popular', popularity);
  }

  /** Made when first asked for: most answers are items, and this takes longer than all the rest. */
  get #ofUsers(): Users {
    return (this.#users ??= usersOf(this.model));
  }

  hasItem(itemId: string): boolean {
    return this.#items.indexOf(itemId) !== undefined;
  }

  hasUser(userId: string): boolean {
    return this.#ofUsers.candidates.indexOf(userId) !== undefined;
  }

  historyOf(userId: string): readonly HistoryEntry[] {
    const user = this.#ofUsers.candidates.indexOf(userId);
    if (user === undefined) return [];
    return this.#sourcesOf(user).map(({ id, amount, type }) => ({ itemId: id, affinity: amount, type: type! }));
  }

  itemsToUser(
    history: readonly HistoryEntry[],
    { excludeSeen = true, ...selection }: Selection & { readonly excludeSeen?: boolean },
  ): Recommendations {
    const seen = excludeSeen ? history.map(({ itemId }) => itemId) : [];
    return ranked(this.#historyVoices(history), this.#popularItems, this.#items, selection, seen);
  }

  itemsToItem(itemId: string, selection: Selection & { readonly history?: readonly HistoryEntry[] }): Recommendations {
    return this.#alike([itemId], 'item', selection);
  }

  itemsToItems(itemIds: readonly string[], selection: Selection & { readonly history?: readonly HistoryEntry[] }): Recommendations {
    return this.#alike(itemIds, 'items', selection);
  }

  usersToUser(userId: string, history: readonly HistoryEntry[], selection: Selection): Recommendations {
    return ranked([this.#similarUsersVoice(this.#known(history))], this.#ofUsers.active, this.#ofUsers.candidates, selection, [userId]);
  }

  usersToItem(itemId: string, { excludeSeen = true, ...selection }: Selection & { readonly excludeSeen?: boolean }): Recommendations {
    const item = this.#items.indexOf(itemId);
    const voices = item === undefined ? [] : this.#layers.map((layer) => this.#likelyUsersVoice(layer, item));
    const seen = item === undefined || !excludeSeen ? [] : columnsOf(this.#ofUsers.ofItems, item);
    return ranked(
      voices,
      this.#ofUsers.active,
      this.#ofUsers.candidates,
      selection,
      Array.from(seen, (user) => this.model.users[user]!),
    );
  }

  popularItems(selection: Selection): Recommendations {
    return ranked([], this.#popularItems, this.#items, { ...selection, fallback: true }, []);
  }

  #alike(
    itemIds: readonly string[],
    basis: 'item' | 'items',
    { history = [], ...selection }: Selection & { readonly history?: readonly HistoryEntry[] },
  ): Recommendations {
    const seeds = this.#known([...new Set(itemIds)].map((itemId) => ({ itemId, affinity: 1 })));
    const likes = this.#historyVoices(history);
    const voices = this.#layers.map((layer, at) => {
      const voice = weightsVoice(layer.speaker, basis, layer.weights, layer.amounts(seeds));
      return history.length === 0 ? voice : personalised(voice, likes[at]!, this.#likes);
    });
    return ranked(voices, this.#popularItems, this.#items, selection, itemIds);
  }

  #historyVoices(history: readonly HistoryEntry[]): Voice[] {
    const sources = this.#known(history);
    return this.#layers.map((layer) => weightsVoice(layer.speaker, 'history', layer.weights, layer.amounts(sources)));
  }

  /** The cosine of two users' affinities. */
  #similarUsersVoice(sources: readonly Source[]): Voice {
    const { ofItems, norms: userNorms } = this.#ofUsers;
    const norm = Math.sqrt(sources.reduce((sum, { amount }) => sum + amount ** 2, 0));
    return {
      speaker: 'histories',
      score: (scores) => {
        for (const { index, amount } of sources) addRow(scores, ofItems, index, amount);
        for (const user of scores.touched) scores.values[user]! /= norm * userNorms[user]!;
      },
      reason: (user) => ({
        basis: 'similarUser',
        because: strongest(sources, ({ index, amount }) => amount * valueAt(this.model.history, user, index)),
      }),
    };
  }

  /** The cosine of a user's affinities and what speaks for the item. */
  #likelyUsersVoice(layer: Layer, item: number): Voice {
    const { ofItems, norms: userNorms } = this.#ofUsers;
    const { offsets, columns, values } = layer.columns;
    const weights = values.subarray(offsets[item], offsets[item + 1]);
    const norm = Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0));
    return {
      speaker: layer.speaker,
      score: (scores) => {
        weights.forEach((weight, at) => addRow(scores, ofItems, columns[offsets[item]! + at]!, weight));
        for (const user of scores.touched) scores.values[user]! /= norm * userNorms[user]!;
      },
      reason: (user) => ({
        basis: 'likelyUser',
        because: strongest(this.#sourcesOf(user), ({ index, amount }) => amount * valueAt(layer.columns, item, index)),
      }),
    };
  }

  /** The items of a history that the model knows. */
  #known(history: readonly HistoryEntry[]): Source[] {
    return history.flatMap(({ itemId, affinity, type }) => {
      const index = this.#items.indexOf(itemId);
      return index === undefined ? [] : [{ index, id: itemId, amount: affinity, ...(type === undefined ? {} : { type }) }];
    });
  }

  #sourcesOf(user: number): Source[] {
    const { history, historyTypes, items } = this.model;
    return Array.from(columnsOf(history, user), (index, at) => {
      const entry = history.offsets[user]! + at;
      return { index, id: items[index]!, amount: history.values[entry]!, type: interactionTypes[historyTypes[entry]!]! };
    });
  }
}

function ranked(
  voices: readonly Voice[],
  last: Voice,
  candidates: Candidates,
  { fallback = true, exclude = [], ...selection }: Selection,
  alsoExclude: Iterable<string>,
): Recommendations {
  return ranking(fallback ? [...voices, last] : voices, candidates, { ...selection, exclude: [...exclude, ...alsoExclude] });
}

/** What answers with users need. */
interface Users {
  readonly candidates: Candidates;
  readonly active: Voice;
  readonly ofItems: Csr;
  /** Of their histories. */
  readonly norms: Float64Array;
}

function usersOf({ users, items, history }: Model): Users {
  const counts = new Uint32Array(users.length);
  for (let user = 0; user < counts.length; user += 1) counts[user] = history.offsets[user + 1]! - history.offsets[user]!;
  return {
    candidates: candidatesOf(users),
    active: countsVoice('active', counts),
    ofItems: transposed(history, items.length),
    norms: norms(history),
  };
}

function candidatesOf(ids: readonly string[]): Candidates {
  const indexes = new Map<string, number>();
  for (let index = 0; index < ids.length; index += 1) indexes.set(ids[index]!, index);
  return { ids, indexOf: (id) => indexes.get(id), scores: new Scores(ids.length) };
}

function columnsOf({ offsets, columns }: Csr, row: number): Uint32Array {
  return columns.subarray(offsets[row], offsets[row + 1]);
}

function addRow(scores: Scores, { offsets, columns, values }: Csr, row: number, amount: number): void {
  for (let at = offsets[row]!; at < offsets[row + 1]!; at++) scores.add(columns[at]!, amount * values[at]!);
}

/** Per row the Euclidean length. */
function norms({ offsets, values }: Csr): Float64Array {
  const lengths = new Float64Array(offsets.length - 1);
  for (let row = 0; row < lengths.length; row += 1) {
    let squares = 0;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) squares += values[at]! ** 2;
    lengths[row] = Math.sqrt(squares);
  }
  return lengths;
}
