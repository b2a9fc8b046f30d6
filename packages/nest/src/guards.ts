import { ForbiddenException } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { FORBIDDEN_MESSAGE } from '@nestjs/core/internal.js';
import { isObservable, lastValueFrom } from 'rxjs';

/** Asks one guard after the other, as Nest's GuardsConsumer does; waits only for a guard that makes it wait. Throws or rejects with a refusal. */
export function passGuards(guards: readonly CanActivate[], context: ExecutionContext, from = 0): void | Promise<void> {
  for (let at = from; at < guards.length; at++) {
    const answer = guards[at]!.canActivate(context);
    if (answer === true) continue;
    if (typeof answer === 'boolean') throw new ForbiddenException(FORBIDDEN_MESSAGE);
    return awaitGuard(guards, context, at, answer);
  }
}

async function awaitGuard(guards: readonly CanActivate[], context: ExecutionContext, at: number, answer: unknown): Promise<void> {
  const value = await answer;
  if (!(isObservable(value) ? await lastValueFrom(value) : value)) throw new ForbiddenException(FORBIDDEN_MESSAGE);
  return passGuards(guards, context, at + 1);
}
