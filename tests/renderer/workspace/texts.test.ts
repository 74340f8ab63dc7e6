import { describe, expect, it } from 'vitest';
import { cleanDoc, sameDoc } from '../../../renderer/meetings/workspace/text/clean-doc.ts';
import { itemDeed, type KeyPress } from '../../../renderer/meetings/workspace/text/item-keys.ts';
import { emptyDoc, richDoc } from '../../../shared/rich-text.ts';

const text = (words: string, ...marks: string[]) => ({ type: 'text', text: words, ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}) });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const doc = (...content: object[]) => ({ type: 'doc', content });

describe('the editor’s document, cleaned', () => {
  it('is what the contract takes, whatever attributes the editor adds', () => {
    const cleaned = cleanDoc(doc(
      { type: 'heading', attrs: { level: 2, textAlign: 'left' }, content: [text('Background')] },
      { type: 'orderedList', attrs: { start: 1, type: null }, content: [{ type: 'listItem', attrs: { value: 3 }, content: [paragraph(text('one', 'bold'))] }] },
      { type: 'orderedList', attrs: { start: 4, type: 'a' }, content: [{ type: 'listItem', content: [paragraph(text('two'))] }] },
      { type: 'blockquote', content: [paragraph(text('a note'), { type: 'hardBreak' }, text('in two lines', 'italic', 'bold'))] },
      { type: 'paragraph' },
    ));
    expect(richDoc.safeParse(cleaned).success).toBe(true);
    expect(cleaned.content[0]).toEqual({ type: 'heading', attrs: { level: 2 }, content: [text('Background')] });
    expect(cleaned.content[1]).not.toHaveProperty('attrs');
    expect(cleaned.content[2]!.attrs).toEqual({ start: 4, type: 'a' });
  });

  it.each([
    [{ type: 'heading', attrs: { level: 1 } }, { level: 2 }],
    [{ type: 'heading', attrs: { level: 6 } }, { level: 4 }],
    [{ type: 'orderedList', attrs: { start: 0 } }, undefined],
    [{ type: 'orderedList', attrs: { start: 99_999, type: 'lower-greek' } }, undefined],
  ])('brings attributes that are out of bounds back into them: %j', (node, attrs) => {
    expect(cleanDoc(doc({ ...node, content: [text('x')] })).content[0]!.attrs).toEqual(attrs);
  });

  it('keeps the words of what it does not know, and drops marks it does not know', () => {
    expect(cleanDoc(doc({ type: 'panel', content: [paragraph(text('kept', 'underline', 'bold'))] })).content)
      .toEqual([{ type: 'paragraph', content: [{ type: 'text', marks: [{ type: 'bold' }], text: 'kept' }] }]);
  });

  it('is the empty document when nothing is left', () => {
    expect(cleanDoc(doc())).toEqual(emptyDoc);
  });

  it('tells whether two documents say the same, however they were written down', () => {
    const stored = richDoc.parse({ type: 'doc', content: [{ content: [{ text: 'Bold', type: 'text', marks: [{ type: 'bold' }, { type: 'italic' }] }], type: 'paragraph' }] });
    expect(sameDoc(cleanDoc(doc(paragraph(text('Bold', 'italic', 'bold')))), stored)).toBe(true);
    expect(sameDoc(cleanDoc(doc(paragraph(text('Bold', 'italic')))), stored)).toBe(false);
  });
});

describe('the keys at an item', () => {
  const press = (keys: string): KeyPress => {
    const parts = keys.split('+');
    const key = parts.at(-1)!;
    return { key, code: key.length === 1 ? `Key${key.toUpperCase()}` : key, ctrlKey: parts.includes('Ctrl'), altKey: parts.includes('Alt'), shiftKey: parts.includes('Shift'), metaKey: false };
  };
  it.each([
    ['Ctrl+Enter', { does: 'action' }],
    ['Ctrl+Shift+Enter', { does: 'resolution' }],
    ['Alt+n', { does: 'outcome', outcome: 'noted' }],
    ['Alt+a', { does: 'outcome', outcome: 'agreed' }],
    ['Alt+r', { does: 'outcome', outcome: 'resolved' }],
    ['Alt+d', { does: 'outcome', outcome: 'deferred' }],
    ['Alt+t', { does: 'outcome', outcome: 'referred' }],
    ['Alt+ArrowUp', { does: 'move', by: -1 }],
    ['Alt+ArrowDown', { does: 'move', by: 1 }],
    ['Alt+PageDown', { does: 'go', by: 1 }],
    ['Enter', null],
    ['n', null],
    ['Ctrl+n', null],
    ['Shift+Alt+n', null],
    // AltGr and a letter writes that letter’s other sign.
    ['Ctrl+Alt+a', null],
  ])('%s', (keys, deed) => {
    expect(itemDeed(press(keys))).toEqual(deed);
  });

  it('goes by the key’s place where Alt writes another sign', () => {
    expect(itemDeed({ ...press('Alt+n'), key: '˜' })).toEqual({ does: 'outcome', outcome: 'noted' });
  });
});
