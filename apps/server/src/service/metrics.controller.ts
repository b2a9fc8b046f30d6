import { Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Accounts } from '../account/account.js';
import { CONFIGURATION, type Configuration } from '../configuration/configuration.js';
import { isLoopback } from '../configuration/variable.js';
import { Page } from '../operation/page.js';
import { reply, type Reply } from '../operation/reply.js';
import { Metrics } from './metrics.js';

@Controller()
export class MetricsController {
  private readonly isOpen: boolean;

  constructor(
    private readonly metrics: Metrics,
    private readonly accounts: Accounts,
    @Inject(CONFIGURATION) configuration: Configuration,
  ) {
    // What the server does is nobody else's business where others can reach it.
    this.isOpen = isLoopback(configuration.host);
  }

  @Page('/metrics')
  async metricsText(@Req() request: FastifyRequest): Promise<Reply> {
    if (!this.isOpen) await this.accounts.require(request);
    return reply(200, await this.metrics.text(), { 'content-type': this.metrics.contentType, 'cache-control': 'no-store' });
  }
}
