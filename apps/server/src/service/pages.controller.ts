import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openapi } from '@sheaf/contracts/openapi';
import { type ProblemCode, problems } from '@sheaf/contracts/problems';
import { Controller, Inject, Param, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { demoToken } from '../configuration/catalogues.js';
import { CONFIGURATION, type Configuration } from '../configuration/configuration.js';
import { Page } from '../operation/page.js';
import { refuse, reply, type Reply } from '../operation/reply.js';
import { docsPage, docsPolicy, docsStart, problemPage } from './page.js';

/** What is served beside the contract, for people and their tools. */
@Controller()
export class PagesController {
  private readonly startScript: string;

  constructor(@Inject(CONFIGURATION) { catalogues }: Configuration) {
    // The demo token is no secret; any other one is.
    this.startScript = docsStart(catalogues.find(({ token }) => token === demoToken)?.token);
  }

  @Page('/')
  root(): Reply {
    return reply(302, undefined, { location: '/docs' });
  }

  @Page('/openapi.json')
  openapi(): Reply {
    return reply(200, openapi, { 'cache-control': 'no-cache' });
  }

  @Page('/docs')
  docs(): Reply {
    return reply(200, docsPage, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': docsPolicy,
      'cache-control': 'no-cache',
    });
  }

  @Page('/docs/start.js')
  start(): Reply {
    return reply(200, this.startScript, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
  }

  /** Scalar's own bundle, from this server: the page works without any other host. */
  @Page('/docs/scalar.js')
  scalar(): StreamableFile {
    return new StreamableFile(createReadStream(bundle), { type: 'text/javascript; charset=utf-8' });
  }

  /** What a problem's `type` leads to. */
  @Page('/problems/:code')
  problem(@Param('code') code: string, @Req() request: FastifyRequest): Reply {
    if (!Object.hasOwn(problems, code)) return refuse('not-found', { detail: 'There is no problem with this code.' });
    const entry = problems[code as ProblemCode];
    const type = new Negotiator(request.raw).mediaType(['application/json', 'text/html']);
    return type === 'text/html'
      ? reply(200, problemPage(code, entry), { 'content-type': 'text/html; charset=utf-8', vary: 'accept' })
      : reply(200, { code, ...entry }, { vary: 'accept' });
  }
}

// The package exports no path to it.
const bundle = join(dirname(createRequire(import.meta.url).resolve('@scalar/api-reference')), 'browser', 'standalone.js');
