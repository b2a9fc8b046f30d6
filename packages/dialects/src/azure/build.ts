import type { Build } from '@sheaf/contracts';
import { isObject } from '../native/member.js';
import type { AzureCall } from './call.js';
import { type AzureFault, badArgument } from './fault.js';
import { readNumber } from './kick-off.js';
import { dateTime, type OperationStatus } from './operation.js';

/** The service's kinds of builds that Sheaf makes. */
export type BuildType = 'Recommendation' | 'Sar' | 'Fbt';

const buildTypes: Readonly<Record<string, BuildType>> = { recommendation: 'Recommendation', sar: 'Sar', fbt: 'Fbt' };

const similarities: Readonly<Record<string, string>> = { cooccurrence: 'count', lift: 'lift', jaccard: 'jaccard' };

/** A build as the service numbers it. */
export interface NumberedBuild {
  /** Of all models. */
  readonly id: number;
  readonly type: BuildType;
  readonly build: Build;
}

/** Reads the body of `POST /models/{id}/builds`. Of the parameters those count that Sheaf's models have; the others are of the service's own algorithms. */
export function readBuildRequest(
  body: unknown,
): { readonly type: BuildType; readonly input: NonNullable<AzureCall['body']> & object } | { readonly fault: AzureFault } {
  if (!isObject(body)) return { fault: badArgument('The body is a JSON object.') };
  const { description = '', buildType = 'recommendation', buildParameters = {} } = body;
  if (description !== null && (typeof description !== 'string' || description.length > 500))
    return { fault: badArgument('description is a text of at most 500 characters.') };
  const name = typeof buildType === 'string' ? buildType.trim().toLowerCase() : '';
  const type = Object.hasOwn(buildTypes, name) ? buildTypes[name] : undefined;
  if (type === undefined) return { fault: badArgument('buildType is recommendation, sar or fbt.') };
  if (buildParameters !== null && !isObject(buildParameters)) return { fault: badArgument('buildParameters is an object.') };
  const own = buildParameters?.[name] ?? {};
  if (!isObject(own)) return { fault: badArgument(`buildParameters.${name} is an object.`) };
  const input: Record<string, unknown> = { model: type === 'Recommendation' ? 'ease' : 'sar' };
  if (typeof description === 'string' && description !== '') input['description'] = description;
  if (type !== 'Recommendation') {
    const { similarityFunction, supportThreshold } = own;
    if (similarityFunction !== undefined && similarityFunction !== null) {
      const word = String(similarityFunction).trim().toLowerCase();
      if (!Object.hasOwn(similarities, word)) return { fault: badArgument('similarityFunction is cooccurrence, lift or jaccard.') };
      input['similarity'] = similarities[word];
    } else input['similarity'] = 'jaccard';
    const support = readNumber(supportThreshold, undefined);
    if (support !== undefined) {
      if (!Number.isInteger(support) || support < 1 || support > 1000)
        return { fault: badArgument('supportThreshold is a whole number from 1 to 1000.') };
      input['minSupport'] = support;
    }
  }
  return { type, input };
}

/** A build in the service's form. */
export function presentBuild({ id, type, build }: NumberedBuild, model: { readonly id: string; readonly name: string }): object {
  const { description = '', createdAt, startedAt, endedAt, problem } = build;
  return {
    id,
    description,
    type,
    modelName: model.name,
    modelId: model.id,
    status: buildStatus(build),
    ...(problem === undefined ? undefined : { statusMessage: problem.detail ?? problem.title }),
    startDateTime: dateTime(startedAt ?? createdAt),
    ...(endedAt === undefined ? undefined : { endDateTime: dateTime(endedAt) }),
  };
}

export function buildStatus({ status }: Build): OperationStatus {
  switch (status) {
    case 'queued':
      return 'NotStarted';
    case 'running':
      return 'Running';
    case 'succeeded':
      return 'Succeeded';
    case 'failed':
      return 'Failed';
    default:
      return 'Cancelled';
  }
}
