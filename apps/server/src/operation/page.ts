import { Batchable } from '@sheaf/nest';
import { applyDecorators, Get } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { RouteFacts } from './route-facts.js';

/** Makes a method the handler of a page: beside the contract, without a credential, never in a batch. */
export function Page(path: string): MethodDecorator {
  return applyDecorators(Get(path), RouteConfig({ page: path } satisfies RouteFacts), Batchable(false));
}
