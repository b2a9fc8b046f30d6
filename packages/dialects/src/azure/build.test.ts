import type { Build } from '@sheaf/contracts';
import { describe, expect, it } from '@jest/globals';
import { presentBuild, readBuildRequest } from './build.js';
import { azureError, azureKeyError } from './fault.js';
import { presentOperation } from './operation.js';

describe('a request for a build', () => {
  it.each<[unknown, unknown]>([
    [{}, { type: 'Recommendation', input: { model: 'ease' } }],
    [
      {
        description: 'First',
        buildType: 'Recommendation',
        buildParameters: { recommendation: { numberOfModelIterations: 10, enableU2I: true } },
      },
      { type: 'Recommendation', input: { model: 'ease', description: 'First' } },
    ],
    [
      { buildType: 'sar', buildParameters: { sar: { supportThreshold: '6', similarityFunction: 'Lift' } } },
      { type: 'Sar', input: { model: 'sar', similarity: 'lift', minSupport: 6 } },
    ],
    [{ buildType: 'fbt' }, { type: 'Fbt', input: { model: 'sar', similarity: 'jaccard' } }],
  ])('%j is %j', (body, read) => {
    expect(readBuildRequest(body)).toEqual(read);
  });

  it.each([
    [[]],
    [{ buildType: 'rank' }],
    [{ buildType: 'constructor' }],
    [{ description: 7 }],
    [{ buildParameters: [] }],
    [{ buildType: 'sar', buildParameters: { sar: { similarityFunction: 'toString' } } }],
    [{ buildType: 'sar', buildParameters: { sar: { supportThreshold: 0 } } }],
  ])('%j is refused', (body) => {
    expect(readBuildRequest(body)).toMatchObject({ fault: { status: 400, code: 'BadArgument' } });
  });
});

it('a build and its operation are told in the service’s words', () => {
  const build = {
    buildId: 2,
    status: 'failed',
    percent: 40,
    createdAt: '2017-10-18T13:39:20.123456Z',
    startedAt: '2017-10-18T13:39:26.000000Z',
    endedAt: '2017-10-18T13:40:00.000000Z',
    problem: { title: 'Too large', detail: 'Why' },
  } as unknown as Build;
  const result = presentBuild({ id: 1661906, type: 'Sar', build }, { id: 'm', name: 'Shop' });
  expect(result).toEqual({
    id: 1661906,
    description: '',
    type: 'Sar',
    modelName: 'Shop',
    modelId: 'm',
    status: 'Failed',
    statusMessage: 'Why',
    startDateTime: '2017-10-18T13:39:26',
    endDateTime: '2017-10-18T13:40:00',
  });
  const createdAt = build.createdAt;
  expect(
    presentOperation({
      type: 'BuildModel',
      status: 'Failed',
      createdAt,
      percentComplete: 40,
      message: 'Why',
      resourceLocation: 'https://x/1',
      result,
    }),
  ).toEqual({
    type: 'BuildModel',
    status: 'Failed',
    createdDateTime: '2017-10-18T13:39:20',
    percentComplete: 40,
    message: 'Why',
    resourceLocation: 'https://x/1',
    result,
  });
});

it('a refusal has the form of the service, one for its key that of its gateway', () => {
  expect(azureError({ code: 'BadArgument', message: 'Why.' })).toEqual({ error: { code: 'BadArgument', message: 'Why.' } });
  expect(azureKeyError(true)).toEqual({ statusCode: 401, message: expect.stringContaining('missing') });
  expect(azureKeyError(false)).toEqual({ statusCode: 401, message: expect.stringContaining('invalid') });
});
