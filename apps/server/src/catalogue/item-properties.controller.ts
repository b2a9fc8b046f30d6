import { operations, type OperationInput } from '@sheaf/contracts';
import { Controller } from '@nestjs/common';
import type { Call } from '../operation/call.js';
import { Operation } from '../operation/operation.js';
import { Catalogue } from './catalogue.js';
import { PropertyOperations } from './property-operations.js';

@Controller()
export class ItemPropertiesController {
  private readonly properties: PropertyOperations;

  constructor(private readonly catalogue: Catalogue) {
    this.properties = new PropertyOperations(catalogue.propertiesOf('item'), catalogue.items, catalogue.declarations, 'item');
  }

  @Operation(operations.listItemProperties)
  listItemProperties(_: OperationInput<'listItemProperties'>, call: Call) {
    return this.properties.list(this.catalogue.scopeOf(call));
  }

  @Operation(operations.getItemProperty)
  getItemProperty({ parameters: { propertyName, ...conditional } }: OperationInput<'getItemProperty'>, call: Call) {
    return this.properties.get(this.catalogue.scopeOf(call), propertyName, conditional);
  }

  @Operation(operations.putItemProperty)
  putItemProperty({ parameters: { propertyName, ...conditional }, body }: OperationInput<'putItemProperty'>, call: Call) {
    return this.properties.put(this.catalogue.scopeOf(call), propertyName, conditional, body);
  }

  @Operation(operations.deleteItemProperty)
  deleteItemProperty({ parameters: { propertyName, ...conditional } }: OperationInput<'deleteItemProperty'>, call: Call) {
    return this.properties.delete(this.catalogue.scopeOf(call), propertyName, conditional);
  }
}
