import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RecordWriter, type WriterPorts } from '../../../renderer/meetings/workspace/text/record-writer.ts';
import { fail, ok, type Problem, type Result } from '../../../shared/result.ts';

interface Fields { body: string; outcome: string | null }
type Row = Fields & { id: string; version: number };
const row = (version: number, more: Partial<Fields> = {}): Row => ({ id: 'minute', version, body: 'as read', outcome: null, ...more });
const problem = (code: Problem['code'], current?: Row): Problem => ({ code, message: 'Words for people.', ...(current === undefined ? {} : { details: { current } }) });

/** A writer whose savings wait until the test answers them. */
function setUp(first: Row | null, ports: Partial<WriterPorts<Fields, Row>> = {}) {
  const sent: { row: Row | null; set: Partial<Fields>; answer: (result: Result<Row>) => Promise<void> }[] = [];
  const writer = new RecordWriter<Fields, Row>(first, {
    blank: { body: '', outcome: null },
    same: (_, a, b) => a === b,
    send: (saved, set) => new Promise((resolve) => {
      sent.push({ row: saved, set, answer: async (result) => {
        resolve(result);
        await vi.advanceTimersByTimeAsync(0);
      } });
    }),
    ...ports,
  });
  const type = (body: string) => writer.type('body', () => body);
  return { writer, sent, type };
}

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe('saving what is typed', () => {
  it('waits for a short pause and then saves once', async () => {
    const { sent, type } = setUp(row(1));
    type('a');
    await vi.advanceTimersByTimeAsync(200);
    type('ab');
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(150);
    expect(sent.map(({ set }) => set)).toEqual([{ body: 'ab' }]);
  });

  it('saves somebody who never pauses before a second has gone by', async () => {
    const { sent, type } = setUp(row(1));
    for (let at = 0; at < 10; at++) {
      type(`word ${at}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(sent.length).toBeGreaterThan(0);
    expect(sent[0]!.set).toEqual({ body: 'word 6' });
  });

  it('has one saving under way at a time, and sends what was typed meanwhile with the version just given', async () => {
    const { writer, sent, type } = setUp(row(1));
    type('one');
    await vi.advanceTimersByTimeAsync(300);
    type('one two');
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toHaveLength(1);
    await sent[0]!.answer(ok(row(2, { body: 'one' })));
    await vi.advanceTimersByTimeAsync(300);
    expect(sent[1]).toMatchObject({ row: { version: 2 }, set: { body: 'one two' } });
    await sent[1]!.answer(ok(row(3, { body: 'one two' })));
    expect(writer.row?.version).toBe(3);
    expect(writer.waitingSince).toBeNull();
  });

  it('does not save at every key when savings are quick', async () => {
    const { sent, type } = setUp(row(1));
    for (let at = 1; at <= 40; at++) {
      type(`word ${at}`);
      await vi.advanceTimersByTimeAsync(50);
      const last = sent.at(-1);
      if (last !== undefined) await last.answer(ok(row(sent.length + 1, last.set)));
    }
    expect(sent).toHaveLength(3);
  });

  it('shows what will be saved, whatever is still on its way', async () => {
    const { writer, sent, type } = setUp(row(1));
    type('one');
    const done = writer.set({ outcome: 'noted' });
    expect(writer.value).toEqual(row(1, { body: 'one', outcome: 'noted' }));
    type('one two');
    expect(writer.value.body).toBe('one two');
    await sent[0]!.answer(ok(row(2, { body: 'one', outcome: 'noted' })));
    await sent[1]!.answer(ok(row(3, { body: 'one two', outcome: 'noted' })));
    expect(await done).toBe(true);
  });

  it('keeps two fields that are typed into apart', async () => {
    const { writer, sent } = setUp(row(1));
    writer.type('body', () => 'text');
    writer.type('outcome', () => 'The Board noted it.');
    await vi.advanceTimersByTimeAsync(300);
    expect(sent[0]!.set).toEqual({ body: 'text', outcome: 'The Board noted it.' });
  });

  it('makes the record with the first words, and never twice', async () => {
    const { writer, sent, type } = setUp(null);
    type('first');
    const needed = writer.ensure();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ row: null, set: { body: 'first' } });
    await sent[0]!.answer(ok(row(1, { body: 'first' })));
    expect((await needed)?.id).toBe('minute');
    expect(await writer.ensure()).toBe(writer.row);
    expect(sent).toHaveLength(1);
  });

  it('makes an empty record when one is needed for something that hangs on it', async () => {
    const { writer, sent } = setUp(null);
    const needed = writer.ensure();
    expect(sent[0]).toMatchObject({ row: null, set: {} });
    await sent[0]!.answer(ok(row(1)));
    expect((await needed)?.version).toBe(1);
  });

  it('waits with a record that cannot be kept yet', async () => {
    const { writer, sent, type } = setUp(null, { ready: ({ body }) => body !== '' });
    await writer.set({ outcome: 'noted' });
    expect(sent).toHaveLength(0);
    expect(writer.waitingSince).toBeNull();
    type('words');
    await vi.advanceTimersByTimeAsync(300);
    expect(sent[0]!.set).toEqual({ outcome: 'noted', body: 'words' });
  });
});

describe('saving that fails', () => {
  it('keeps the text, says why, and tries again by itself', async () => {
    const { writer, sent, type } = setUp(row(1));
    type('typed');
    await vi.advanceTimersByTimeAsync(300);
    await sent[0]!.answer(fail(problem('disk_full')));
    expect(writer.trouble).toMatchObject({ kind: 'failed', retrying: true, problem: { code: 'disk_full' } });
    type('typed more');
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent[1]!.set).toEqual({ body: 'typed more' });
    await sent[1]!.answer(ok(row(2, { body: 'typed more' })));
    expect(writer.trouble).toBeNull();
    expect(writer.waitingSince).toBeNull();
  });

  it('does not go on asking where the answer would be the same, but asks again when the text changes', async () => {
    const { writer, sent, type } = setUp(row(1));
    type('too deep');
    await vi.advanceTimersByTimeAsync(300);
    await sent[0]!.answer(fail(problem('invalid_input')));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(writer.value.body).toBe('too deep');
    type('flatter');
    await vi.advanceTimersByTimeAsync(300);
    expect(sent[1]!.set).toEqual({ body: 'flatter' });
  });

  it('tells whoever waits for the saving that it failed', async () => {
    const { writer, sent, type } = setUp(row(1));
    type('typed');
    const done = writer.flush();
    await sent[0]!.answer(fail(problem('disk_full')));
    expect(await done).toBe(false);
  });

  it('does not say that all is saved while a saving is under way', async () => {
    const { writer, sent, type } = setUp(null);
    type('typed');
    await vi.advanceTimersByTimeAsync(300);
    const needed = writer.ensure();
    const flushed = writer.flush();
    await sent[0]!.answer(ok(row(1, { body: 'typed' })));
    expect((await needed)?.version).toBe(1);
    expect(await flushed).toBe(true);
    expect(sent).toHaveLength(1);
  });

  it('makes the record again if it was taken away meanwhile', async () => {
    const { writer, sent, type } = setUp(row(4));
    type('still here');
    await vi.advanceTimersByTimeAsync(300);
    await sent[0]!.answer(fail(problem('not_found')));
    expect(sent[1]).toMatchObject({ row: null, set: { body: 'still here' } });
    await sent[1]!.answer(ok({ ...row(1), id: 'another', body: 'still here' }));
    expect(writer.row?.id).toBe('another');
  });
});

describe('a record that somebody else has changed', () => {
  const stale = async (theirs: Row) => {
    const all = setUp(row(1));
    all.type('mine');
    await vi.advanceTimersByTimeAsync(300);
    await all.sent[0]!.answer(fail(problem('stale', theirs)));
    return all;
  };

  it('is saved all the same if the change was in another place', async () => {
    const { writer, sent } = await stale(row(2, { outcome: 'noted' }));
    expect(writer.trouble).toBeNull();
    expect(sent[1]).toMatchObject({ row: { version: 2 }, set: { body: 'mine' } });
  });

  it('waits for the person if it was in the same place, and loses neither', async () => {
    const { writer, sent, type } = await stale(row(2, { body: 'theirs' }));
    expect(writer.trouble).toMatchObject({ kind: 'conflict', theirs: { body: 'theirs' }, mine: { body: 'mine' } });
    type('mine, longer');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(writer.value.body).toBe('mine, longer');
  });

  it('takes the person’s own text over the other when they say so', async () => {
    const { writer, sent, type } = await stale(row(2, { body: 'theirs' }));
    type('mine, longer');
    writer.keepMine();
    expect(sent[1]).toMatchObject({ row: { version: 2 }, set: { body: 'mine, longer' } });
    await sent[1]!.answer(ok(row(3, { body: 'mine, longer' })));
    expect(writer.trouble).toBeNull();
  });

  it('takes the other text when they say so, and tells the open editor', async () => {
    const { writer, sent } = await stale(row(2, { body: 'theirs' }));
    const before = writer.replaced;
    writer.keepTheirs();
    expect(writer.value.body).toBe('theirs');
    expect(writer.replaced).toBe(before + 1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
  });

  it('asks when both made the only record of its kind with different words', async () => {
    const { writer, sent, type } = setUp(null, { find: () => Promise.resolve(ok(row(1, { body: 'theirs' }))) });
    type('mine');
    await vi.advanceTimersByTimeAsync(300);
    await sent[0]!.answer(fail(problem('conflict')));
    expect(writer.trouble).toMatchObject({ kind: 'conflict', theirs: { body: 'theirs' } });
  });
});

describe('a record that was read again', () => {
  it('is taken over when nothing is being written', () => {
    const { writer } = setUp(row(1));
    writer.adopt(row(2, { body: 'undone' }));
    expect(writer.value.body).toBe('undone');
    expect(writer.replaced).toBe(1);
  });

  it('does not disturb an editor that shows the same', () => {
    const { writer } = setUp(row(1));
    writer.adopt(row(2));
    expect(writer.row?.version).toBe(2);
    expect(writer.replaced).toBe(0);
  });

  it('is left alone while something is typed, and when it is older', async () => {
    const { writer, sent, type } = setUp(row(1));
    type('mine');
    writer.adopt(row(2, { body: 'elsewhere' }));
    expect(writer.value.body).toBe('mine');
    await vi.advanceTimersByTimeAsync(300);
    await sent[0]!.answer(ok(row(3, { body: 'mine' })));
    writer.adopt(row(2, { body: 'older' }));
    expect(writer.value.body).toBe('mine');
  });
});
