import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cases, credentials, titleOf } from './cases.js';
import type { Fixture } from './fixture/app.js';
import { startFixture } from './fixture/app.js';
import { closeConnections, sendAlone } from './request.js';

describe('the fixture app, one request at a time and without BatchModule', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture();
  });
  afterAll(async () => {
    closeConnections();
    await fixture.close();
  });

  it.each(cases.map((each) => [titleOf(each), each] as const))('answers %s', async (_title, { status, answer, as, ...call }) => {
    const alone = await sendAlone(fixture.port, call, credentials[as ?? 'reader']);
    expect(alone.status).toBe(status);
    if (answer !== undefined) expect(alone.body).toEqual(answer);
  });

  it('answers every case the same a second time, so that comparing two answers means something', async () => {
    for (const { status: _status, answer: _answer, as, ...call } of cases) {
      const [first, second] = [
        await sendAlone(fixture.port, call, credentials[as ?? 'reader']),
        await sendAlone(fixture.port, call, credentials[as ?? 'reader']),
      ];
      expect({ call, ...second, headers: { ...second.headers, date: '' } }).toEqual({
        call,
        ...first,
        headers: { ...first.headers, date: '' },
      });
    }
  });
});
