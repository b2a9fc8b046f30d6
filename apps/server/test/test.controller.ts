import { type CanActivate, Controller, Get, Injectable, Req, UseGuards } from '@nestjs/common';
import { Batchable, batchItem } from '@sheaf/nest';
import type { FastifyRequest } from 'fastify';

@Injectable()
class ForbiddingGuard implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

/** The routes that spec/bad-inputs.yaml needs beside the catalogue. */
@Controller('test')
export class TestController {
  /** Ends when nobody waits for it any more. */
  @Get('slow')
  async slow(@Req() request: FastifyRequest): Promise<object> {
    const signal = batchItem(request)?.signal;
    if (signal !== undefined) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return {};
  }

  @Get('throws')
  throws(): never {
    throw new Error('a secret of the server');
  }

  /** As PostgreSQL says it. */
  @Get('full')
  full(): never {
    throw Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' });
  }

  @Get('huge')
  huge(): object {
    return { text: 'x'.repeat(4 * 1024 * 1024) };
  }

  @Get('forbidden')
  @UseGuards(ForbiddingGuard)
  forbidden(): object {
    return {};
  }

  @Get('excluded')
  @Batchable(false)
  excluded(): object {
    return {};
  }
}
