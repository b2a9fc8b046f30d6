import { operations, type OperationInput } from '@sheaf/contracts';
import { Controller } from '@nestjs/common';
import type { Call } from '../operation/call.js';
import { describeFaults } from '../operation/fault.js';
import { Operation } from '../operation/operation.js';
import { refuse, reply, type Reply } from '../operation/reply.js';
import { Catalogue } from './catalogue.js';
import { EntityOperations } from './entity-operations.js';

@Controller()
export class UsersController {
  private readonly users: EntityOperations;

  constructor(private readonly catalogue: Catalogue) {
    this.users = new EntityOperations(catalogue.users, catalogue.declarations, 'user');
  }

  @Operation(operations.listUsers)
  listUsers({ parameters: { limit, cursor, offset, filter, properties } }: OperationInput<'listUsers'>, call: Call) {
    const scope = this.catalogue.scopeOf(call);
    return this.users.list(scope, { limit: limit as number, cursor, offset: offset as number, filter, properties });
  }

  @Operation(operations.createUser)
  createUser({ parameters: { declaredOnly }, body }: OperationInput<'createUser'>, call: Call) {
    return this.users.create(this.catalogue.scopeOf(call), body, declaredOnly === true);
  }

  @Operation(operations.getUser)
  getUser({ parameters: { userId, ...conditional } }: OperationInput<'getUser'>, call: Call) {
    return this.users.get(this.catalogue.scopeOf(call), userId, conditional);
  }

  @Operation(operations.putUser)
  putUser({ parameters: { userId, declaredOnly, ...conditional }, body }: OperationInput<'putUser'>, call: Call) {
    return this.users.put(this.catalogue.scopeOf(call), userId, conditional, body, declaredOnly === true);
  }

  @Operation(operations.patchUser)
  patchUser({ parameters, body }: OperationInput<'patchUser'>, call: Call) {
    const { userId, declaredOnly, cascadeCreate, ...conditional } = parameters;
    const options = { declaredOnly: declaredOnly === true, cascadeCreate: cascadeCreate === true };
    return this.users.patch(this.catalogue.scopeOf(call), userId, conditional, body, options);
  }

  @Operation(operations.deleteUser)
  deleteUser({ parameters: { userId, ...conditional } }: OperationInput<'deleteUser'>, call: Call) {
    return this.users.delete(this.catalogue.scopeOf(call), userId, conditional);
  }

  @Operation(operations.mergeUsers)
  async mergeUsers({ parameters: { userId, cascadeCreate }, body }: OperationInput<'mergeUsers'>, call: Call): Promise<Reply> {
    const { sourceUserId } = body;
    if (sourceUserId === userId)
      return refuse(
        'invalid-request',
        describeFaults([{ pointer: '/body/sourceUserId', detail: 'must be another user than that of the path' }]),
      );
    const merged = await this.catalogue.mergeUsers(this.catalogue.scopeOf(call), userId, sourceUserId, cascadeCreate === true);
    if (typeof merged === 'object') return reply(200, { userId, ...merged });
    return refuse('not-found', {
      detail: merged === 'no-source' ? 'There is no user with the id sourceUserId.' : 'There is no user with this id.',
    });
  }
}
