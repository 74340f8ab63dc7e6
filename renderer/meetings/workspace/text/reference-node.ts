import { Node } from '@tiptap/react';
import { REFERENCE_TARGETS, type Reference } from '../../../../shared/rich-text.ts';
import type { ReferenceNames } from '../data/reference-names.ts';
import { ATOM } from './caret.ts';

const isTarget = (value: string | undefined): value is Reference['target'] => (REFERENCE_TARGETS as readonly (string | undefined)[]).includes(value);

/** A reference within the text: one sign for the cursor, a word for the reader, with the number of the moment. */
export const referenceNode = (names: ReferenceNames) => Node.create({
  name: 'reference',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ target: { default: null, rendered: false }, id: { default: null, rendered: false } }),
  // Only what the product itself copied is read back; a page from elsewhere may call its spans what it likes.
  parseHTML: () => [{
    tag: 'span[data-reference]',
    getAttrs: (element) => {
      const [target, id = ''] = (element.getAttribute('data-reference') ?? '').split(':');
      return isTarget(target) && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? { target, id } : false;
    },
  }],
  renderHTML: ({ node }) => ['span', { 'data-reference': `${String(node.attrs['target'])}:${String(node.attrs['id'])}`, class: 'reference' }, names.name(node.attrs as Reference)],
  renderText: ({ node }) => names.name(node.attrs as Reference),
  addNodeView: () => ({ node }) => {
    const dom = document.createElement('span');
    dom.className = 'reference';
    dom.setAttribute(ATOM, '');
    dom.contentEditable = 'false';
    const show = () => {
      const { name, missing } = names.look(node.attrs as Reference);
      dom.textContent = name;
      dom.classList.toggle('is-missing', missing);
    };
    show();
    const stop = names.subscribe(show);
    return { dom, ignoreMutation: () => true, destroy: stop };
  },
});
