import type { Database } from '@sheaf/database';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Tables } from '../catalogue/tables.js';
import { ActiveBuilds } from './active-builds.js';
import { AnsweringBuilds } from './answering-build.js';
import { Answers } from './answers.js';
import type { BuildLimits } from './build-options.js';
import { BuildRunner } from './build-runner.js';
import { Builds } from './builds.js';
import { EntityLookup } from './entity-lookup.js';
import { PopularItemLists } from './popular.js';
import { Rebuild, type RebuildRule } from './rebuild.js';
import { ItemRecommendations } from './recommended-items.js';
import { UserRecommendations } from './recommended-users.js';
import { UserHistories } from './user-history.js';

export interface RecommendationSettings {
  readonly build: BuildLimits;
  /** Builds that have ended and are kept, per catalogue, beside the active one. */
  readonly buildsKept: number;
  /** Bytes of models in memory. One model is always kept. */
  readonly modelCacheBytes: number;
  readonly rebuild: RebuildRule;
}

/** All that recommendations are made of, from the start of the app to its end. */
export class RecommendationService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly builds: Builds;
  readonly active: ActiveBuilds;
  readonly runner: BuildRunner;
  readonly rebuild: Rebuild;
  readonly answers: Answers;
  readonly items: ItemRecommendations;
  readonly users: UserRecommendations;
  readonly popular: PopularItemLists;

  constructor(
    database: Database<Tables>,
    readonly settings: RecommendationSettings,
    log: Logger,
  ) {
    const lookup = new EntityLookup(database);
    const histories = new UserHistories(database);
    this.builds = new Builds(database);
    this.active = new ActiveBuilds(database, this.builds, settings.modelCacheBytes, log);
    this.runner = new BuildRunner(database, this.builds, this.active, settings.buildsKept, log);
    this.rebuild = new Rebuild(database, this.builds, this.runner, settings.rebuild, settings.build, log);
    this.answers = new Answers(database, log);
    const answering = new AnsweringBuilds(this.active, this.builds);
    this.items = new ItemRecommendations(database, lookup, histories, answering, this.answers);
    this.users = new UserRecommendations(database, lookup, histories, answering);
    this.popular = new PopularItemLists(database, lookup);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.active.start();
    this.runner.start();
    this.answers.start();
    await this.rebuild.start();
  }

  /** Resolves when the build that a new catalogue gets by itself has ended, or after 20 s; at once where there is none. */
  async firstBuild(catalogueId: string): Promise<void> {
    const endMs = performance.now() + 20_000;
    for (;;) {
      const build = await this.builds.get(catalogueId, 'latest');
      if (build === undefined || !['queued', 'running'].includes(build.status) || performance.now() > endMs) return;
      await this.runner.change(250);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rebuild.stop();
    await this.runner.stop();
    await this.active.stop();
    await this.answers.stop();
  }
}
