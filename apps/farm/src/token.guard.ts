import { timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, UnauthorizedException } from '@nestjs/common';

/** Lets requests with the farm's token pass; all of them where it has none. */
export class TokenGuard implements CanActivate {
  constructor(private readonly token: string | undefined) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.token === undefined) return true;
    const { headers } = context.switchToHttp().getRequest<{ headers: Record<string, string | undefined> }>();
    const given = Buffer.from(headers['authorization'] ?? '');
    const wanted = Buffer.from(`Bearer ${this.token}`);
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) return true;
    // Python's httplib2 fails on a challenge without a parameter.
    context
      .switchToHttp()
      .getResponse<{ header(name: string, value: string): unknown }>()
      .header('www-authenticate', 'Bearer realm="farm"');
    throw new UnauthorizedException('The request has no valid authentication credentials.');
  }
}
