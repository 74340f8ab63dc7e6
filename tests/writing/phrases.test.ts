import { describe, expect, test } from 'vitest';
import { SNIPPET_CODE } from '../../shared/writing.ts';
import { fillPhrase, USUAL_PHRASES, type PhraseFacts } from '../../shared/writing/phrases.ts';

const facts: PhraseFacts = { body: 'the Board', chair: 'Cllr Ann Lee', presenter: null, date: 'Wednesday 13 January 2021' };

describe('a phrase', () => {
  test.each<[string, string, [number, number] | null]>([
    ['{body} noted the report.', 'The Board noted the report.', null],
    ['On {date}, {body} met.', 'On Wednesday 13 January 2021, the Board met.', null],
    ['It is so. {body} agreed.', 'It is so. The Board agreed.', null],
    ['{body} agreed to {…}.', 'The Board agreed to ….', [20, 21]],
    ['{chair} thanked {presenter} for {…}.', 'Cllr Ann Lee thanked … for ….', [21, 22]],
    ['{other} {} stay', '{other} {} stay', null],
    ['{toString}', '{toString}', null],
  ])('%s', (phrase, text, gap) => expect(fillPhrase(phrase, facts)).toEqual({ text, gap: gap === null ? null : { from: gap[0], to: gap[1] } }));
});

test('the usual phrases have codes of their own that can be typed', () => {
  expect(new Set(USUAL_PHRASES.map((one) => one.code)).size).toBe(USUAL_PHRASES.length);
  expect(USUAL_PHRASES.filter((one) => !SNIPPET_CODE.test(one.code))).toEqual([]);
});
