import { describe, expect, it } from 'vitest';
import { ago, parseDate, parseTime, yearStarting } from '../../renderer/ui/when.ts';
import { hasWords } from '../../renderer/ui/words.ts';

const TODAY = '2026-11-20';

describe('a date typed into a form', () => {
  it.each([
    ['26/01/2027', '2027-01-26'], ['26.1.27', '2027-01-26'], ['26 January 2027', '2027-01-26'], ['Tue 26 Jan 2027', '2027-01-26'], ['26012027', '2027-01-26'],
    ['260127', '2027-01-26'], ['2027-01-26', '2027-01-26'], ['26/1', '2026-01-26'], ['26 January', '2026-01-26'], [' today ', TODAY], ['Tomorrow', '2026-11-21'],
    ['yesterday', '2026-11-19'],
  ])('“%s” is %s', (typed, date) => expect(parseDate(typed, TODAY)).toBe(date));
  it.each(['', '31/02/2027', '30 February', '1/13/2027', 'next week', '26', '2027'])('“%s” is none', (typed) => expect(parseDate(typed, TODAY)).toBeNull());
});

describe('a time typed into a form', () => {
  it.each([
    ['18:00', '18:00'], ['18.00', '18:00'], ['1800', '18:00'], ['900', '09:00'], ['9:30', '09:30'], ['6pm', '18:00'], ['6:30 pm', '18:30'], ['6.30 p.m.', '18:30'],
    ['10 am', '10:00'], ['12am', '00:00'], ['12pm', '12:00'], ['noon', '12:00'], ['2', '14:00'], ['10', '10:00'], ['00:15', '00:15'], ['11.59PM', '23:59'],
  ])('“%s” is %s', (typed, time) => expect(parseTime(typed)).toBe(time));
  it.each(['', '24:00', '10:60', '13pm', '0am', 'ten', '10:5', '10:00:00'])('“%s” is none', (typed) => expect(parseTime(typed)).toBeNull());
});

describe('how long ago a day was', () => {
  it.each([[TODAY, 'today'], ['2026-11-19', 'yesterday'], ['2026-11-16', '4 days ago'], ['2026-11-13', 'on 13/11/2026'], ['2026-11-21', 'today']])(
    '%s: %s', (date, words) => expect(ago(date, TODAY)).toBe(words));
});

it('a year of the address is the municipal year that begins in it', () =>
  expect(yearStarting(2026)).toEqual({ label: '2026/27', from: '2026-05-01', to: '2027-04-30' }));

describe('finding by words', () => {
  it.each(['zoe', 'brien zo', 'ZOË O’Br', ''])('“%s” finds Zoë O’Brien', (typed) => expect(hasWords('Zoë O’Brien', typed)).toBe(true));
  it.each(['oe', 'zoe b x', 'rien'])('“%s” does not', (typed) => expect(hasWords('Zoë O’Brien', typed)).toBe(false));
});
