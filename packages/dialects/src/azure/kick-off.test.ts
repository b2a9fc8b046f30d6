import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readScoringRequest } from './kick-off.js';

const place = (name: string) => ({
  authenticationType: 'PublicOrSas',
  baseLocation: 'https://mystorage1.blob.core.windows.net/',
  relativeLocation: `container1/${name}`,
  sasBlobToken: '?sv=2015-07&sig=canary&sp=rw',
});
const body = {
  input: place('batchInput.json'),
  output: place('batchOutput.json '),
  error: place('errors.txt'),
  job: {
    apiName: 'ItemRecommend',
    modelId: '9ac12a0a-1add-4bdc-bf42-c6517942b3a6',
    buildId: 1015703,
    numberOfResults: 10,
    includeMetadata: true,
    minimalScore: 0.0,
  },
};

const blob = (name: string) => ({
  url: `https://mystorage1.blob.core.windows.net/container1/${name}`,
  sasToken: '?sv=2015-07&sig=canary&sp=rw',
});

describe('the body of a kick-off', () => {
  it('of the document is read: the blank behind its output path is none of it', () => {
    const read = readScoringRequest(body);
    expect(read).toMatchObject({
      request: {
        input: blob('batchInput.json'),
        output: blob('batchOutput.json'),
        error: blob('errors.txt'),
        modelId: '9ac12a0a-1add-4bdc-bf42-c6517942b3a6',
        buildId: 1015703,
        numberOfResults: 10,
        includeMetadata: true,
        minimalScore: 0,
      },
    });
  });

  it('may have numbers and booleans as text, and may leave out what has a default', () => {
    const text = { ...body.job, buildId: '1015703', numberOfResults: ' 5 ', includeMetadata: 'True', minimalScore: '0.25' };
    expect(readScoringRequest({ ...body, job: text })).toMatchObject({
      request: { buildId: 1015703, numberOfResults: 5, includeMetadata: true, minimalScore: 0.25 },
    });
    const read = readScoringRequest({ ...body, job: { apiName: 'ItemRecommend', modelId: 'm' } });
    expect(read).toMatchObject({ request: { numberOfResults: 10, includeMetadata: false, minimalScore: 0.1 } });
    expect('request' in read && read.request.buildId).toBeUndefined();
  });

  it.each([
    ['https://a.blob.core.windows.net', '/c/b.json', 'https://a.blob.core.windows.net/c/b.json'],
    ['https://a.blob.core.windows.net//', '//c/b.json', 'https://a.blob.core.windows.net/c/b.json'],
    [' https://a.blob.core.windows.net/c ', ' b.json ', 'https://a.blob.core.windows.net/c/b.json'],
  ])('joins %j and %j with one slash', (baseLocation, relativeLocation, url) => {
    const read = readScoringRequest({ ...body, input: { ...body.input, baseLocation, relativeLocation, sasBlobToken: undefined } });
    expect(read).toMatchObject({ request: { input: { url, sasToken: '' } } });
  });

  it.each<[string, unknown]>([
    ['no object', []],
    ['no job', { ...body, job: undefined }],
    ['no input', { ...body, input: undefined }],
    ['another api', { ...body, job: { ...body.job, apiName: 'UserRecommend' } }],
    ['no model', { ...body, job: { ...body.job, modelId: '' } }],
    ['a build that is no number', { ...body, job: { ...body.job, buildId: 'one' } }],
    ['a build of 0', { ...body, job: { ...body.job, buildId: 0 } }],
    ['no results', { ...body, job: { ...body.job, numberOfResults: 0 } }],
    ['a score above 1', { ...body, job: { ...body.job, minimalScore: '1.5' } }],
    ['a flag that is none', { ...body, job: { ...body.job, includeMetadata: 'yes' } }],
    ['another authentication', { ...body, output: { ...body.output, authenticationType: 'Key' } }],
    ['a location that is no URL', { ...body, error: { ...body.error, baseLocation: 'nowhere' } }],
    ['a token that is no text', { ...body, error: { ...body.error, sasBlobToken: 7 } }],
  ])('with %s is refused', (_, refused) => {
    expect(readScoringRequest(refused)).toEqual({ fault: { status: 400, code: 'BadArgument', message: expect.any(String) } });
  });

  it('is shown without what opens blobs, wherever it stands', () => {
    const secret = 'sig=canary';
    fc.assert(
      fc.property(fc.constantFrom('token', 'query', 'fragment', 'password'), (where) => {
        const hidden = {
          ...body.input,
          baseLocation: where === 'password' ? `https://user:${secret}@host/` : body.input.baseLocation,
          relativeLocation: `c/b.json${where === 'query' ? `?${secret}` : where === 'fragment' ? `#${secret}` : ''}`,
          sasBlobToken: where === 'token' ? secret : '',
        };
        const read = readScoringRequest({ input: hidden, output: hidden, error: hidden, job: body.job });
        expect('shown' in read && JSON.stringify(read.shown)).not.toContain('canary');
        expect('shown' in read && JSON.stringify(read.shown)).toContain('c/b.json');
      }),
    );
  });

  it('is read or refused, whatever it is', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(body)));
    fc.assert(
      fc.property(fc.record({ input: anything, output: anything, error: anything, job: anything }, { requiredKeys: [] }), (value) => {
        const read = readScoringRequest(value);
        expect('request' in read).toBe(!('fault' in read));
      }),
    );
  });
});
