import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackEnd } from '../../db/host.ts';
import { plainText, type RichDoc } from '../../shared/rich-text.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { bytesOf, testFolder } from '../fixtures/files.ts';
import { buildSpine, type Spine, written } from '../fixtures/world.ts';

const folder = testFolder('rich-text');
let app: TestApp;
let world: Spine;
beforeAll(async () => {
  app = openApp(join(folder, 'board.boardwright'));
  world = await buildSpine(app);
});
afterAll(() => app.app.close());
const save = async (body: unknown): Promise<[string, unknown]> => {
  const { version } = await app.call('minutes.get', { id: world.septemberMinute.id });
  return ['minutes.saveText', { id: world.septemberMinute.id, version, body }];
};
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const text = (words: unknown, more: object = {}) => ({ type: 'text', text: words, ...more });
const nested = (depth: number): unknown => {
  let node: unknown = paragraph(text('deep'));
  for (let n = 0; n < depth; n++) node = { type: 'bulletList', content: [{ type: 'listItem', content: n === 0 ? [node] : [paragraph(), node] }] };
  return doc(node);
};

describe('the text of a minute', () => {
  const kept: [string, RichDoc][] = [
    ['nothing at all', { type: 'doc', content: [] }],
    ['one empty paragraph', { type: 'doc', content: [{ type: 'paragraph' }] }],
    ['paragraphs with bold and italic', doc(paragraph(text('A'), text('B', { marks: [{ type: 'bold' }, { type: 'italic' }] })), { type: 'paragraph' }) as RichDoc],
    ['headings, lists, line breaks and quotations', doc(
      { type: 'heading', attrs: { level: 3 }, content: [text('H')] },
      { type: 'orderedList', attrs: { start: 4, type: null }, content: [{ type: 'listItem', content: [paragraph(text('i'), { type: 'hardBreak' }, text('ii'))] }] },
      { type: 'blockquote', content: [paragraph(text('“Q”'))] },
    ) as RichDoc],
    ['lists in lists, eight deep', nested(8) as RichDoc],
    ['signs of every kind', written('& < > " \' \\ {} #set text(red) \u00a0 é ﷽ 👩🏽‍⚕️ \t \u202e')],
    ['keys that look like the language’s own, as words', written('__proto__ constructor toString')],
    ['a long discussion', written(...Array.from({ length: 400 }, (_, n) => `${n} `.repeat(200)))],
  ];
  it.each(kept)('is kept exactly with %s', async (_, body) => {
    const [name, input] = await save(body);
    await app.raw(name, input);
    expect((await app.call('minutes.get', { id: world.septemberMinute.id })).body).toEqual(body);
  });

  const refused: [string, () => unknown][] = [
    ['an unknown node', () => doc({ type: 'image', attrs: { src: 'https://example.org/x.png' } })],
    ['an unknown node far inside', () => doc({ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph({ type: 'script', text: 'x' })] }] })],
    ['a table', () => doc({ type: 'table', content: [] })],
    ['an unknown mark', () => doc(paragraph(text('x', { marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] })))],
    ['an attribute on a mark', () => doc(paragraph(text('x', { marks: [{ type: 'bold', attrs: { class: 'x' } }] })))],
    ['an unknown attribute', () => doc({ type: 'paragraph', attrs: { style: 'color: red' } })],
    ['an unknown key', () => doc({ type: 'paragraph', onclick: 'x' })],
    ['a heading of the first level', () => doc({ type: 'heading', attrs: { level: 1 }, content: [] })],
    ['a list that starts at nought', () => doc({ type: 'orderedList', attrs: { start: 0 }, content: [] })],
    ['text that is a number', () => doc(paragraph(text(5)))],
    ['no document', () => paragraph(text('x'))],
    ['a document in a document', () => doc(doc())],
    ['a list instead of a document', () => [doc()]],
    ['words instead of a document', () => '<p>x</p>'],
    ['nothing', () => null],
    ['a node that is a list', () => doc([])],
    ['content that is words', () => ({ type: 'doc', content: 'x' })],
    ['keys of the language’s own', () => JSON.parse('{"type":"doc","content":[],"__proto__":{"admin":true}}') as unknown],
    ['keys of the language’s own, far inside', () => JSON.parse('{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","__proto__":{"type":"script"}}]}]}') as unknown],
    ['a constructor', () => doc({ type: 'paragraph', constructor: { prototype: {} } })],
    ['a type that is a key of the language’s own', () => doc({ type: 'toString' })],
    ['a hundred thousand levels', () => nested(50_000)],
    ['a hundred thousand levels of what is no node', () => JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown],
    ['more levels than a reader can bear', () => nested(40)],
    ['a string of a million signs', () => doc(paragraph(text('x'.repeat(1_000_000))))],
    ['a hundred thousand paragraphs', () => doc(...Array.from({ length: 100_000 }, () => ({ type: 'paragraph' })))],
    ['words outside a paragraph', () => doc(text('x'))],
    ['words straight in a point of a list', () => doc({ type: 'bulletList', content: [{ type: 'listItem', content: [text('x')] }] })],
    ['a point without words', () => doc({ type: 'bulletList', content: [{ type: 'listItem' }] })],
    ['a list without points', () => doc({ type: 'orderedList', content: [] })],
    ['a paragraph in a paragraph', () => doc(paragraph(paragraph(text('x'))))],
    ['a list in a paragraph', () => doc(paragraph({ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('x'))] }] }))],
    ['a point outside a list', () => doc({ type: 'listItem', content: [paragraph(text('x'))] })],
    ['words without any', () => doc(paragraph(text('')))],
    ['words on a paragraph', () => doc({ type: 'paragraph', text: 'x' })],
    ['too many marks', () => doc(paragraph(text('x', { marks: Array.from({ length: 50 }, () => ({ type: 'bold' })) })))],
  ];
  it.each(refused)('is refused with %s, and nothing changes', async (_, body) => {
    const before = bytesOf(app.file);
    const problem = await app.refused(...await save(body()), 'invalid_input');
    expect(problem.message).toMatch(/Nothing has been changed\.$/);
    expect(problem.message.length).toBeLessThan(500);
    expect(bytesOf(app.file)).toBe(before);
    expect(app.faults).toEqual([]);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
  it('is refused in the same way as a whole minute and as a draft of a form', async () => {
    const deep = nested(50_000);
    await app.refused('minutes.create', { meetingId: world.november.id, agendaItemId: world.plan.id, body: deep }, 'invalid_input');
    await app.refused('minutes.update', { id: world.septemberMinute.id, version: 1, set: { body: doc({ type: 'image' }) } }, 'invalid_input');
    await app.refused('drafts.save', { key: 'k', value: deep }, 'invalid_input');
  });
  it('is refused through the worker too, however deep, and the worker goes on', async () => {
    const backEnd = await startBackEnd({ file: join(folder, 'worker.boardwright') });
    if (!backEnd.ok) throw new Error(backEnd.error.message);
    for (const value of [nested(50_000), nested(40), () => 'a function']) {
      expect(await backEnd.value.call('drafts.save', { key: 'k', value })).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    }
    expect(await backEnd.value.call('drafts.save', { key: 'k', value: nested(5) })).toMatchObject({ ok: true });
    await backEnd.value.close();
  });
  it('gives its words, a line for each block', () =>
    expect(plainText(doc(paragraph(text('A'), { type: 'hardBreak' }, text('B')), { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('C'))] }] }) as RichDoc)).toBe('A\nB\nC'));
  it('is found by its words, and by none of the words of its form', async () => {
    await app.raw(...await save(doc({ type: 'heading', attrs: { level: 2 }, content: [text('Zebra crossings')] }, paragraph(text('Quokka', { marks: [{ type: 'bold' }] })))));
    for (const words of ['zebra', 'quokka']) expect(await app.call('search.find', { words }), words).toHaveLength(1);
    for (const words of ['paragraph', 'heading', 'bold']) expect(await app.call('search.find', { words }), words).toEqual([]);
  });
});
