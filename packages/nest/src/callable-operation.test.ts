import { describe, expect, it } from '@jest/globals';
import { VersioningType } from '@nestjs/common';
import { callableOperation } from './callable-operation.js';

const headers = (version: unknown, versioning: unknown) =>
  callableOperation({ info: { method: 'GET', path: '/x', version } } as never, { route: {} } as never, [], versioning as never)
    .versionHeaders;

describe('the version of an operation', () => {
  it('is told by the header that the app asks for', () => {
    expect(headers('2', { type: VersioningType.HEADER, header: 'X-Version' })).toEqual({ 'x-version': '2' });
    expect(headers(['2', '3'], { type: VersioningType.HEADER, header: 'X-Version' })).toEqual({ 'x-version': '2' });
    expect(headers('2', { type: VersioningType.MEDIA_TYPE, key: 'v=' })).toEqual({ accept: 'application/json;v=2' });
    expect(headers('2', { type: VersioningType.URI })).toEqual({});
    expect(headers(undefined, undefined)).toEqual({});
  });
});
