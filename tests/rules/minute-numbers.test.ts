import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  letterLabel, minuteNumbers, numberingPeriod, romanLabel, runningNumberOf, type NumberedBody, type NumberedMeeting, NUMBER_PATTERN,
} from '../../shared/minute-numbers.ts';

const yearly: NumberedBody = { numbering: 'municipal year', numberPattern: null, shortName: 'HWB' };
const perMeeting: NumberedBody = { ...yearly, numbering: 'meeting' };
const coded: NumberedBody = { ...yearly, numbering: 'coded', numberPattern: 'HWB/{year}/{number:3}' };
const meeting = (id: string, date: string, count: number, more: Partial<NumberedMeeting> = {}): NumberedMeeting =>
  ({ id, date, startsAt: '10:00', count, firstMinuteNumber: null, lastConfirmedNumber: null, ...more });

describe('numbers that run through the municipal year', () => {
  const june = meeting('june', '2020-06-16', 3);
  const september = meeting('september', '2020-09-15', 2);
  const january = meeting('january', '2021-01-13', 8, { firstMinuteNumber: 87 });

  it('begin at 1 and run on from meeting to meeting', () => {
    expect(minuteNumbers(yearly, [june, september], 'june')).toEqual(['1', '2', '3']);
    expect(minuteNumbers(yearly, [june, september], 'september')).toEqual(['4', '5']);
  });
  it('do not depend on the order in which the meetings are given', () =>
    expect(minuteNumbers(yearly, [september, june], 'september')).toEqual(['4', '5']));
  it('take up the number that a meeting is given, 87 to 94', () => {
    expect(minuteNumbers(yearly, [june, september, january], 'january')).toEqual(['87', '88', '89', '90', '91', '92', '93', '94']);
    const march = meeting('march', '2021-03-09', 1);
    expect(minuteNumbers(yearly, [june, september, january, march], 'march')).toEqual(['95']);
  });
  it('tell two meetings of one day apart by their time', () => {
    const evening = meeting('a', '2020-06-16', 1, { startsAt: '18:00' });
    expect(minuteNumbers(yearly, [evening, june], 'a')).toEqual(['4']);
  });
  it('carry on after the highest confirmed number, whatever an earlier draft would give', () => {
    const confirmed = meeting('june', '2020-06-16', 3, { lastConfirmedNumber: 12 });
    expect(minuteNumbers(yearly, [confirmed, september], 'september')).toEqual(['13', '14']);
    expect(minuteNumbers(yearly, [confirmed, september], 'june')).toEqual(['10', '11', '12']);
  });
  it('pass over what is confirmed when a draft before it grows', () => {
    const grown = meeting('june', '2020-06-16', 5);
    const confirmed = meeting('september', '2020-09-15', 2, { lastConfirmedNumber: 5 });
    expect(minuteNumbers(yearly, [grown, confirmed], 'june')).toEqual(['1', '2', '3', '6', '7']);
    expect(minuteNumbers(yearly, [grown, confirmed, january], 'september')).toEqual(['4', '5']);
  });
  it('run from May to April', () => {
    expect(numberingPeriod(yearly, '2021-04-30')).toEqual({ from: '2020-05-01', to: '2021-04-30' });
    expect(numberingPeriod(yearly, '2021-05-01')).toEqual({ from: '2021-05-01', to: '2022-04-30' });
  });
  it('are none for a meeting that is not among them', () => expect(minuteNumbers(yearly, [june], 'other')).toEqual([]));
  it('are never given twice, and change for nobody when confirmed as they stand', () => {
    const many = fc.array(fc.record({ count: fc.integer({ min: 0, max: 12 }), confirm: fc.boolean() }), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(many, (sizes) => {
      const drafts = sizes.map(({ count }, index) => meeting(String(index), `2020-06-${String(index + 1).padStart(2, '0')}`, count));
      const before = drafts.map((each) => minuteNumbers(yearly, drafts, each.id));
      expect(new Set(before.flat()).size).toBe(before.flat().length);
      const some = drafts.map((each, index) =>
        (sizes[index]!.confirm && each.count > 0 ? { ...each, lastConfirmedNumber: Number(before[index]!.at(-1)) } : each));
      expect(some.map((each) => minuteNumbers(yearly, some, each.id))).toEqual(before);
    }));
  });
  it('are never given twice when drafts change between confirmed minutes', () => {
    const many = fc.array(fc.record({ count: fc.integer({ min: 1, max: 9 }), confirm: fc.boolean(), grow: fc.integer({ min: 0, max: 4 }) }), { minLength: 2, maxLength: 9 });
    fc.assert(fc.property(many, (sizes) => {
      const drafts = sizes.map(({ count }, index) => meeting(String(index), `2020-06-0${index + 1}`, count));
      const changed = drafts.map((each, index) => (sizes[index]!.confirm
        ? { ...each, lastConfirmedNumber: Number(minuteNumbers(yearly, drafts, each.id).at(-1)) }
        : { ...each, count: each.count + sizes[index]!.grow }));
      const all = changed.flatMap((each) => minuteNumbers(yearly, changed, each.id));
      expect(new Set(all).size).toBe(all.length);
    }));
  });
});

describe('numbers per meeting', () => {
  it('begin at 1 in each, whatever came before', () => {
    const meetings = [meeting('a', '2021-01-13', 4, { lastConfirmedNumber: 4 }), meeting('b', '2021-03-09', 2)];
    expect(minuteNumbers(perMeeting, meetings, 'b')).toEqual(['1', '2']);
    expect(numberingPeriod(perMeeting, '2021-03-09')).toEqual({ from: '2021-03-09', to: '2021-03-09' });
  });
});

describe('coded numbers', () => {
  const meetings = [meeting('a', '2021-01-13', 13), meeting('b', '2021-03-09', 2)];
  it('carry the year and run through it', () => {
    expect(minuteNumbers(coded, meetings, 'b')).toEqual(['HWB/2021/014', 'HWB/2021/015']);
    expect(numberingPeriod(coded, '2021-03-09')).toEqual({ from: '2021-01-01', to: '2021-12-31' });
  });
  it('are made from the short name where there is no pattern', () => {
    expect(minuteNumbers({ ...coded, numberPattern: null }, meetings, 'b')).toEqual(['HWB/2021/014', 'HWB/2021/015']);
    expect(minuteNumbers({ ...coded, numberPattern: null, shortName: null }, meetings, 'b')).toEqual(['2021/014', '2021/015']);
  });
  it('that name no year run on for ever', () => {
    const plain = { ...coded, numberPattern: 'M{number}' };
    expect(minuteNumbers(plain, meetings, 'b')).toEqual(['M14', 'M15']);
    expect(numberingPeriod(plain, '2021-03-09').from < '1900').toBe(true);
  });
  it.each([
    ['HWB/2021/014', 14], ['HWB/2021/1014', 1014], ['HWB/014', null], ['14', null], ['XHWB/2021/014', null],
  ])('%s holds the running number %s', (kept, number) => expect(runningNumberOf(coded, kept)).toBe(number));
  it('are read back whatever signs the pattern has', () => {
    const signs = fc.string({ unit: fc.constantFrom('A', '/', '.', '*', '(', '[', '\\', '-', '+', '^', '$', '|', ' '), maxLength: 6 });
    fc.assert(fc.property(signs, signs, fc.integer({ min: 1, max: 99_999 }), (before, after, number) => {
      const body = { ...coded, numberPattern: `${before}{year}/{number:4}${after}` };
      const [kept] = minuteNumbers(body, [meeting('a', '2021-01-13', 1, { firstMinuteNumber: number })], 'a');
      expect(runningNumberOf(body, kept!)).toBe(number);
    }));
  });
  it.each([['HWB/{year}/{number:3}', true], ['{number}', true], ['{number}/{year}', true], ['HWB', false], ['{numbers}', false], ['{number}{number}', false]])(
    'the pattern %s is accepted: %s', (pattern, accepted) => expect(NUMBER_PATTERN.test(pattern)).toBe(accepted));
});

it('running and per-meeting numbers are read back as they are', () => {
  expect(runningNumberOf(yearly, '94')).toBe(94);
  expect(runningNumberOf(yearly, 'HWB/2021/014')).toBeNull();
});

describe('the labels of resolutions', () => {
  it.each([[1, '(i)'], [2, '(ii)'], [4, '(iv)'], [9, '(ix)'], [14, '(xiv)'], [40, '(xl)'], [99, '(xcix)']])('%i is %s', (n, label) => expect(romanLabel(n)).toBe(label));
  it.each([[1, '(a)'], [2, '(b)'], [26, '(z)'], [27, '(aa)'], [28, '(ab)']])('%i is %s', (n, label) => expect(letterLabel(n)).toBe(label));
});
