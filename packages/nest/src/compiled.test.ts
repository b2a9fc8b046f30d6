import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CallHandler, ExecutionContext } from '@nestjs/common';
import {
  Body,
  ConflictException,
  Controller,
  Delete,
  Get,
  Header,
  Param,
  Post,
  Redirect,
  Res,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map } from 'rxjs';
import { smallApp } from '../test/small-app.js';
import type { SmallApp } from '../test/small-app.js';

const refusing = { canActivate: () => false };
const failing = {
  transform: () => {
    throw new ConflictException('piped');
  },
};
const rejecting = { transform: () => Promise.reject(new ConflictException('piped later')) };
const marking = {
  intercept: (context: ExecutionContext, next: CallHandler) => {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((value: unknown) => (void reply.header('x-marked', 'yes'), value)));
  },
};
const stored = { count: 0 };

@Controller()
class CompiledController {
  @Post('guarded')
  @UseGuards(refusing)
  guarded() {}
  @Post('piped')
  @UsePipes(failing)
  piped(@Body() body: unknown) {
    return body;
  }
  @Post('piped-later')
  @UsePipes(rejecting)
  pipedLater(@Body() body: unknown) {
    return body;
  }
  @Delete('conflict')
  conflict() {
    throw new ConflictException('handled');
  }
  @Get('conflict')
  read() {
    throw new ConflictException('read');
  }
  @Post('count')
  count() {
    stored.count += 1;
    return stored;
  }
  @Get('marked/:id')
  @UseInterceptors(marking)
  @Header('x-own', 'fixed')
  marked(@Param('id') id: string) {
    return { id };
  }
  @Get('bad-header')
  badHeader(@Res({ passthrough: true }) reply: FastifyReply) {
    void reply.header('x-bad', 'a\r\nb');
    return 'never sent';
  }
  @Get('elsewhere')
  @Redirect('/there', 302)
  elsewhere() {}
  @Get('date')
  date() {
    return { at: new Date(0), none: undefined, toJSON: undefined };
  }
}

describe('a compiled route', () => {
  let small: SmallApp;
  beforeAll(async () => {
    small = await smallApp([CompiledController]);
  });
  afterAll(() => small.app.close());

  it('says that nothing happened until its handler began, and that it may have from then on', async () => {
    const { responses } = await small.batch([
      { method: 'POST', path: '/guarded' },
      { method: 'POST', path: '/piped', body: 1 },
      { method: 'POST', path: '/piped-later', body: 1 },
      { method: 'DELETE', path: '/conflict' },
      { method: 'GET', path: '/conflict' },
    ]);
    expect(responses.map(({ status, effect }) => [status, effect])).toEqual([
      [403, 'none'],
      [409, 'none'],
      [409, 'none'],
      [409, 'unknown'],
      [409, 'none'],
    ]);
  });

  it('answers what an object was, whatever a later item does to it', async () => {
    const { responses } = await small.batch(Array.from({ length: 3 }, () => ({ method: 'POST', path: '/count' })));
    expect(responses.map(({ body }) => body)).toEqual([{ count: 1 }, { count: 2 }, { count: 3 }]);
  });

  it('answers 500, as Fastify does, for a header that HTTP cannot carry', async () => {
    const { responses } = await small.batch([{ method: 'GET', path: '/bad-header' }]);
    expect(responses[0]).toMatchObject({ status: 500, headers: {}, body: expect.stringContaining('ERR_INVALID_CHAR') });
  });

  it.each(['/marked/1', '/elsewhere', '/date'])('answers %s as the request alone', async (path) => {
    const alone = await small.app.inject(path);
    const { responses } = await small.batch([{ method: 'GET', path }]);
    const { 'content-length': _length, date: _date, connection: _connection, ...headers } = alone.headers;
    expect(responses[0]).toMatchObject({ status: alone.statusCode, headers, ...(alone.payload === '' ? {} : { body: alone.json() }) });
  });
});
