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
    this.items = new EntityOperations(catalogue.items, catalogue.declarations, 'item');
  }

  @Operation(operations.listItems)
  listItems({ parameters: { limit, cursor, offset, filter, properties } }: OperationInput<'listItems'>, call: Call) {
    const scope = this.catalogue.scopeOf(call);
    return this.items.list(scope, { limit: limit as number, cursor, offset: offset as number, filter, properties });
  }

  @Operation(operations.createItem)
  createItem({ parameters: { declaredOnly }, body }: OperationInput<'createItem'>, call: Call) {
    return this.items.create(this.catalogue.scopeOf(call), body, declaredOnly === true);
  }

  @Operation(operations.getItem)
  getItem({ parameters: { itemId, ...conditional } }: OperationInput<'getItem'>, call: Call) {
    return this.items.get(this.catalogue.scopeOf(call), itemId, conditional);
  }

  @Operation(operations.putItem)
  putItem({ parameters: { itemId, declaredOnly, ...conditional }, body }: OperationInput<'putItem'>, call: Call) {
    return this.items.put(this.catalogue.scopeOf(call), itemId, conditional, body, declaredOnly === true);
  }

  @Operation(operations.patchItem)
  patchItem({ parameters, body }: OperationInput<'patchItem'>, call: Call) {
    const { itemId, declaredOnly, cascadeCreate, ...conditional } = parameters;
    const options = { declaredOnly: declaredOnly === true, cascadeCreate: cascadeCreate === true };
    return this.items.patch(this.catalogue.scopeOf(call), itemId, conditional, body, options);
  }

  @Operation(operations.deleteItem)
  deleteItem({ parameters: { itemId, ...conditional } }: OperationInput<'deleteItem'>, call: Call) {
    return this.items.delete(this.catalogue.scopeOf(call), itemId, conditional);
  }

  @Operation(operations.updateItems)
  updateItems({ parameters: { filter, declaredOnly }, body }: OperationInput<'updateItems'>, call: Call) {
    return this.items.patchAll(this.catalogue.scopeOf(call), filter, body, declaredOnly === true);
  }

  @Operation(operations.deleteItems)
  deleteItems({ parameters: { filter } }: OperationInput<'deleteItems'>, call: Call) {
    return this.items.deleteAll(this.catalogue.scopeOf(call), filter);
  }
}
