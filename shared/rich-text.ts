import { z } from 'zod';

/**
 * The text of a minute, as the editor keeps it (a part of ProseMirror's JSON). The list of nodes is closed: an unknown node is refused at
 * the door and is an error in a writer, so that nothing is ever dropped silently.
 */
export const richMark = z.strictObject({ type: z.enum(['bold', 'italic']) });
export type RichMark = z.output<typeof richMark>;
export interface RichNode {
  type: 'paragraph' | 'heading' | 'bulletList' | 'orderedList' | 'listItem' | 'text' | 'hardBreak' | 'blockquote';
  attrs?: { level?: number; start?: number; type?: string | null };
  content?: RichNode[];
  marks?: RichMark[];
  text?: string;
}
export interface RichDoc {
  type: 'doc';
  content: RichNode[];
}
const richNode: z.ZodType<RichNode> = z.lazy(() => z.strictObject({
  type: z.enum(['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'text', 'hardBreak', 'blockquote']),
  attrs: z.strictObject({ level: z.int().min(2).max(4).optional(), start: z.int().min(1).max(10_000).optional(), type: z.string().max(2).nullable().optional() }).optional(),
  content: z.array(richNode).max(5000).optional(),
  marks: z.array(richMark).max(4).optional(),
  text: z.string().max(200_000).optional(),
}));
export const richDoc: z.ZodType<RichDoc> = z.strictObject({ type: z.literal('doc'), content: z.array(richNode).max(5000) });

export const emptyDoc: RichDoc = { type: 'doc', content: [{ type: 'paragraph' }] };

/** The words alone, a line for each block: for search, for comparing, and to tell whether anything was written at all. */
export function plainText(doc: RichDoc): string {
  const lines: string[] = [];
  const walk = (node: RichNode): string =>
    node.type === 'text' ? node.text ?? '' : node.type === 'hardBreak' ? '\n' : (node.content ?? []).map((child) => blockAware(child)).join('');
  const blockAware = (node: RichNode): string => {
    if (node.type === 'text' || node.type === 'hardBreak') return walk(node);
    const words = walk(node);
    if (node.type === 'paragraph' || node.type === 'heading') lines.push(words);
    return '';
  };
  for (const node of doc.content) blockAware(node);
  return lines.join('\n');
}
