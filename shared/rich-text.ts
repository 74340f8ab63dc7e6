import { z } from 'zod';

/** What a text can refer to by number: the minute of an item, the item on its agenda, a resolution or a part of one, an action. */
export const REFERENCE_TARGETS = ['minute', 'item', 'decision', 'action'] as const;
export type ReferenceTarget = (typeof REFERENCE_TARGETS)[number];
/** A minute is referred to by its agenda item: there is a number before anything is written. */
export interface Reference {
  target: ReferenceTarget;
  id: string;
}
/** Says what a reference is called at the moment: "minute 87". */
export type NameReference = (reference: Reference) => string;

/**
 * The text of a minute, as the editor keeps it (a part of ProseMirror's JSON). The list of nodes is closed: an unknown node is refused at
 * the door and is an error in a writer, so that nothing is ever dropped silently. A `reference` stands in the line like a word; its number
 * is never in the text, so that it cannot be out of date.
 */
export const richMark = z.strictObject({ type: z.enum(['bold', 'italic']) });
export type RichMark = z.output<typeof richMark>;
const NODES = ['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'text', 'hardBreak', 'blockquote', 'reference'] as const;
export interface RichNode {
  type: (typeof NODES)[number];
  attrs?: { level?: number; start?: number; type?: string | null; target?: ReferenceTarget; id?: string };
  content?: RichNode[];
  marks?: RichMark[];
  text?: string;
}
export interface RichDoc {
  type: 'doc';
  content: RichNode[];
}
const richNode: z.ZodType<RichNode> = z.lazy(() => z.strictObject({
  type: z.enum(NODES),
  attrs: z.strictObject({
    level: z.int().min(2).max(4).optional(), start: z.int().min(1).max(10_000).optional(), type: z.string().max(2).nullable().optional(),
    target: z.enum(REFERENCE_TARGETS).optional(), id: z.uuid().optional(),
  }).optional(),
  content: z.array(richNode).max(5000).optional(),
  marks: z.array(richMark).max(4).optional(),
  text: z.string().max(200_000).optional(),
}).refine((node) => {
  const names = node.attrs?.target !== undefined || node.attrs?.id !== undefined;
  return node.type === 'reference' ? referenceOf(node) !== null && node.content === undefined && node.text === undefined : !names;
}, 'A reference names one record and holds nothing else.'));
/** So many brackets within each other a text may have: lists of 14 levels. What may be written can then always be sent, read and edited again, each of which allows for more. */
export const MAX_TEXT_DEPTH = 64;
/** How deep a value goes, counted level by level, so that no depth is too much. */
export function depthOf(value: unknown): number {
  let depth = 0;
  for (let level = [value]; ; depth++) {
    level = level.filter((one) => typeof one === 'object' && one !== null);
    if (level.length === 0) return depth;
    level = level.flatMap((one) => Object.values(one as object) as unknown[]);
  }
}
const BLOCKS = ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote'] as const;
const INLINE = ['text', 'hardBreak', 'reference'] as const;
/** What each node is made of, as the editor has it: it would drop a word that stood elsewhere. */
const HOLDS: Readonly<Record<RichNode['type'] | 'doc', readonly string[]>> = {
  doc: BLOCKS, blockquote: BLOCKS, listItem: BLOCKS, bulletList: ['listItem'], orderedList: ['listItem'], paragraph: INLINE, heading: INLINE, text: [], hardBreak: [], reference: [],
};
function isWellBuilt({ type, content = [], text }: RichNode | RichDoc & { text?: undefined }): boolean {
  if ((type === 'text') !== (text !== undefined && text !== '')) return false;
  if ((type === 'bulletList' || type === 'orderedList' || type === 'blockquote') && content.length === 0) return false;
  if (type === 'listItem' && content[0]?.type !== 'paragraph') return false;
  return content.every((child) => HOLDS[type].includes(child.type) && isWellBuilt(child));
}
export const richDoc: z.ZodType<RichDoc> = z.strictObject({ type: z.literal('doc'), content: z.array(richNode).max(5000) })
  .refine((doc) => depthOf(doc) <= MAX_TEXT_DEPTH, { error: 'The lists in this text go too deep. Use at most 14 levels.', abort: true })
  .refine(isWellBuilt, 'In this text, words or lists stand where there can be none.');

export const emptyDoc: RichDoc = { type: 'doc', content: [{ type: 'paragraph' }] };

/** What a node refers to; null for any other node. */
export function referenceOf({ type, attrs }: RichNode): Reference | null {
  return type !== 'reference' || attrs?.target === undefined || attrs.id === undefined ? null : { target: attrs.target, id: attrs.id };
}

/** Everything a text refers to, in reading order, each once. */
export function referencesIn(doc: RichDoc): Reference[] {
  const found = new Map<string, Reference>();
  const walk = (node: RichNode): void => {
    const reference = referenceOf(node);
    if (reference !== null) found.set(referenceKey(reference), reference);
    node.content?.forEach(walk);
  };
  doc.content.forEach(walk);
  return [...found.values()];
}
export const referenceKey = ({ target, id }: Reference): string => `${target}:${id}`;

/** What stands for a reference where nobody can look up its number. */
const UNNAMED: Record<ReferenceTarget, string> = { minute: 'another minute', item: 'another item', decision: 'a resolution', action: 'an action' };
export const unnamed: NameReference = ({ target }) => UNNAMED[target];

/** The words alone, a line for each block: for search, for comparing, and to tell whether anything was written at all. */
export function plainText(doc: RichDoc, nameOf: NameReference = unnamed): string {
  const lines: string[] = [];
  const inline = (node: RichNode): string | null => {
    const reference = referenceOf(node);
    return node.type === 'text' ? node.text ?? '' : node.type === 'hardBreak' ? '\n' : reference === null ? null : nameOf(reference);
  };
  const walk = (node: RichNode): string => (node.content ?? []).map((child) => {
    const words = inline(child);
    if (words !== null) return words;
    block(child);
    return '';
  }).join('');
  const block = (node: RichNode): void => {
    const words = walk(node);
    if (node.type === 'paragraph' || node.type === 'heading') lines.push(words);
  };
  for (const node of doc.content) block(node);
  return lines.join('\n');
}
