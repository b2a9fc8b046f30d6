import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { factsOf, isPublic } from '../operation/route-facts.js';
import { Accounts } from './account.js';

/** Lets a request pass that came with an account's token, or whose route needs none. Each item of a batch passes it on its own. */
@Injectable()
export class AccountGuard implements CanActivate {
  constructor(private readonly accounts: Accounts) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // Alone, the request was authenticated before its body was read.
    if (isPublic(factsOf(request)) || request.principal !== undefined) return true;
    const principal = this.accounts.require(request);
    if (!(principal instanceof Promise)) {
      request.principal = principal;
      return true;
    }
    return principal.then((found) => {
      request.principal = found;
      return true;
    });
  }
}
