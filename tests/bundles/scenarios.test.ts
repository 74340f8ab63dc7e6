import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pairs, type Pair } from './prepared-pair.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { readBundle, type Copy } from './two-copies.ts';

let fresh: () => Pair;
beforeAll(async () => { fresh = await pairs(); });
const opened: Copy[] = [];
afterAll(() => { for (const copy of opened) copy.app.close(); });

const NONE = { new: 0, changed: 0, conflict: 0, apart: 0, refused: 0 };
const everything = async (copy: Copy) => readBundle(await copy.send('Nobody', { sign: false })).tables;

describe.each(Object.entries(SCENARIOS))('merged as %s merge', (_, scenarios) => {
  it.each(Object.entries(scenarios) as [string, Scenario][])('%s', async (__, { mine, theirs, counts, decide = 'mine', twoIds, ends: [look, is] }) => {
    const { Anna, Ben, shared } = fresh();
    opened.push(Anna, Ben);
    await mine(Anna, shared);
    await theirs(Ben, shared);
    const bundle = await Ben.send('Anna');
    expect((await Anna.open(bundle)).counts).toMatchObject({ ...NONE, ...counts });
    await Anna.take(bundle, { otherwise: decide });
    expect(await look(Anna, shared)).toEqual(is);
    // The same bundle again changes nothing.
    const once = await everything(Anna);
    await Anna.take(bundle, { otherwise: decide });
    expect(await everything(Anna)).toEqual(once);
    // And the answer brings the other side to the same.
    await Ben.take(await Anna.send('Ben'), { otherwise: 'theirs' });
    expect(await look(Ben, shared)).toEqual(is);
    if (counts.refused === undefined && counts.apart === undefined && twoIds === undefined) expect(await everything(Ben)).toEqual(once);
    expect([...Anna.faults, ...Ben.faults]).toEqual([]);
  });
});
