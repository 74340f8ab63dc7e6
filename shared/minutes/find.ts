import { z } from 'zod';
import { id } from '../fields.ts';
import { command, query } from '../operation.ts';
import type { RichDoc, RichNode } from '../rich-text.ts';

/** What is looked for: small and capital letters alike unless said otherwise. */
const wanted = { find: z.string().min(1).max(200), matchCase: z.boolean().default(false), wholeWord: z.boolean().default(false) };
export interface Wanted {
  find: string;
  matchCase: boolean;
  wholeWord: boolean;
}
export const FOUND_IN = ['title', 'heading', 'text', 'closing', 'resolution', 'action'] as const;
/** One place where the words were found. `nth`: which of the hits in its field, from 0. */
const place = z.strictObject({ in: z.enum(FOUND_IN), id, nth: z.int().min(0) });
export const hit = z.strictObject({ ...place.shape, agendaItemId: id.nullable(), before: z.string(), found: z.string(), after: z.string() });
export type Hit = z.output<typeof hit>;

export const finding = {
  'minutes.find': query('Find words in everything of a meeting', z.strictObject({ meetingId: id, ...wanted }), z.array(hit), ['meetings', 'agendaItems', 'minutes', 'decisions', 'actions']),
  /** All at once: one step of history and of undo. `only`: this hit and no other; it is refused if the words there are not the ones that were shown. */
  'minutes.replace': command('Replace words in the minutes of a meeting',
    z.strictObject({ meetingId: id, ...wanted, replacement: z.string().max(200).regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'This must be on one line.'), only: z.strictObject({ ...place.shape, before: z.string() }).optional() }), z.strictObject({ replaced: z.int() })),
};

/** A stretch of text, from a character up to another. */
export interface Stretch { from: number; to: number }
const APOSTROPHES = /['’]/g;
const inPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(APOSTROPHES, "['’]").replace(/\s+/g, '\\s+');

/** The places of the words in a text; straight and curly apostrophes are the same. */
export function findWords(text: string, { find, matchCase, wholeWord }: Wanted): Stretch[] {
  const edge = (sign: string, before: boolean): string => (wholeWord && /[\p{L}\p{N}]/u.test(sign) ? (before ? '(?<![\\p{L}\\p{N}])' : '(?![\\p{L}\\p{N}])') : '');
  const pattern = new RegExp(edge(find.charAt(0), true) + inPattern(find) + edge(find.at(-1) ?? '', false), matchCase ? 'gu' : 'giu');
  return [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

/** The text with the words replaced; `nth`: only that hit. Null: nothing was found. */
export function replaceWords(text: string, wantedWords: Wanted, replacement: string, nth?: number): { text: string; replaced: number } | null {
  const found = findWords(text, wantedWords).filter((_, index) => nth === undefined || index === nth);
  if (found.length === 0) return null;
  return { text: found.toReversed().reduce((now, { from, to }) => now.slice(0, from) + replacement + now.slice(to), text), replaced: found.length };
}

/** Stands for what is one sign and no letter: a line break, a reference. Nothing that is looked for has it. */
const SIGN = '\ufffc';
const wordsOf = (block: RichNode): string => (block.content ?? []).map((node) => (node.type === 'text' ? node.text ?? '' : SIGN)).join('');
const isLine = ({ type }: RichNode): boolean => type === 'paragraph' || type === 'heading';

/** The lines of a document, in order, as text. What is found may be bold in part, but is in one line. */
export function linesOf(doc: RichDoc): string[] {
  const walk = (node: RichNode): string[] => (isLine(node) ? [wordsOf(node)] : (node.content ?? []).flatMap(walk));
  return doc.content.flatMap(walk);
}

/** The document with the words replaced, each in the weight of its first letter. `nth` counts over the whole document. */
export function replaceInDoc(doc: RichDoc, wantedWords: Wanted, replacement: string, nth?: number): { doc: RichDoc; replaced: number } | null {
  let seen = 0;
  let replaced = 0;
  const walk = (node: RichNode): RichNode => {
    if (!isLine(node)) return node.content === undefined ? node : { ...node, content: node.content.map(walk) };
    const found = findWords(wordsOf(node), wantedWords).filter(() => { seen += 1; return nth === undefined || nth === seen - 1; });
    replaced += found.length;
    return found.length === 0 ? node : withReplaced(node, found, replacement);
  };
  const content = doc.content.map(walk);
  return replaced === 0 ? null : { doc: { type: 'doc', content }, replaced };
}

function withReplaced(line: RichNode, found: readonly Stretch[], replacement: string): RichNode {
  let at = 0;
  const content = (line.content ?? []).flatMap((node): RichNode[] => {
    const text = node.type === 'text' ? node.text ?? '' : SIGN;
    const [start, end] = [at, at += text.length];
    if (node.type !== 'text') return [node];
    let [kept, from] = ['', start];
    for (const one of found.filter((stretch) => stretch.from < end && stretch.to > start)) {
      kept += text.slice(from - start, Math.max(one.from, start) - start);
      if (one.from >= start) kept += replacement;
      from = Math.min(one.to, end);
    }
    kept += text.slice(from - start);
    return kept === '' ? [] : [{ ...node, text: kept }];
  });
  const { content: _, ...rest } = line;
  return content.length === 0 ? rest : { ...rest, content: joined(content) };
}

/** Stretches of the same weight that have come to stand side by side are one, as the editor keeps them. */
const joined = (nodes: readonly RichNode[]): RichNode[] => nodes.reduce<RichNode[]>((done, node) => {
  const last = done.at(-1);
  if (last?.type !== 'text' || node.type !== 'text' || JSON.stringify(last.marks) !== JSON.stringify(node.marks)) return [...done, node];
  return [...done.slice(0, -1), { ...last, text: `${last.text ?? ''}${node.text ?? ''}` }];
}, []);
