import { describe, expect, it } from '@jest/globals';
import { badInputsPage, readBadInputs } from './bad-inputs-page.ts';

const entry = { row: 3, name: 'A | in the path', answer: { status: 400, code: 'invalid-path' }, ran: 'none' };

describe('the page of bad inputs', () => {
  it('has a line per entry, with the answer of the whole and of its items', () => {
    const page = badInputsPage(
      readBadInputs([
        entry,
        {
          row: 27,
          name: 'No such operation',
          why: 'It runs.',
          answer: { status: 200, items: [{ status: 404, code: 'unknown-operation' }] },
          ran: 'others',
        },
      ]),
    );
    expect(page).toContain('| 3 | A \\| in the path | 400 `invalid-path` | nothing |\n');
    expect(page).toContain('| 27 | No such operation (It runs.) | 200; item 404 `unknown-operation` | the others |\n');
  });

  it.each([
    ['no list', {}, 'not a list'],
    ['an entry without a row', [{ ...entry, row: undefined }], 'entry 0 (A | in the path): row must be a number'],
    ['an entry without a name', [{ ...entry, name: undefined }], 'name must be a string'],
    ['an entry without an answer', [{ ...entry, answer: undefined }], 'answer.status must be a number'],
    ['an unknown word for what ran', [{ ...entry, ran: 'some' }], 'ran must be none or others'],
  ])('refuses %s by place', (_title, parsed, message) => {
    expect(() => readBadInputs(parsed)).toThrow(message);
  });
});
