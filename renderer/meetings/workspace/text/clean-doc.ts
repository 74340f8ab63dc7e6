import { emptyDoc, REFERENCE_TARGETS, type ReferenceTarget, type RichDoc, type RichMark, type RichNode } from '../../../../shared/rich-text.ts';

/** What the editor hands out: like a rich document, with attributes of its own. */
interface EditorNode {
  type?: string;
  attrs?: Record<string, unknown>;
  content?: readonly EditorNode[];
  marks?: readonly { type?: string }[];
  text?: string;
}

const BLOCKS: readonly string[] = ['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote', 'hardBreak'] satisfies RichNode['type'][];
const LIST_TYPES: readonly unknown[] = ['a', 'A', 'i', 'I'];
const LAST_START = 10_000;

/**
 * The editor’s document as the contract wants it: only its attributes and marks, and always written the same way, so that two documents
 * that say the same are the same text. A node that the contract does not know gives its words to what is around it.
 */
export function cleanDoc(doc: EditorNode): RichDoc {
  const content = (doc.content ?? []).flatMap(clean);
  return content.length === 0 ? emptyDoc : { type: 'doc', content };
}

function clean(node: EditorNode): RichNode[] {
  const { type = '' } = node;
  if (type === 'text') return node.text ? [{ type: 'text', ...marksOf(node), text: node.text }] : [];
  if (type === 'reference') return referenceNode(node);
  const content = (node.content ?? []).flatMap(clean);
  if (!BLOCKS.includes(type)) return content;
  const attrs = attrsOf(type, node.attrs ?? {});
  return [{
    type: type as RichNode['type'],
    ...(attrs === null ? {} : { attrs }),
    ...(content.length === 0 ? {} : { content }),
  }];
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A reference that names nothing is dropped: it has no words of its own. */
function referenceNode(node: EditorNode): RichNode[] {
  const { target, id } = node.attrs ?? {};
  if (!(REFERENCE_TARGETS as readonly unknown[]).includes(target) || typeof id !== 'string' || !ID.test(id)) return [];
  return [{ type: 'reference', attrs: { target: target as ReferenceTarget, id }, ...marksOf(node) }];
}

function marksOf({ marks = [] }: EditorNode): { marks?: RichMark[] } {
  const known = (['bold', 'italic'] as const).filter((type) => marks.some((mark) => mark.type === type));
  return known.length === 0 ? {} : { marks: known.map((type) => ({ type })) };
}

function attrsOf(type: string, attrs: Record<string, unknown>): RichNode['attrs'] | null {
  if (type === 'heading') return { level: Math.min(4, Math.max(2, Number(attrs['level']) || 2)) };
  if (type !== 'orderedList') return null;
  const start = Math.trunc(Number(attrs['start']));
  const kept = {
    ...(start > 1 && start <= LAST_START ? { start } : {}),
    ...(LIST_TYPES.includes(attrs['type']) ? { type: attrs['type'] as string } : {}),
  };
  return Object.keys(kept).length === 0 ? null : kept;
}

/** Whether two documents say the same in the same form. */
export const sameDoc = (a: RichDoc, b: RichDoc): boolean =>
  a === b || JSON.stringify(cleanDoc(a)) === JSON.stringify(cleanDoc(b));
