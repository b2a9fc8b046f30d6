import type { Interaction, InteractionInput, InteractionType } from '@sheaf/contracts';
import { type Kysely, sql } from 'kysely';
import type { Entities } from './entity.js';
import { InteractionSet } from './interaction-set.js';
import { retryConflicts } from './retry.js';
import type { Scope } from './scope.js';
import type { Tables } from './tables.js';
import { formatTimestamp, type TimestampUs } from './timestamp.js';

/** Whose interactions a list has. */
export type InteractionOwner = { readonly userId: string } | { readonly itemId: string };

/** Where a page ends: timestamp (us), the other party's id, type and session, by which its list is ordered. */
export type InteractionPosition = readonly [timestampUs: string, otherId: string, type: string, sessionId: string];

/** An interaction with where it stands in its list. */
export interface ListedInteraction {
  readonly interaction: Interaction;
  readonly position: InteractionPosition;
}

/** Rows that one statement reads: some milliseconds on the embedded database, whose only session it holds. */
const chunkRows = 5000;

/** The interactions of all catalogues. */
export class Interactions {
  readonly all: InteractionSet;

  constructor(
    private readonly db: Kysely<Tables>,
    private readonly owners: { readonly items: Entities; readonly users: Entities },
  ) {
    this.all = new InteractionSet(db);
  }

  /** Adds it; a viewPortion replaces the one of its user, item and session. `cascadeCreate`: with its user and item, where they do not exist. */
  async add(
    scope: Scope,
    input: InteractionInput,
    timestampUs: TimestampUs,
    cascadeCreate: boolean,
  ): Promise<'added' | 'replaced' | 'exists' | 'no-user' | 'no-item'> {
    try {
      return await retryConflicts(() =>
        cascadeCreate
          ? this.db.transaction().execute(async (transaction) => {
              await this.owners.users.ensure(transaction, scope, input.userId);
              await this.owners.items.ensure(transaction, scope, input.itemId);
              return this.insert(transaction, scope, input, timestampUs);
            })
          : this.insert(this.db, scope, input, timestampUs),
      );
    } catch (error) {
      // The foreign keys decide, not a look beforehand: user or item may be deleted in between.
      const missing = error instanceof Error && 'constraint' in error ? missingBy[String(error.constraint)] : undefined;
      if (missing === undefined) throw error;
      return missing;
    }
  }

  private async insert(
    db: Kysely<Tables>,
    scope: Scope,
    input: InteractionInput,
    timestampUs: TimestampUs,
  ): Promise<'added' | 'replaced' | 'exists'> {
    const content = {
      timestamp_us: timestampUs,
      rating: input.rating ?? null,
      amount: input.amount ?? null,
      price: input.price ?? null,
      profit: input.profit ?? null,
      duration: input.duration ?? null,
      portion: input.portion ?? null,
      recomm_id: input.recommId === undefined ? null : escapeText(input.recommId),
      additional_data: input.additionalData === undefined ? null : JSON.stringify(input.additionalData),
    };
    const row = await db
      .insertInto('interactions')
      .values({
        catalogue_id: scope.catalogueId,
        user_id: input.userId,
        item_id: input.itemId,
        type: input.type,
        session_id: escapeText(input.sessionId ?? ''),
        ...content,
      })
      .onConflict((conflict) =>
        input.type === 'viewPortion'
          ? conflict
              .columns(['catalogue_id', 'user_id', 'item_id', 'session_id'])
              .where('type', '=', sql.lit('viewPortion'))
              .doUpdateSet({ ...content, replaced: true })
          : conflict.doNothing(),
      )
      .returning('replaced')
      .executeTakeFirst(scope.abort);
    if (row === undefined) return 'exists';
    return row.replaced ? 'replaced' : 'added';
  }

  /** Newest first, beginning behind `after` and leaving out `offset`, in statements of bounded size; the position of each comes with it. */
  async list(
    scope: Scope,
    owner: InteractionOwner,
    type: InteractionType | undefined,
    after: InteractionPosition | undefined,
    limit: number,
    offset: number,
  ): Promise<ListedInteraction[]> {
    const found = await this.chunk(scope, owner, type, after, Math.min(limit, chunkRows), offset);
    for (let size = found.length; size === chunkRows && found.length < limit;) {
      const rows = await this.chunk(scope, owner, type, found.at(-1)?.position, Math.min(limit - found.length, chunkRows), 0);
      for (const row of rows) found.push(row);
      size = rows.length;
    }
    return found;
  }

  private async chunk(
    scope: Scope,
    owner: InteractionOwner,
    type: InteractionType | undefined,
    after: InteractionPosition | undefined,
    limit: number,
    offset: number,
  ): Promise<ListedInteraction[]> {
    const [own, other] = 'userId' in owner ? (['user_id', 'item_id'] as const) : (['item_id', 'user_id'] as const);
    const order = ['timestamp_us', other, 'type', 'session_id'] as const;
    let query = this.db
      .selectFrom('interactions')
      .select(['user_id', 'item_id', 'type', sql<string>`timestamp_us::text`.as('us'), 'session_id', 'rating', 'amount', 'price', 'profit'])
      .select(['duration', 'portion', 'recomm_id', 'additional_data'])
      .where('catalogue_id', '=', scope.catalogueId)
      .where(own, '=', 'userId' in owner ? owner.userId : owner.itemId);
    if (type !== undefined) query = query.where('type', '=', type);
    if (after !== undefined) {
      const [us, otherId, ...rest] = after;
      query = query.where(
        sql<boolean>`(${sql.join(order.map((column) => sql.ref(column)))}) < (${us}::bigint, ${otherId}, ${sql.join(rest)})`,
      );
    }
    for (const column of order) query = query.orderBy(column, 'desc');
    if (offset > 0) query = query.offset(offset);
    const rows = await query.limit(limit).execute(scope.abort);
    return rows.map((row) => ({
      interaction: {
        type: row.type as InteractionType,
        userId: row.user_id,
        itemId: row.item_id,
        timestamp: formatTimestamp(BigInt(row.us)),
        ...(row.rating === null ? undefined : { rating: row.rating }),
        ...(row.amount === null ? undefined : { amount: row.amount }),
        ...(row.price === null ? undefined : { price: row.price }),
        ...(row.profit === null ? undefined : { profit: row.profit }),
        ...(row.duration === null ? undefined : { duration: row.duration }),
        ...(row.portion === null ? undefined : { portion: row.portion }),
        ...(row.session_id === '' ? undefined : { sessionId: unescapeText(row.session_id) }),
        ...(row.recomm_id === null ? undefined : { recommId: unescapeText(row.recomm_id) }),
        ...(row.additional_data === null ? undefined : { additionalData: row.additional_data }),
      },
      position: [row.us, row[other], row.type, row.session_id],
    }));
  }

  /** Deletes those of a user with an item, of one type, and of one time or session where given; says how many. */
  async delete(
    scope: Scope,
    key: { readonly userId: string; readonly itemId: string; readonly type: InteractionType },
    timestampUs: TimestampUs | undefined,
    sessionId: string | undefined,
  ): Promise<number> {
    let query = this.db
      .deleteFrom('interactions')
      .where('catalogue_id', '=', scope.catalogueId)
      .where('user_id', '=', key.userId)
      .where('item_id', '=', key.itemId)
      .where('type', '=', key.type);
    if (timestampUs !== undefined) query = query.where('timestamp_us', '=', sql<string>`${timestampUs}`);
    if (sessionId !== undefined) query = query.where('session_id', '=', escapeText(sessionId));
    const { numDeletedRows } = await query.executeTakeFirst(scope.abort);
    return Number(numDeletedRows);
  }
}

const missingBy: Readonly<Record<string, 'no-user' | 'no-item'>> = { interactions_user: 'no-user', interactions_item: 'no-item' };

// PostgreSQL's text cannot hold U+0000, which a JSON string can: short texts are stored as JSON escapes them, without the quotes.
function escapeText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function unescapeText(text: string): string {
  return JSON.parse(`"${text}"`) as string;
}
