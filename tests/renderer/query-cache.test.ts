import { describe, expect, it, vi } from 'vitest';
import { keyOf, QueryCache } from '../../renderer/query-cache.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

const READS: Record<string, string[]> = { 'meetings.list': ['meetings'], 'people.list': ['people'], 'home.get': ['meetings', 'actions'] };

/** A cache over answers that the test gives when it likes. */
function setUp() {
  const asked: { name: string; input: unknown; answer: (result: Result<unknown>) => void }[] = [];
  const cache = new QueryCache((name, input) => new Promise((answer) => void asked.push({ name, input, answer })), (name) => READS[name] ?? []);
  const answer = async (index: number, result: Result<unknown>) => {
    asked[index]!.answer(result);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { cache, asked, answer };
}

describe('the cache of answers', () => {
  it('asks once for a question that two pieces of the screen show, and tells both', async () => {
    const { cache, asked, answer } = setUp();
    const [one, two] = [vi.fn<() => void>(), vi.fn<() => void>()];
    cache.subscribe('meetings.list', { bodyId: 'a', from: 'b' }, one);
    cache.subscribe('meetings.list', { from: 'b', bodyId: 'a' }, two);
    expect(asked).toHaveLength(1);
    expect(cache.peek('meetings.list', { bodyId: 'a', from: 'b' }).loading).toBe(true);
    await answer(0, ok(['m']));
    expect(cache.peek('meetings.list', { from: 'b', bodyId: 'a' })).toEqual({ data: ['m'], error: undefined, loading: false });
    expect(one).toHaveBeenCalledTimes(1);
    expect(two).toHaveBeenCalledTimes(1);
  });

  it('rereads what is on screen and read a changed table, keeping the old answer meanwhile', async () => {
    const { cache, asked, answer } = setUp();
    cache.subscribe('home.get', {}, vi.fn());
    cache.subscribe('people.list', {}, vi.fn());
    await answer(0, ok('before'));
    await answer(1, ok('people'));
    cache.changed(['actions']);
    expect(asked.map(({ name }) => name)).toEqual(['home.get', 'people.list', 'home.get']);
    expect(cache.peek('home.get', {})).toMatchObject({ data: 'before', loading: false });
    await answer(2, ok('after'));
    expect(cache.peek('home.get', {}).data).toBe('after');
  });

  it('forgets what nobody is looking at when its table changes, and keeps it otherwise', async () => {
    const { cache, asked, answer } = setUp();
    cache.subscribe('meetings.list', {}, vi.fn())();
    await answer(0, ok('old'));
    cache.changed(['people']);
    expect(cache.peek('meetings.list', {}).data).toBe('old');
    cache.changed(['meetings']);
    expect(cache.peek('meetings.list', {}).loading).toBe(true);
    cache.subscribe('meetings.list', {}, vi.fn());
    expect(asked).toHaveLength(2);
  });

  it('throws away an older answer that comes after a newer one', async () => {
    const { cache, answer } = setUp();
    cache.subscribe('meetings.list', {}, vi.fn());
    cache.changed(['meetings']);
    await answer(1, ok('new'));
    await answer(0, ok('old'));
    expect(cache.peek('meetings.list', {}).data).toBe('new');
  });

  it('keeps the last answer beside a problem, but not that of a record that is gone', async () => {
    const { cache, answer } = setUp();
    cache.subscribe('meetings.list', {}, vi.fn());
    await answer(0, ok('known'));
    cache.changed(['meetings']);
    await answer(1, fail({ code: 'internal', message: 'No answer.' }));
    expect(cache.peek('meetings.list', {})).toMatchObject({ data: 'known', error: { code: 'internal' } });
    cache.changed(['meetings']);
    await answer(2, fail({ code: 'not_found', message: 'Gone.' }));
    expect(cache.peek('meetings.list', {}).data).toBeUndefined();
  });

  it('asks again after a problem when somebody comes back', async () => {
    const { cache, asked, answer } = setUp();
    const leave = cache.subscribe('meetings.list', {}, vi.fn());
    await answer(0, fail({ code: 'internal', message: 'No answer.' }));
    leave();
    cache.subscribe('meetings.list', {}, vi.fn());
    expect(asked).toHaveLength(2);
  });

  it('rereads everything on screen after a restore', async () => {
    const { cache, asked, answer } = setUp();
    cache.subscribe('people.list', {}, vi.fn());
    cache.subscribe('meetings.list', {}, vi.fn());
    await answer(0, ok(1));
    await answer(1, ok(2));
    cache.changedAll();
    expect(asked).toHaveLength(4);
  });

  it('gives one key to one question, at any depth, and another to another', () => {
    expect(keyOf('a', { x: { b: 1, a: 2 }, list: [2, 1] })).toBe(keyOf('a', { list: [2, 1], x: { a: 2, b: 1 } }));
    expect(keyOf('a', { list: [2, 1] })).not.toBe(keyOf('a', { list: [1, 2] }));
    expect(keyOf('a', {})).not.toBe(keyOf('b', {}));
  });
});
