import type { Build, Catalogue } from '@sheaf/contracts';
import { type AzureCall, type BuildType, dateTime, type NumberedBuild } from '@sheaf/dialects';
import type { Kysely } from 'kysely';
import type { Account } from '../../account/account.js';
import { noBuild, noModel, refuse } from './azure-error.js';
import type { Native } from './native.js';
import type { AzureTables } from './tables.js';

/** A model: a catalogue of the account. */
export interface Model {
  readonly id: string;
  readonly name: string;
}

/** Models and their builds, numbered as the service does. */
export class Models {
  constructor(
    private readonly db: Kysely<AzureTables>,
    private readonly native: Native,
  ) {}

  /** Throws where the account has none of this id. */
  async require(account: Account, id: string): Promise<Catalogue> {
    // What could be no id has no place in a request to look.
    const found = /^[\w:@.-]{1,128}$/.test(id)
      ? await this.native.one<Catalogue>(account, undefined, { operationId: 'getCatalogue', parameters: { catalogueId: id } }, [404, 422])
      : undefined;
    if (found === undefined) throw noModel();
    return found;
  }

  async list(account: Account): Promise<Catalogue[]> {
    const all: Catalogue[] = [];
    for (let cursor: string | undefined; ;) {
      const call: AzureCall = {
        operationId: 'listCatalogues',
        parameters: { limit: 100, ...(cursor === undefined ? undefined : { cursor }) },
      };
      const page = (await this.native.one<{ catalogues: Catalogue[]; nextCursor?: string }>(account, undefined, call))!;
      all.push(...page.catalogues);
      cursor = page.nextCursor;
      if (cursor === undefined) return all;
    }
  }

  async create(account: Account, name: string, description: string | undefined): Promise<Catalogue> {
    const body = { name, ...(description === undefined || description === '' ? undefined : { description }) };
    return (await this.native.one<Catalogue>(account, undefined, { operationId: 'createCatalogue', body }))!;
  }

  /** With all that is kept of it here. */
  async delete(account: Account, id: string): Promise<void> {
    await this.require(account, id);
    await this.native.one(account, undefined, { operationId: 'deleteCatalogue', parameters: { catalogueId: id } });
    for (const table of ['azure_usage_files', 'azure_builds'] as const)
      await this.db.deleteFrom(table).where('account_id', '=', account.id).where('catalogue_id', '=', id).execute();
  }

  async present(account: Account, { catalogueId, name, description = '', createdAt }: Catalogue): Promise<object> {
    const active = await this.activeBuild(account, catalogueId);
    return { id: catalogueId, name, description, createdDateTime: dateTime(createdAt), activeBuildId: active?.id ?? -1 };
  }

  async activeBuild(account: Account, modelId: string): Promise<NumberedBuild | undefined> {
    const call = { operationId: 'getBuild', parameters: { buildId: 'active' } };
    const build = await this.native.one<Build>(account, modelId, call, [404]);
    return build && (await this.#numbered(account, modelId, [build]))[0];
  }

  /** The build that is asked: by its number, or the active one. Throws where there is none that could answer. */
  async answeringBuild(account: Account, modelId: string, id: number | undefined): Promise<NumberedBuild> {
    const found = id === undefined ? await this.activeBuild(account, modelId) : await this.requireBuild(account, modelId, id);
    if (found === undefined) throw refuse('The model has no active build.');
    if (found.build.status !== 'succeeded') throw refuse('The build has not succeeded.');
    return found;
  }

  async startBuild(account: Account, modelId: string, type: BuildType, input: object): Promise<NumberedBuild> {
    // As at the service a model's first build becomes its active one by itself; later ones when the model is told so.
    const activate = (await this.activeBuild(account, modelId)) === undefined;
    const call = { operationId: 'startBuild', body: { ...input, activate } };
    const build = (await this.native.one<Build>(account, modelId, call))!;
    return (await this.#numbered(account, modelId, [build], type))[0]!;
  }

  async builds(account: Account, modelId: string): Promise<NumberedBuild[]> {
    const { builds } = (await this.native.one<{ builds: Build[] }>(account, modelId, { operationId: 'listBuilds' }))!;
    return this.#numbered(account, modelId, builds);
  }

  /** A build by its number of all models; throws where the model has none of it. */
  async requireBuild(account: Account, modelId: string, id: number): Promise<NumberedBuild> {
    const found = await this.findBuild(account, id);
    if (found === undefined || found.modelId !== modelId) throw noBuild();
    return found;
  }

  /** The same among all models of the account. */
  async findBuild(account: Account, id: number): Promise<(NumberedBuild & { readonly modelId: string }) | undefined> {
    if (!Number.isInteger(id) || id < 1 || id > 2_147_483_647) return undefined;
    const row = await this.db
      .selectFrom('azure_builds')
      .select(['catalogue_id', 'number', 'type'])
      .where('id', '=', id)
      .where('account_id', '=', account.id)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const call = { operationId: 'getBuild', parameters: { buildId: String(row.number) } };
    const build = await this.native.one<Build>(account, row.catalogue_id, call, [404]);
    return build && { id, type: row.type, build, modelId: row.catalogue_id };
  }

  /** Builds that others have started, the server itself among them, get their numbers when they are first seen. */
  async #numbered(account: Account, modelId: string, builds: readonly Build[], type?: BuildType): Promise<NumberedBuild[]> {
    if (builds.length === 0) return [];
    const rows = () =>
      this.db
        .selectFrom('azure_builds')
        .select(['id', 'number', 'type'])
        .where('catalogue_id', '=', modelId)
        .where(
          'number',
          'in',
          builds.map(({ buildId }) => buildId),
        )
        .execute();
    let known = new Map((await rows()).map((row) => [row.number, row]));
    const unknown = builds.filter(({ buildId }) => !known.has(buildId));
    if (unknown.length > 0) {
      await this.db
        .insertInto('azure_builds')
        .values(
          unknown
            .toSorted((a, b) => a.buildId - b.buildId)
            .map(({ buildId, options }) => ({
              account_id: account.id,
              catalogue_id: modelId,
              number: buildId,
              type: type ?? (options.model === 'sar' ? 'Sar' : 'Recommendation'),
            })),
        )
        .onConflict((conflict) => conflict.columns(['catalogue_id', 'number']).doNothing())
        .execute();
      known = new Map((await rows()).map((row) => [row.number, row]));
    }
    return builds.flatMap((build) => {
      const row = known.get(build.buildId);
      return row === undefined ? [] : [{ id: row.id, type: row.type, build }];
    });
  }
}
