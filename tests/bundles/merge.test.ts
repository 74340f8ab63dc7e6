import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { mergeBlocks } from '../../shared/bundles/merge-blocks.ts';
import { mergeOrder } from '../../shared/bundles/merge-order.ts';
import { mergeRecord } from '../../shared/bundles/merge-record.ts';
import { BUNDLE_TABLES, unitsOf } from '../../shared/bundles/tables.ts';

const actions = BUNDLE_TABLES['actions']!;
const base = { text: 'Map', leadText: 'Ben', progress: '', status: 'open', closedOn: null };
const merge = (mine: object, theirs: object, was: object | undefined = base) => mergeRecord(actions, was as Record<string, unknown> | undefined, { ...base, ...mine }, theirs as Record<string, unknown>);

describe('one record, field by field', () => {
  const cases: [what: string, mine: object, theirs: object, expected: { unit: string; state: string; result: object | null }[]][] = [
    ['neither changed', {}, { text: 'Map' }, []],
    ['only I changed', { text: 'Mine' }, { text: 'Map' }, []],
    ['only they changed', {}, { text: 'Theirs' }, [{ unit: 'text', state: 'theirs', result: { text: 'Theirs' } }]],
    ['both changed to the same', { text: 'Same' }, { text: 'Same' }, []],
    ['both changed differently', { text: 'Mine' }, { text: 'Theirs' }, [{ unit: 'text', state: 'conflict', result: null }]],
    ['different fields', { text: 'Mine' }, { text: 'Map', progress: 'Begun' }, [{ unit: 'progress', state: 'theirs', result: { progress: 'Begun' } }]],
    ['what was not sent is left alone', { progress: 'Mine' }, { text: 'Map' }, []],
    ['closing is one thing with its date', { status: 'closed', closedOn: '2026-05-01' }, { status: 'closed', closedOn: '2026-05-03' }, [{ unit: 'status', state: 'conflict', result: null }]],
  ];
  it.each(cases)('%s', (_, mine, theirs, expected) => {
    expect(merge(mine, theirs).map(({ unit, state, result }) => ({ unit, state, result }))).toEqual(expected);
  });
  it('is a conflict where nobody knows what both had last', () => {
    expect(mergeRecord(actions, undefined, base, { text: 'Theirs' })).toMatchObject([{ unit: 'text', state: 'conflict', base: null }]);
  });
  it.each(Object.entries(BUNDLE_TABLES))('every field of %s belongs to exactly one unit', (_, table) => {
    const fields = unitsOf(table).flat();
    expect(new Set(fields).size).toBe(fields.length);
    expect([...fields, 'id', 'version', ...(table.listOf === undefined ? [] : ['position'])].sort()).toEqual(Object.keys(table.row.shape).sort());
  });
});

const blocks = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 8 });
describe('text by block', () => {
  it.each([
    [['a', 'b', 'c'], ['A', 'b', 'c'], ['a', 'b', 'C'], ['A', 'b', 'C']],
    [['a', 'b'], ['a', 'x', 'b'], ['a', 'b', 'y'], ['a', 'x', 'b', 'y']],
    [['a', 'b', 'c'], ['a', 'c'], ['a', 'b', 'c', 'd'], ['a', 'c', 'd']],
    [['a'], ['A'], ['A'], ['A']],
    [['a'], ['b'], ['c'], null],
    [[], ['x'], ['y'], null],
  ] as [string[], string[], string[], string[] | null][])('%j: mine %j, theirs %j is %j', (was, mine, theirs, merged) => {
    expect(mergeBlocks(was, mine, theirs)).toEqual(merged);
  });
  it('takes the side that changed, and does not mind which side is which', () => {
    fc.assert(fc.property(blocks, blocks, blocks, (was, mine, theirs) => {
      expect(mergeBlocks(was, was, theirs)).toEqual(theirs);
      expect(mergeBlocks(was, mine, was)).toEqual(mine);
      expect(mergeBlocks(was, mine, mine)).toEqual(mine);
      expect(mergeBlocks(was, mine, theirs)).toEqual(mergeBlocks(was, theirs, mine));
    }), { numRuns: 3000 });
  });
  it('loses no block that only one side wrote', () => {
    const unique = (side: string) => fc.array(fc.nat(3), { maxLength: 4 }).map((places) => (was: string[]) => places.reduce((list, place, n) => list.toSpliced(Math.min(place * 2, list.length), 0, `${side}${n}`), was));
    fc.assert(fc.property(fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5', '6')), unique('m'), unique('t'), (was, edit, other) => {
      const [mine, theirs] = [edit(was), other(was)];
      const merged = mergeBlocks(was, mine, theirs);
      if (merged !== null) expect([...merged].sort()).toEqual([...new Set([...mine, ...theirs])].sort());
    }), { numRuns: 3000 });
  });
});

describe('ordered lists', () => {
  it.each([
    [['a', 'b', 'c'], ['b', 'a', 'c'], ['a', 'b', 'c', 'd'], ['b', 'a', 'c', 'd']],
    [['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'], ['a', 'd', 'b', 'c'], ['d', 'b', 'c', 'a']],
    [['a'], ['a', 'x'], ['a', 'y'], ['a', 'y', 'x']],
  ])('%j: mine %j, theirs %j is %j', (was, mine, theirs, order) => {
    expect(mergeOrder(was, mine, theirs).order).toEqual(order);
  });
  it('hold every record once, and are mine or theirs where only one side moved', () => {
    const list = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 6 });
    fc.assert(fc.property(list, list, list, fc.boolean(), (was, mine, theirs, more) => {
      const there = more ? [...theirs, 'new'] : theirs;
      expect([...mergeOrder(was, mine, there).order].sort()).toEqual([...there].sort());
      expect(mergeOrder(was, was, theirs).order).toEqual(theirs);
      expect(mergeOrder(was, mine, was).order).toEqual(mine);
      expect(mergeOrder(was, mine, mine).both).toEqual([]);
    }), { numRuns: 3000 });
  });
});

it('the same content has the same canonical form, whatever the order of its keys', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
    const turned = Object.fromEntries(Object.entries(value).reverse());
    expect(canonicalJson(turned)).toBe(canonicalJson(value));
    expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
  }));
});
