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
/** Levels of lists within lists that the editor, the documents and the eye can bear. */
const MAX_DEPTH = 12;
/** Text of at most a megabyte, at most 12 levels deep. The depth is looked at first, before anything walks the tree by recursion. */
export const richDoc: z.ZodType<RichDoc> = z.unknown().superRefine((value, context) => {
  if (!shallowerThan(value, MAX_DEPTH * 2)) context.addIssue({ code: 'custom', message: 'The text is nested too deeply.' });
}).pipe(z.strictObject({ type: z.literal('doc'), content: z.array(richNode).max(5000) })) as z.ZodType<RichDoc>;

function shallowerThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return false;
    level = level.flatMap((node) =>
      typeof node === 'object' && node !== null && 'content' in node && Array.isArray(node.content) ? node.content as unknown[] : []);
  }
  return true;
}

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
