import { operations, type OperationInput } from '@sheaf/contracts';
import { Controller } from '@nestjs/common';
import type { Call } from '../operation/call.js';
import { Operation } from '../operation/operation.js';
import { Catalogue } from './catalogue.js';
import { EntityOperations } from './entity-operations.js';

@Controller()
export class UsersController {
  private readonly users: EntityOperations;

  constructor(private readonly catalogue: Catalogue) {
    this.users = new EntityOperations(catalogue.users, { one: 'user', many: 'users', id: 'userId' });
  }

  @Operation(operations.listUsers)
  listUsers({ parameters: { limit, cursor } }: OperationInput<'listUsers'>, call: Call) {
    return this.users.list(this.catalogue.scopeOf(call), limit as number, cursor);
  }

  @Operation(operations.createUser)
  createUser({ body }: OperationInput<'createUser'>, call: Call) {
    return this.users.create(this.catalogue.scopeOf(call), body);
  }

  @Operation(operations.getUser)
  getUser({ parameters: { userId, ...conditional } }: OperationInput<'getUser'>, call: Call) {
    return this.users.get(this.catalogue.scopeOf(call), userId, conditional);
  }

  @Operation(operations.putUser)
  putUser({ parameters: { userId, ...conditional }, body }: OperationInput<'putUser'>, call: Call) {
    return this.users.put(this.catalogue.scopeOf(call), userId, conditional, body);
  }

  @Operation(operations.patchUser)
  patchUser({ parameters: { userId, ...conditional }, body }: OperationInput<'patchUser'>, call: Call) {
    return this.users.patch(this.catalogue.scopeOf(call), userId, conditional, body);
  }

  @Operation(operations.deleteUser)
  deleteUser({ parameters: { userId, ...conditional } }: OperationInput<'deleteUser'>, call: Call) {
    return this.users.delete(this.catalogue.scopeOf(call), userId, conditional);
  }
}
