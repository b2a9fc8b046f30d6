import { type CatalogueInput, type CataloguePatch, operations, type OperationInput } from '@sheaf/contracts';
import { Controller } from '@nestjs/common';
import type { AbortableQueryOptions } from 'kysely';
import { formatCursor, parseCursor } from '../catalogue/cursor.js';
import { brokenBy, formatETag } from '../catalogue/etag.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { readPreconditions } from '../catalogue/preconditions.js';
import type { Call } from '../operation/call.js';
import { describeFaults } from '../operation/fault.js';
import { Operation } from '../operation/operation.js';
import { refuse, reply, type Reply } from '../operation/reply.js';
import { Catalogues, type StoredCatalogue } from './catalogues.js';

@Controller()
export class CataloguesController {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly catalogue: Catalogue,
  ) {}

  @Operation(operations.listCatalogues)
  async listCatalogues({ parameters: { limit, cursor } }: OperationInput<'listCatalogues'>, call: Call): Promise<Reply> {
    const { id: accountId } = call.principal.account;
    const list = ['catalogues', accountId];
    const after = cursor === undefined ? [] : parseCursor(list, cursor);
    if (after === undefined) return refuse('invalid-cursor', { detail: 'The cursor was not made by this list.' });
    const found = await this.catalogues.list(accountId, after[0], (limit as number) + 1, this.abortOf(call));
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return reply(200, {
      catalogues: page.map(present),
      ...(found.length > page.length && last !== undefined ? { nextCursor: formatCursor(list, [last.id]) } : undefined),
    });
  }

  @Operation(operations.createCatalogue)
  async createCatalogue({ body }: OperationInput<'createCatalogue'>, call: Call): Promise<Reply> {
    if (isEmptyRange(body)) return refuseRange();
    const stored = await this.catalogues.create(call.principal.account.id, body, this.abortOf(call));
    return reply(201, present(stored), { etag: formatETag(stored.tag), location: `/catalogues/${stored.id}` });
  }

  @Operation(operations.getCatalogue)
  async getCatalogue({ parameters: { catalogueId, ...conditional } }: OperationInput<'getCatalogue'>, call: Call): Promise<Reply> {
    const preconditions = readPreconditions(conditional);
    if ('faults' in preconditions) return refuse('invalid-request', describeFaults(preconditions.faults));
    const stored = await this.catalogues.get(call.principal.account.id, catalogueId, this.abortOf(call));
    if (stored === undefined) return refuseAs('missing');
    const broken = brokenBy(stored.tag, preconditions);
    if (broken === 'ifMatch') return refuseAs('broken');
    const etag = formatETag(stored.tag);
    return broken === 'ifNoneMatch' ? reply(304, undefined, { etag }) : reply(200, present(stored), { etag });
  }

  @Operation(operations.patchCatalogue)
  async patchCatalogue({ parameters, body }: OperationInput<'patchCatalogue'>, call: Call): Promise<Reply> {
    const { catalogueId, ...conditional } = parameters;
    const preconditions = readPreconditions(conditional);
    if ('faults' in preconditions) return refuse('invalid-request', describeFaults(preconditions.faults));
    if (isEmptyRange(body)) return refuseRange();
    const patched = await this.catalogues.patch(call.principal.account.id, catalogueId, body, preconditions, this.abortOf(call));
    return typeof patched === 'string' ? refuseAs(patched) : reply(200, present(patched), { etag: formatETag(patched.tag) });
  }

  @Operation(operations.deleteCatalogue)
  async deleteCatalogue({ parameters: { catalogueId, ...conditional } }: OperationInput<'deleteCatalogue'>, call: Call): Promise<Reply> {
    const preconditions = readPreconditions(conditional);
    if ('faults' in preconditions) return refuse('invalid-request', describeFaults(preconditions.faults));
    const deleted = await this.catalogues.delete(call.principal.account.id, catalogueId, preconditions, this.abortOf(call));
    return deleted === 'deleted' ? reply(204) : refuseAs(deleted);
  }

  @Operation(operations.resetCatalogue)
  async resetCatalogue({ parameters: { catalogueId } }: OperationInput<'resetCatalogue'>, call: Call): Promise<Reply> {
    const isReset = await this.catalogues.reset(call.principal.account.id, catalogueId, this.abortOf(call));
    return isReset ? reply(204) : refuseAs('missing');
  }

  private abortOf(call: Call): AbortableQueryOptions | undefined {
    return this.catalogue.scopeOf(call).abort;
  }
}

function present({ id, name, description, ratingRange, isConfigured, createdAt }: StoredCatalogue) {
  return {
    catalogueId: id,
    name,
    ...(description === undefined ? undefined : { description }),
    ratingRange,
    configured: isConfigured,
    createdAt,
  };
}

function refuseAs(reason: 'missing' | 'broken' | 'configured'): Reply {
  switch (reason) {
    case 'missing':
      return refuse('not-found', { detail: 'There is no catalogue with this id.' });
    case 'broken':
      return refuse('precondition-failed', { detail: 'If-Match or If-None-Match does not hold for the catalogue as it is stored.' });
    case 'configured':
      return refuse('forbidden', { detail: "The catalogue and its rating range stand in the server's settings." });
  }
}

function isEmptyRange({ ratingRange }: Pick<CatalogueInput | CataloguePatch, 'ratingRange'>): boolean {
  return ratingRange !== undefined && ratingRange.min >= ratingRange.max;
}

function refuseRange(): Reply {
  return refuse('invalid-request', describeFaults([{ pointer: '/body/ratingRange', detail: 'must have a min that is less than its max' }]));
}
