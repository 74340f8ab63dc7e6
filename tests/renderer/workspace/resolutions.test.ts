import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEEPEST, indented, moved, outdented, placeAfter, treeRows, type TreePlace } from '../../../renderer/meetings/workspace/page/resolution-tree.ts';

interface One { id: string; parentId: string | null; position: number }
/** "A", ".B", "..C": a name with full stops before it is a part of the last with one fewer. */
const list = (...names: string[]): One[] => {
  const above: (string | null)[] = [null];
  return names.map((name, position) => {
    const depth = /^\.*/.exec(name)![0].length;
    const id = name.slice(depth);
    above[depth + 1] = id;
    return { id, parentId: above[depth] ?? null, position };
  });
};
const inOrder = (decisions: readonly One[]): One[] => decisions.toSorted((a, b) => a.position - b.position);
const drawn = (decisions: readonly One[]) => treeRows(inOrder(decisions), true).map(({ decision, label }) => `${label}${decision.id}`);
/** As `list` takes them. */
const written = (decisions: readonly One[]) => treeRows(inOrder(decisions), true).map(({ decision, depth }) => `${'.'.repeat(depth)}${decision.id}`);
const after = (decisions: readonly One[], places: TreePlace[] | null): One[] =>
  decisions.map((one) => ({ ...one, ...places?.find(({ id }) => id === one.id) }));

describe('resolutions', () => {
  it('are (i), (a), (1), (A), and begin again under each', () => {
    expect(drawn(list('A', '.B', '..C', '...D', '..E', '.F', 'G', '.H'))).toEqual(['(i)A', '(a)B', '(1)C', '(A)D', '(2)E', '(b)F', '(ii)G', '(a)H']);
  });

  it('have no number where there is only one, and its parts then begin at (i), as they will print', () => {
    expect(drawn(list('A'))).toEqual(['A']);
    expect(drawn(list('A', '.B', '..C'))).toEqual(['A', '(i)B', '(a)C']);
  });

  it.each([
    [['A', 'B', '.C', 'D'], 'B', ['A', '.B', '..C', 'D']],
    [['A', '.B', '.C'], 'C', ['A', '.B', '..C']],
    [['A', '.B', '..C', '..D'], 'D', ['A', '.B', '..C', '...D']],
    [['A', '.B', 'C'], 'C', ['A', '.B', '.C']],
  ])('%j: %s becomes a part of the one before, with its own parts', (before, id, expected) => {
    expect(written(after(list(...before), indented(list(...before), id)))).toEqual(expected);
  });

  it('cannot become parts where there is nothing before at their level, or too deep', () => {
    expect(indented(list('A', 'B'), 'A')).toBeNull();
    expect(indented(list('A', '.B'), 'B')).toBeNull();
    const deep = list('A', '.B', '..C', '...D', '....E', '.....F', '.....G');
    expect(indented(deep, 'G')).toBeNull();
    expect(indented(list('A', 'B', '.C', '..D', '...E', '....F', '.....G'), 'B')).toBeNull();
  });

  it.each([
    [['A', '.B', '.C', '.D', 'E'], 'C', ['A', '.B', 'C', '.D', 'E']],
    [['A', '.B', '..C', '..D', '.E'], 'C', ['A', '.B', '.C', '..D', '.E']],
    [['A', '.B', '..C'], 'B', ['A', 'B', '.C']],
  ])('%j: %s stands a level higher without changing places with those after', (before, id, expected) => {
    expect(written(after(list(...before), outdented(list(...before), id)))).toEqual(expected);
  });

  it('cannot stand higher than the top', () => expect(outdented(list('A', '.B', 'E'), 'E')).toBeNull());

  it.each([
    [['A', '.B', 'C', '.D'], 'C', -1, ['C', '.D', 'A', '.B']],
    [['A', '.B', 'C', '.D'], 'A', 1, ['C', '.D', 'A', '.B']],
    [['A', '.B', '.C', 'D'], 'B', 1, ['A', '.C', '.B', 'D']],
    [['A', '.B', 'C', '.D', '..E'], 'D', -1, ['A', '.B', '.D', '..E', 'C']],
    [['A', '.B', 'C', '.D'], 'B', 1, ['A', 'C', '.B', '.D']],
  ] as const)('%j: %s moves by %i with all its parts', (before, id, by, expected) => {
    expect(written(after(list(...before), moved(list(...before), id, by)))).toEqual(expected);
  });

  it('do not move past the first and the last', () => {
    expect(moved(list('A', '.B', 'C'), 'A', -1)).toBeNull();
    expect(moved(list('A', '.B', 'C'), 'C', 1)).toBeNull();
    expect(moved(list('A', '.B', 'C'), 'B', -1)).toBeNull();
  });

  it('go right behind the one they follow, and the others make room', () => {
    const before = list('A', '.B', '.C', 'D');
    const { position, parentId, changes } = placeAfter(before, 'B');
    const all = [...after(before, changes), { id: 'new', parentId, position }];
    expect(drawn(all)).toEqual(['(i)A', '(a)B', '(b)new', '(c)C', '(ii)D']);
    expect(new Set(all.map((one) => one.position)).size).toBe(all.length);
  });

  it('that follow one with parts become its first part', () => {
    const before = list('A', '.B', 'C');
    const { position, parentId, changes } = placeAfter(before, 'A');
    expect(drawn([...after(before, changes), { id: 'new', parentId, position }])).toEqual(['(i)A', '(a)new', '(b)B', '(ii)C']);
  });

  it('go to the end where they follow none', () => {
    expect(placeAfter(list('A', '.B'), null)).toEqual({ position: 2, parentId: null, changes: [] });
    expect(placeAfter([], null)).toEqual({ position: 0, parentId: null, changes: [] });
  });

  it('stay one tree with every resolution in it once, whatever is done to them, and positions rise down the page', () => {
    const deed = fc.record({ at: fc.nat(7), does: fc.constantFrom('in', 'out', 'up', 'down') });
    fc.assert(fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      let now = list('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H');
      for (const { at, does } of deeds) {
        const id = 'ABCDEFGH'.charAt(at);
        now = inOrder(after(now, does === 'in' ? indented(now, id) : does === 'out' ? outdented(now, id) : moved(now, id, does === 'up' ? -1 : 1)));
        const rows = treeRows(now, false);
        expect(rows.map((row) => row.decision.id).toSorted().join('')).toBe('ABCDEFGH');
        expect(rows.map((row) => row.decision.position)).toEqual(rows.map((row) => row.decision.position).toSorted((a, b) => a - b));
        expect(Math.max(...rows.map((row) => row.depth))).toBeLessThanOrEqual(DEEPEST);
      }
    }));
  });
});
