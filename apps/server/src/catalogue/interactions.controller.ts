import { type InteractionInput, type InteractionType, operations, type OperationInput } from '@sheaf/contracts';
import { Controller } from '@nestjs/common';
import type { Call } from '../operation/call.js';
import { describeFaults } from '../operation/fault.js';
import { Operation } from '../operation/operation.js';
import { refuse, reply, type Reply } from '../operation/reply.js';
import { Catalogue } from './catalogue.js';
import { formatCursor, parseCursor } from './cursor.js';
import { interactionFaults } from './interaction-fields.js';
import type { InteractionOwner, InteractionPosition } from './interaction.js';
import { formatTimestamp, parseTimestamp, timestampRule } from './timestamp.js';

@Controller()
export class InteractionsController {
  constructor(private readonly catalogue: Catalogue) {}

  @Operation(operations.addInteraction)
  addInteraction({ body }: OperationInput<'addInteraction'>, call: Call): Promise<Reply> {
    return this.add(body, call, { cascadeCreate: false });
  }

  @Operation(operations.addInteractionCascade)
  addInteractionCascade({ body }: OperationInput<'addInteractionCascade'>, call: Call): Promise<Reply> {
    return this.add(body, call, { cascadeCreate: true });
  }

  private async add(body: InteractionInput, call: Call, { cascadeCreate }: { readonly cascadeCreate: boolean }): Promise<Reply> {
    const faults = interactionFaults(body, call.principal.catalogue);
    const timestampUs = body.timestamp === undefined ? call.nowUs : parseTimestamp(body.timestamp);
    if (timestampUs === undefined) faults.push({ pointer: '/body/timestamp', detail: timestampRule });
    if (faults.length > 0 || timestampUs === undefined) return refuse('invalid-request', describeFaults(faults));
    const scope = this.catalogue.scopeOf(call);
    let us = timestampUs;
    let added = await this.catalogue.interactions.add(scope, body, us, cascadeCreate);
    // A time that the server chose may be taken: two batches can begin in one millisecond. Then it chooses the next.
    while (added === 'exists' && body.timestamp === undefined) {
      added = await this.catalogue.interactions.add(scope, body, (us += 1n), cascadeCreate);
    }
    switch (added) {
      case 'no-user':
        return refuse('not-found', { detail: 'There is no user with this id.' });
      case 'no-item':
        return refuse('not-found', { detail: 'There is no item with this id.' });
      case 'exists':
        return refuse('already-exists', { detail: 'The user has an interaction of this type with this item at this time.' });
      default: {
        const { type, userId, itemId, timestamp: _, ...fields } = body;
        return reply(added === 'added' ? 201 : 200, { type, userId, itemId, timestamp: formatTimestamp(us), ...fields });
      }
    }
  }

  @Operation(operations.deleteInteractions)
  async deleteInteractions({ parameters }: OperationInput<'deleteInteractions'>, call: Call): Promise<Reply> {
    const { timestamp, sessionId, ...key } = parameters;
    const timestampUs = timestamp === undefined ? undefined : parseTimestamp(timestamp);
    if (timestamp !== undefined && timestampUs === undefined)
      return refuse('invalid-request', describeFaults([timestampFault('timestamp')]));
    const deleted = await this.catalogue.interactions.delete(this.catalogue.scopeOf(call), key, timestampUs, sessionId);
    return deleted === 0 ? refuse('not-found', { detail: 'There is no such interaction.' }) : reply(200, { deleted });
  }

  @Operation(operations.listItemInteractions)
  listItemInteractions(
    { parameters: { itemId, type, limit, cursor, offset } }: OperationInput<'listItemInteractions'>,
    call: Call,
  ): Promise<Reply> {
    return this.list(call, { itemId }, type, { limit: limit as number, cursor, offset: offset as number });
  }

  @Operation(operations.listUserInteractions)
  listUserInteractions(
    { parameters: { userId, type, limit, cursor, offset } }: OperationInput<'listUserInteractions'>,
    call: Call,
  ): Promise<Reply> {
    return this.list(call, { userId }, type, { limit: limit as number, cursor, offset: offset as number });
  }

  private async list(
    call: Call,
    owner: InteractionOwner,
    type: InteractionType | undefined,
    { limit, cursor, offset }: { readonly limit: number; readonly cursor: string | undefined; readonly offset: number },
  ): Promise<Reply> {
    const scope = this.catalogue.scopeOf(call);
    const [kind, id] = 'userId' in owner ? (['user', owner.userId] as const) : (['item', owner.itemId] as const);
    const list = ['interactions', scope.catalogueId, kind, id, type ?? ''];
    const after = cursor === undefined ? [] : parseCursor(list, cursor);
    if (after === undefined) return refuse('invalid-cursor', { detail: 'The cursor was not made by this list.' });
    const position = after.length === 0 ? undefined : (after as unknown as InteractionPosition);
    const found = await this.catalogue.interactions.list(scope, owner, type, position, limit + 1, offset);
    if (found.length === 0 && !(await this.catalogue[`${kind}s`].exists(scope, id))) {
      return refuse('not-found', { detail: `There is no ${kind} with this id.` });
    }
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return reply(200, {
      interactions: page.map(({ interaction }) => interaction),
      ...(found.length > limit && last !== undefined ? { nextCursor: formatCursor(list, last.position) } : undefined),
    });
  }
}

function timestampFault(name: string) {
  return { pointer: `/parameters/${name}`, detail: timestampRule };
}
