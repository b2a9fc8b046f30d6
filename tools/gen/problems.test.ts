import { describe, expect, it } from '@jest/globals';
import { problemsModule, problemsPage, readProblems } from './problems.ts';

const gone = { status: 410, title: `It's gone`, when: 'It was | deleted.', do: 'Make it again.', retryable: false };

describe('the problem catalogue', () => {
  it('becomes a constant by code, sorted, with the type URI made of the code', () => {
    const text = problemsModule(readProblems({ 'not-there': gone, away: gone }));
    expect(text.indexOf('  away: {')).toBeLessThan(text.indexOf(`  'not-there': {`));
    expect(text).toContain(`type: '/problems/not-there'`);
    expect(text).toContain(`title: 'It\\'s gone'`);
  });

  it('becomes a page whose table survives a pipe', () => {
    expect(problemsPage(readProblems({ gone }))).toContain(
      '| <a id="gone"></a>`gone` | 410 | It\'s gone | It was \\| deleted. | Make it again. | no |',
    );
  });

  it.each([
    ['a list', [gone], 'not a mapping'],
    ['a code in capitals', { Gone: gone }, 'Gone: a code is lower-case words'],
    ['a missing member', { gone: { ...gone, do: undefined } }, 'gone: do must be a string'],
    ['a text for a number', { gone: { ...gone, status: '410' } }, 'gone: status must be a number'],
    ['a status that is no failure', { gone: { ...gone, status: 204 } }, 'gone: status must be 400 to 599'],
    ['an unknown member', { gone: { ...gone, retry: true } }, 'gone: unknown member retry'],
    ['nothing', { gone: null }, 'gone: status must be a number'],
  ])('refuses %s by name', (_title, parsed, message) => {
    expect(() => readProblems(parsed)).toThrow(message);
  });
});
