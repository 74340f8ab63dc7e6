import { describe, expect, it } from 'vitest';
import { indented, outdented, placeAfter, treeRows, type TreeChange } from '../../../renderer/meetings/workspace/page/resolution-tree.ts';

interface One { id: string; parentId: string | null; position: number }
/** "1", "2.", "3" … a name with a full stop before it is a part of the last without. */
const list = (...names: string[]): One[] => {
  let parent: string | null = null;
  return names.map((name, position) => {
    const id = name.replace('.', '');
    if (!name.startsWith('.')) parent = id;
    return { id, parentId: name.startsWith('.') ? parent : null, position };
  });
};
const drawn = (decisions: readonly One[]) => treeRows(decisions.toSorted((a, b) => a.position - b.position), true).map(({ decision, label }) => `${label}${decision.id}`);
const after = (decisions: readonly One[], changes: TreeChange[] | null): One[] =>
  decisions.map((one) => ({ ...one, ...changes?.filter(({ id }) => id === one.id).reduce((all, { set }) => ({ ...all, ...set }), {}) }));

describe('resolutions', () => {
  it('are (i), (ii) with parts (a), (b) that begin again under each', () => {
    expect(drawn(list('A', '.B', '.C', 'D', '.E'))).toEqual(['(i)A', '(a)B', '(b)C', '(ii)D', '(a)E']);
  });

  it('have no number where there is only one, but its parts have', () => {
    expect(drawn(list('A'))).toEqual(['A']);
    expect(drawn(list('A', '.B'))).toEqual(['A', '(a)B']);
  });

  it('become parts of the one before, with their own parts', () => {
    const before = list('A', 'B', '.C', 'D');
    expect(drawn(after(before, indented(before, 'B')))).toEqual(['(i)A', '(a)B', '(b)C', '(ii)D']);
  });

  it('cannot become parts where there is nothing before, or twice', () => {
    expect(indented(list('A', 'B'), 'A')).toBeNull();
    expect(indented(list('A', '.B'), 'B')).toBeNull();
  });

  it('become resolutions again without changing places with those after', () => {
    const before = list('A', '.B', '.C', '.D', 'E');
    expect(drawn(after(before, outdented(before, 'C')))).toEqual(['(i)A', '(a)B', '(ii)C', '(a)D', '(iii)E']);
    expect(outdented(before, 'E')).toBeNull();
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
});
