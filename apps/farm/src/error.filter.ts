import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';

/** Answers errors as Google APIs do: `{"error":{"code":404,"message":"…","status":"NOT_FOUND"}}`. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  readonly #log = new Logger('farm');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<{ status(code: number): { send(body: unknown): void } }>();
    // Fastify's own errors, of a body that is no JSON for one, have a statusCode.
    const code = error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number }).statusCode ?? 500);
    if (code >= 500) this.#log.error(error);
    const message = code >= 500 ? 'Something went wrong.' : (error as Error).message;
    reply.status(code).send({ error: { code, message, status: words[code] ?? (code >= 500 ? 'INTERNAL' : 'INVALID_ARGUMENT') } });
  }
}

const words: Readonly<Record<number, string>> = { 401: 'UNAUTHENTICATED', 404: 'NOT_FOUND' };
