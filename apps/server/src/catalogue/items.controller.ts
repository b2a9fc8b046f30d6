import { operations, type OperationInput } from '@sheaf/contracts';
import { Controller } from '@nestjs/common';
import type { Call } from '../operation/call.js';
import { Operation } from '../operation/operation.js';
import { Catalogue } from './catalogue.js';
import { EntityOperations } from './entity-operations.js';

@Controller()
export class ItemsController {
  private readonly items: EntityOperations;

  constructor(private readonly catalogue: Catalogue) {
    this.items = new EntityOperations(catalogue.items, { one: 'item', many: 'items', id: 'itemId' });
  }

  @Operation(operations.listItems)
  listItems({ parameters: { limit, cursor } }: OperationInput<'listItems'>, call: Call) {
    return this.items.list(this.catalogue.scopeOf(call), limit as number, cursor);
  }

  @Operation(operations.createItem)
  createItem({ body }: OperationInput<'createItem'>, call: Call) {
    return this.items.create(this.catalogue.scopeOf(call), body);
  }

  @Operation(operations.getItem)
  getItem({ parameters: { itemId, ...conditional } }: OperationInput<'getItem'>, call: Call) {
    return this.items.get(this.catalogue.scopeOf(call), itemId, conditional);
  }

  @Operation(operations.putItem)
  putItem({ parameters: { itemId, ...conditional }, body }: OperationInput<'putItem'>, call: Call) {
    return this.items.put(this.catalogue.scopeOf(call), itemId, conditional, body);
  }

  @Operation(operations.patchItem)
  patchItem({ parameters: { itemId, ...conditional }, body }: OperationInput<'patchItem'>, call: Call) {
    return this.items.patch(this.catalogue.scopeOf(call), itemId, conditional, body);
  }

  @Operation(operations.deleteItem)
  deleteItem({ parameters: { itemId, ...conditional } }: OperationInput<'deleteItem'>, call: Call) {
    return this.items.delete(this.catalogue.scopeOf(call), itemId, conditional);
  }
}
