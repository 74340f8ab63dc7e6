import { referenceOf, unnamed, type NameReference, type RichDoc, type RichNode } from '../rich-text.ts';
import type { Block, HeadingLevel, List, ListItem, ListStyle, Note, Paragraph, Run } from './document.ts';

/** The blocks of a minute's text, with what it refers to called as `nameOf` says. Empty paragraphs, which the editor leaves behind, are not printed. */
export function richBlocks(doc: RichDoc, nameOf: NameReference = unnamed): Block[] {
  let above: HeadingLevel = 2;
  return doc.content.flatMap((node): Block[] => {
    if (node.type !== 'heading') return blocksOf(node, 0, nameOf);
    const text = runsOf(node, nameOf).map((run) => run.text).join('').replaceAll('\n', ' ').trim();
    if (text === '') return [];
    // A minute's own heading is level 2, and no level may be skipped: readers of a tagged document move from level to level.
    above = Math.min((node.attrs?.level ?? 2) + 1, above + 1, 5) as HeadingLevel;
    return [{ kind: 'heading', level: above, number: null, text }];
  });
}

type Inner = Paragraph | Note | List;

function blocksOf(node: RichNode, depth: number, nameOf: NameReference): Inner[] {
  switch (node.type) {
    case 'paragraph': return paragraphOf(node, nameOf, (runs) => ({ kind: 'paragraph', number: null, runs }));
    // Within a list a heading is only a line in bold.
    case 'heading': return paragraphOf(node, nameOf, (runs) => ({ kind: 'paragraph', number: null, runs: runs.map((run) => ({ ...run, bold: true })) }));
    case 'blockquote': return childrenOf(node).flatMap((child) => blocksOf(child, depth, nameOf)).map(asNote);
    case 'bulletList': return listOf(node, 'bullet', depth, nameOf);
    case 'orderedList': return listOf(node, orderedStyle(node.attrs?.type ?? null, depth), depth, nameOf);
    case 'listItem': return childrenOf(node).flatMap((child) => blocksOf(child, depth, nameOf));
    case 'text':
    case 'reference':
    case 'hardBreak': return paragraphOf({ type: 'paragraph', content: [node] }, nameOf, (runs) => ({ kind: 'paragraph', number: null, runs }));
    default: return unknownNode(node.type);
  }
}

const childrenOf = (node: RichNode): RichNode[] => node.content ?? [];

function paragraphOf(node: RichNode, nameOf: NameReference, make: (runs: Run[]) => Inner): Inner[] {
  const runs = runsOf(node, nameOf);
  return runs.some((run) => run.text.trim() !== '') ? [make(runs)] : [];
}

function listOf(node: RichNode, style: ListStyle, depth: number, nameOf: NameReference): Inner[] {
  const items = childrenOf(node).map((child): ListItem => ({ blocks: blocksOf({ type: 'listItem', content: child.type === 'listItem' ? child.content : [child] }, depth + 1, nameOf) }));
  const kept = items.filter((item) => item.blocks.length > 0);
  return kept.length === 0 ? [] : [{ kind: 'list', style, start: node.attrs?.start ?? 1, items: kept }];
}

const TYPES: Record<string, ListStyle> = { 1: 'decimal', a: 'lower-alpha', A: 'upper-alpha', i: 'lower-roman', I: 'upper-roman' };
/** Unless the writer chose: 1, 2 at the margin, a, b within a list, i, ii within that. */
const orderedStyle = (type: string | null, depth: number): ListStyle =>
  (type === null ? undefined : TYPES[type]) ?? (['decimal', 'lower-alpha', 'lower-roman'] as const)[depth % 3]!;

/** Notes are set in square brackets, as in "[The meeting adjourned for ten minutes.]". */
function asNote(block: Inner): Inner {
  if (block.kind !== 'paragraph') return block;
  const text = block.runs.map((run) => run.text).join('');
  return { kind: 'note', runs: /^\s*[[(]/.test(text) ? block.runs : [{ text: '[' }, ...block.runs, { text: ']' }] };
}

function runsOf(node: RichNode, nameOf: NameReference): Run[] {
  return childrenOf(node).flatMap((child): Run[] => {
    if (child.type === 'hardBreak') return [{ text: '\n' }];
    const reference = referenceOf(child);
    if (child.type !== 'text' && reference === null) return unknownNode(child.type);
    const text = reference === null ? child.text ?? '' : nameOf(reference);
    if (text === '') return [];
    const marks = (child.marks ?? []).map((mark) => mark.type);
    return [{ text, ...(marks.includes('bold') ? { bold: true } : {}), ...(marks.includes('italic') ? { italic: true } : {}) }];
  });
}

function unknownNode(type: string): never {
  throw new Error(`A document cannot hold a ${type} here`);
}
