import { operations, type OperationInput } from '@sheaf/contracts';
import { Controller } from '@nestjs/common';
import type { Call } from '../operation/call.js';
import { Operation } from '../operation/operation.js';
import { Catalogue } from './catalogue.js';
import { PropertyOperations } from './property-operations.js';

@Controller()
export class UserPropertiesController {
  private readonly properties: PropertyOperations;

  constructor(private readonly catalogue: Catalogue) {
    this.properties = new PropertyOperations(catalogue.propertiesOf('user'), catalogue.users, catalogue.declarations, 'user');
  }

  @Operation(operations.listUserProperties)
  listUserProperties(_: OperationInput<'listUserProperties'>, call: Call) {
    return this.properties.list(this.catalogue.scopeOf(call));
  }

  @Operation(operations.getUserProperty)
  getUserProperty({ parameters: { propertyName, ...conditional } }: OperationInput<'getUserProperty'>, call: Call) {
    return this.properties.get(this.catalogue.scopeOf(call), propertyName, conditional);
  }

  @Operation(operations.putUserProperty)
  putUserProperty({ parameters: { propertyName, ...conditional }, body }: OperationInput<'putUserProperty'>, call: Call) {
    return this.properties.put(this.catalogue.scopeOf(call), propertyName, conditional, body);
  }

  @Operation(operations.deleteUserProperty)
  deleteUserProperty({ parameters: { propertyName, ...conditional } }: OperationInput<'deleteUserProperty'>, call: Call) {
    return this.properties.delete(this.catalogue.scopeOf(call), propertyName, conditional);
  }
}
