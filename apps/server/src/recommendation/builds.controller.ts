import type { Build } from '@sheaf/contracts';
import { operations, type OperationInput } from '@sheaf/contracts';
import { Controller } from '@nestjs/common';
import type { Call } from '../operation/call.js';
import { Operation } from '../operation/operation.js';
import { refuse, reply, type Reply } from '../operation/reply.js';
import { buildOptions } from './build-options.js';
import type { BuildName } from './builds.js';
import { RecommendationService } from './recommendation-service.js';

/** Builds of a catalogue that may wait for their turn. */
const maxQueued = 10;

/** How often the end of a build is looked for that another process may run. */
const lookMs = 250;

@Controller()
export class BuildsController {
  constructor(private readonly recommendation: RecommendationService) {}

  @Operation(operations.startBuild)
  async startBuild({ parameters: { waitMs }, body }: OperationInput<'startBuild'>, call: Call): Promise<Reply> {
    const { builds, runner, settings } = this.recommendation;
    const catalogueId = call.principal.catalogue.id;
    if ((await builds.queued(catalogueId)) >= maxQueued) {
      return refuse(
        'unavailable',
        { detail: `${maxQueued} builds of this catalogue wait for their turn already.` },
        { 'retry-after': '5' },
      );
    }
    const { description, ...input } = body;
    const started = await builds.enqueue(catalogueId, buildOptions(input, settings.build), false, description);
    runner.poke();
    const build = (await this.#afterWaiting(catalogueId, started.buildId, waitMs as number, call)) ?? started;
    return reply(202, build, { location: `/builds/${started.buildId}`, 'retry-after': '1' });
  }

  @Operation(operations.listBuilds)
  async listBuilds(_: OperationInput<'listBuilds'>, call: Call): Promise<Reply> {
    return reply(200, { builds: await this.recommendation.builds.list(call.principal.catalogue.id) });
  }

  @Operation(operations.getBuild)
  async getBuild({ parameters: { buildId, waitMs } }: OperationInput<'getBuild'>, call: Call): Promise<Reply> {
    const build = await this.#afterWaiting(call.principal.catalogue.id, nameOf(buildId), waitMs as number, call);
    return build === undefined ? missing() : reply(200, build);
  }

  @Operation(operations.deleteBuild)
  async deleteBuild({ parameters: { buildId } }: OperationInput<'deleteBuild'>, call: Call): Promise<Reply> {
    const { builds, active, runner } = this.recommendation;
    const catalogueId = call.principal.catalogue.id;
    const build = await builds.get(catalogueId, nameOf(buildId));
    if (build === undefined) return missing();
    const deleted = await builds.delete(catalogueId, build.buildId);
    if (deleted === 'missing') return missing();
    if (deleted === 'active') return refuse('build-state', { detail: 'It is the active build; activate another one first.' });
    runner.noticeCancelled(catalogueId, build.buildId);
    await active.announce(catalogueId);
    return reply(204);
  }

  @Operation(operations.activateBuild)
  async activateBuild({ parameters: { buildId } }: OperationInput<'activateBuild'>, call: Call): Promise<Reply> {
    const { builds, active } = this.recommendation;
    const catalogueId = call.principal.catalogue.id;
    const build = await builds.get(catalogueId, nameOf(buildId));
    if (build === undefined) return missing();
    if (!build.active) {
      // Within a batch later than its start, so that the batch keeps what it began with; else whole milliseconds: what begins in this one comes after it.
      const atUs = call.startUs === undefined ? BigInt(Date.now()) * 1000n : BigInt(call.startUs) + 1n;
      if (!(await builds.activate(catalogueId, build.buildId, atUs)))
        return refuse('build-state', { detail: `The build is ${build.status}; only one that has succeeded can be activated.` });
      await active.announce(catalogueId);
    }
    const now = await builds.get(catalogueId, build.buildId);
    return now === undefined ? missing() : reply(200, now);
  }

  @Operation(operations.cancelBuild)
  async cancelBuild({ parameters: { buildId } }: OperationInput<'cancelBuild'>, call: Call): Promise<Reply> {
    const { builds, runner } = this.recommendation;
    const catalogueId = call.principal.catalogue.id;
    const build = await builds.get(catalogueId, nameOf(buildId));
    if (build === undefined) return missing();
    await builds.cancel(catalogueId, build.buildId);
    runner.noticeCancelled(catalogueId, build.buildId);
    const now = await builds.get(catalogueId, build.buildId);
    return now === undefined ? missing() : reply(200, now);
  }

  /** The build once it has ended, or as it is when the time is over. */
  async #afterWaiting(catalogueId: string, name: BuildName, waitMs: number, call: Call): Promise<Build | undefined> {
    const { builds, active, runner } = this.recommendation;
    const endMs = performance.now() + waitMs;
    for (;;) {
      const build = await builds.get(catalogueId, name);
      const leftMs = endMs - performance.now();
      if (build === undefined || !['queued', 'running'].includes(build.status) || leftMs <= 0 || call.signal?.aborted) {
        // Who was told that it is active is answered from it.
        if (build?.active && active.numberAt(catalogueId) !== build.buildId) await active.refresh();
        return build;
      }
      await runner.change(Math.min(lookMs, Math.ceil(leftMs)));
    }
  }
}

function nameOf(text: string): BuildName {
  return text === 'active' || text === 'latest' ? text : Number(text);
}

function missing(): Reply {
  return refuse('not-found', { detail: 'There is no such build.' });
}
