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
  const pairs: [what: string, table: string, was: object, mine: object, theirs: object, unit: string][] = [
    ['the count of one vote', 'decisions', { votesFor: 5, votesAgainst: 2, votesAbstained: 0 }, { votesFor: 6 }, { votesAgainst: 3 }, 'votesFor'],
    ['the score of a risk', 'risks', { likelihood: 2, impact: 2 }, { likelihood: 4 }, { impact: 5 }, 'likelihood'],
    ['the score that is left of a risk', 'risks', { likelihoodAfter: 2, impactAfter: 2 }, { likelihoodAfter: 1 }, { impactAfter: 4 }, 'likelihoodAfter'],
    ['an outcome and its words', 'minutes', { outcome: 'noted', outcomeText: null }, { outcome: 'agreed' }, { outcomeText: 'The Board noted it.' }, 'outcome'],
    ['when an action is due', 'actions', { targetDate: '2026-05-01', targetText: null }, { targetDate: '2026-06-01' }, { targetText: 'ongoing' }, 'targetDate'],
    ['where a meeting is', 'meetings', { place: 'in person', venue: 'Town Hall' }, { place: 'virtual' }, { venue: 'Library' }, 'place'],
    ['a response and its day', 'challenges', { response: '', respondedOn: null }, { response: 'Done.' }, { respondedOn: '2026-05-01' }, 'response'],
    ['totals and the document that states them', 'financialYears', { statedIncomePence: 1, statedSource: 'Report' }, { statedIncomePence: 2 }, { statedSource: 'Ledger' }, 'statedIncomePence'],
    ['an invoice', 'contributions', { invoicedPence: 0, invoicedOn: null }, { invoicedPence: 5 }, { invoicedOn: '2026-05-01' }, 'invoicedPence'],
    ['an amount and the VAT in it', 'transactions', { netPence: 100, vatPence: 20 }, { netPence: 200 }, { vatPence: 0 }, 'netPence'],
  ];
  it.each(pairs)('%s is one thing, which both cannot change by halves', (_, table, was, mine, theirs, unit) => {
    expect(mergeRecord(BUNDLE_TABLES[table]!, { ...was }, { ...was, ...mine }, { ...was, ...theirs }).map((one) => [one.unit, one.state])).toEqual([[unit, 'conflict']]);
    expect(mergeRecord(BUNDLE_TABLES[table]!, { ...was }, { ...was }, { ...was, ...theirs }).map((one) => [one.unit, one.state])).toEqual([[unit, 'theirs']]);
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
    [['a'], ['a', 'x'], ['a', 'y'], ['a', 'x', 'y']],
    [['a'], ['a', 'y'], ['a', 'x'], ['a', 'x', 'y']],
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

/** What several partners made of one list, each with ids of its own that nobody else has. */
type Lists = readonly (readonly string[])[];
const orders = (lists: Lists): Lists[] => (lists.length < 2 ? [lists] : lists.flatMap((list, at) => orders(lists.toSpliced(at, 1)).map((rest) => [list, ...rest])));
/** The lists taken in one after the other over what all of them come from; each partner knows only that. */
function takenIn(base: readonly string[], lists: Lists): { order: readonly string[]; both: number } {
  const cameWith = new Map<string, number>();
  let order = base;
  let both = 0;
  lists.forEach((list, n) => {
    const merged = mergeOrder(base, order, list, undefined, (id) => (order.includes(id) ? cameWith.get(id) : n));
    both += merged.both.length;
    order = merged.order;
    for (const id of list) if (!base.includes(id) && !cameWith.has(id)) cameWith.set(id, n);
  });
  return { order, both };
}
const BASE = ['01', '02', '03', '04'];
/** Additions as [where, the time at which each was made]: a partner writes them one below the other, in whatever order of time. */
const additions = (who: string) => fc.array(fc.record({ at: fc.nat(4), times: fc.uniqueArray(fc.integer({ min: 10, max: 99 }), { minLength: 1, maxLength: 3 }) }), { maxLength: 3 })
  .map((runs) => runs.reduce((list, { at, times }, n) => list.toSpliced(at, 0, ...times.map((time) => `${time}${who}${n}`)), BASE as readonly string[]));
describe('lists of several partners', () => {
  it('come out the same in whatever order they are taken in, and what one wrote at a place stays together', () => {
    fc.assert(fc.property(additions('a'), additions('b'), additions('c'), (a, b, c) => {
      const [first, ...others] = orders([a, b, c]).map((lists) => takenIn(BASE, lists).order);
      for (const other of others) expect(other).toEqual(first);
      for (const list of [a, b, c]) {
        const own = list.join(' ').split(/0[1-4]/).map((run) => run.trim()).filter((run) => run !== '');
        for (const run of own) expect(first!.join(' ')).toContain(run);
      }
    }), { numRuns: 3000 });
  });
  it('come out the same whoever of two comes first, where they moved different things', () => {
    const moved = (who: string) => fc.record({ from: fc.nat(3), to: fc.nat(3), add: fc.option(fc.nat(4)) }).map(({ from, to, add }) => {
      const list = BASE.toSpliced(from, 1).toSpliced(to, 0, BASE[from]!);
      return add === null ? list : list.toSpliced(add, 0, `50${who}`);
    });
    fc.assert(fc.property(moved('a'), moved('b'), (a, b) => {
      const [one, other] = [takenIn(BASE, [a, b]), takenIn(BASE, [b, a])];
      if (one.both === 0 && other.both === 0) expect(one.order).toEqual(other.order);
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
