import type { Extensions } from '@tiptap/react';
import type { ReferenceNames } from '../data/reference-names.ts';
import { referenceNode } from './reference-node.ts';
import { StarterKit } from '@tiptap/starter-kit';

/** The very nodes and marks of `shared/rich-text.ts`. Whatever else is pasted becomes one of them or plain words. */
export const editorExtensions = (names: ReferenceNames): Extensions => [
  referenceNode(names),
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    code: false, codeBlock: false, strike: false, link: false, underline: false, horizontalRule: false,
    // A node added at the end by itself would be a change that nobody made.
    trailingNode: false,
    // They mark places for dragging by styles of their own, which the content security policy refuses.
    dropcursor: false, gapcursor: false,
  }),
];
