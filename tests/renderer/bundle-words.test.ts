import { describe, expect, it } from 'vitest';
import { differing } from '../../renderer/bundles/differing.ts';
import { linesOf, momentWords, titleWords, valueWords } from '../../renderer/bundles/words.ts';

const lines = (...texts: string[]): string => texts.join('\n');

describe('long texts side by side', () => {
  it('are shown only where they differ, with word of how much is the same', () => {
    expect(differing([lines('a', 'b', 'c', 'mine', 'y', 'z'), lines('a', 'b', 'c', 'theirs', 'and more', 'y', 'z')])).toEqual({ texts: ['mine', lines('theirs', 'and more')], before: 3, after: 2 });
  });
  it('are shown only at the end where one goes on', () => {
    expect(differing([lines('a', 'b', 'c'), lines('a', 'b', 'c', 'd')])).toEqual({ texts: ['', 'd'], before: 3, after: 0 });
  });
  it('count a paragraph that repeats itself once', () => {
    expect(differing([lines('a', 'a', 'a', 'a'), lines('a', 'a', 'a')])).toEqual({ texts: ['a', ''], before: 3, after: 0 });
  });
  it('leave a text that is not there as it is', () => {
    expect(differing([null, lines('a', 'b', 'c', 'd'), lines('a', 'b', 'c', 'e')])).toEqual({ texts: [null, 'd', 'e'], before: 3, after: 0 });
  });
  it('are shown whole where they are short, and where they are the same', () => {
    expect(differing([lines('a', 'b', 'mine'), lines('a', 'b', 'theirs')]).before).toBe(0);
    expect(differing([lines('a', 'b', 'c'), lines('a', 'b', 'c')])).toEqual({ texts: [lines('a', 'b', 'c'), lines('a', 'b', 'c')], before: 0, after: 0 });
  });
});

describe('what a bundle holds, in words', () => {
  it('gives money in pounds, and a list as words', () => {
    expect(linesOf('financialYears', { openingPence: 123456, reservePence: -50 }, {})).toEqual([['Opening', '£1,234.56'], ['Reserve', '−£0.50']]);
    expect(valueWords(['a', 'b'], { a: 'Board', b: 'Executive' })).toBe('Board, Executive');
    expect(valueWords([], {})).toBe('–');
  });
  it('knows a record without a title by what it names', () => {
    expect(titleWords('Lead', { actionId: 'a', organisationId: 'b', share: 2 }, { a: '1.1 Run a clinic', b: 'Wex Police' })).toBe('Lead: 1.1 Run a clinic, Wex Police');
    expect(titleWords('Action: 4', { bodyId: 'a' }, { a: 'Board' })).toBe('Action: 4');
    expect(titleWords('Lead', {}, {})).toBe('Lead');
  });
  it('writes a moment of running text with the month in letters', () => {
    expect(momentWords('2026-11-03T18:05:00Z')).toBe('3 November 2026 at 6:05 pm');
  });
});
