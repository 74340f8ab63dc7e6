import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOverdue } from '../../shared/actions.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { isConfirmed } from '../../shared/meetings.ts';
import { personInitials, personName, personSortKey } from '../../shared/people.ts';
import { emptyDoc, plainText, richDoc, type RichDoc, type RichNode } from '../../shared/rich-text.ts';
import { holdsOn, isMemberClass, overlap, SEAT_CLASSES } from '../../shared/seats.ts';

describe('an action', () => {
  const today = '2026-06-30';
  it.each([
    ['open', '2026-06-29', true], ['open', '2026-06-30', false], ['open', '2026-07-01', false], ['open', null, false], ['closed', '2026-01-01', false],
  ] as const)('that is %s and due on %s is overdue: %s', (status, targetDate, late) => expect(isOverdue({ status, targetDate }, today)).toBe(late));
});

describe('a person', () => {
  const named = { title: 'Cllr', givenName: 'Alba', familyName: 'Tidewater-Moss', post: 'Lead Member', initials: null };
  it('is called by title and names, or by the post where there is no name', () => {
    expect(personName(named)).toBe('Cllr Alba Tidewater-Moss');
    expect(personName({ ...named, givenName: null, familyName: null })).toBe('Lead Member');
    expect(personName({ ...named, title: null, givenName: null })).toBe('Tidewater-Moss');
  });
  it('has the first letters of the names as initials, unless others are given', () => {
    expect(personInitials(named)).toBe('ATM');
    expect(personInitials({ ...named, initials: 'AT' })).toBe('AT');
    expect(personInitials({ ...named, givenName: 'Élodie', familyName: 'Ångström' })).toBe('ÉÅ');
  });
  it('is sorted by family name', () => expect(personSortKey(named) < personSortKey({ ...named, familyName: 'Wren' })).toBe(true));
});

describe('something that holds from a date until a date', () => {
  it.each([
    [null, null, true], ['2026-06-30', null, true], ['2026-07-01', null, false], [null, '2026-06-30', true], [null, '2026-06-29', false], ['2026-06-30', '2026-06-30', true],
  ])('from %s until %s holds on 30 June 2026: %s', (fromDate, toDate, holds) => expect(holdsOn({ fromDate, toDate }, '2026-06-30')).toBe(holds));
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-02-${String(number).padStart(2, '0')}`);
  const period = fc.tuple(fc.option(day), fc.option(day)).map(([a, b]) =>
    (a !== null && b !== null && a > b ? { fromDate: b, toDate: a } : { fromDate: a, toDate: b }));
  it('overlaps another exactly if there is a day on which both hold', () => {
    const days = Array.from({ length: 30 }, (_, at) => (at === 0 ? '2026-01-31' : at === 29 ? '2026-03-01' : `2026-02-${String(at).padStart(2, '0')}`));
    fc.assert(fc.property(period, period, (a, b) => {
      expect(overlap(a, b)).toBe(days.some((one) => holdsOn(a, one) && holdsOn(b, one)));
      expect(overlap(b, a)).toBe(overlap(a, b));
    }));
  });
});

it('advisers, observers and guests are no members', () =>
  expect(SEAT_CLASSES.filter((one) => !isMemberClass(one))).toEqual(['adviser', 'participating observer', 'standing invited guest']));

it('minutes confirmed with corrections are confirmed', () => {
  expect((['draft', 'circulated', 'confirmed', 'confirmed with corrections'] as const).map(isConfirmed)).toEqual([false, false, true, true]);
});

describe('an id', () => {
  const random = new Uint8Array([255, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  it('is a UUID of version 7 with the time at its front', () => {
    expect(uuidv7(0x0189_0a5d_ac96, random)).toBe('01890a5d-ac96-7f01-8203-040506070809');
  });
  it('sorts by the time at which it was made', () => {
    const time = fc.integer({ min: 0, max: 2 ** 47 });
    fc.assert(fc.property(time, time, (a, b) => {
      fc.pre(a !== b);
      expect(uuidv7(a, random) < uuidv7(b, random)).toBe(a < b);
    }));
  });
});

describe('rich text', () => {
  const text = (words: string): RichNode => ({ type: 'text', text: words });
  const paragraph = (...content: RichNode[]): RichNode => ({ type: 'paragraph', content });
  const doc = (...content: RichNode[]): RichDoc => ({ type: 'doc', content });
  it('gives its words a line for each block, in their order', () => {
    const list: RichNode = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('one'))] }, { type: 'listItem', content: [paragraph(text('two'))] }] };
    expect(plainText(doc(paragraph(text('first '), { ...text('bold'), marks: [{ type: 'bold' }] }), list, paragraph(text('last'))))).toBe('first bold\none\ntwo\nlast');
    expect(plainText(doc(paragraph(text('up'), { type: 'hardBreak' }, text('down'))))).toBe('up\ndown');
    expect(plainText(emptyDoc)).toBe('');
  });
  it.each([
    ['an unknown node', { type: 'doc', content: [{ type: 'table' }] }],
    ['an unknown mark', { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link' }] }] }] }],
    ['an unknown key', { type: 'doc', content: [{ type: 'paragraph', style: 'x' }] }],
    ['no document', { type: 'paragraph' }],
    ['nothing', null],
  ])('with %s is refused', (_case, value) => expect(richDoc.safeParse(value).success).toBe(false));
});
