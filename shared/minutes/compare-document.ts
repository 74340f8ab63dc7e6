import { formatShortDate } from '../dates.ts';
import { cleanDocument } from '../packs/clean.ts';
import type { DocumentModel, Run } from '../packs/document.ts';
import { plain } from '../packs/words.ts';
import type { ComparedPart, Comparison } from './compare.ts';
import { isChanged, type Piece } from './word-changes.ts';

const CHANGE_WORDS: Record<ComparedPart['change'], string> = { same: '', changed: '', added: ' [added]', removed: ' [removed]', moved: ' [moved]' };
export const changeWords = (change: ComparedPart['change']): string => CHANGE_WORDS[change].trim();

/** What differs between two versions, side by side: struck out on the left, underlined on the right, so that it can be told without colour. */
export function comparisonDocument({ board, title, today, found, isPrivate }: { board: string; title: string; today: string; found: Comparison; isPrivate: boolean }): DocumentModel {
  const differing = found.parts.filter((one) => one.change !== 'same');
  const same = found.parts.filter((one) => one.change === 'same').map((one) => one.title);
  const rows = differing.flatMap((one): Run[][][] => {
    const lines = one.lines.filter(isChanged);
    const called = `${one.title}${CHANGE_WORDS[one.change]}`;
    return lines.length === 0 ? [[plain(called), plain('–'), plain('–')]] : lines.map((line, at) => [plain(at === 0 ? called : '”'), runsOf(line.left), runsOf(line.right)]);
  });
  return cleanDocument({
    title, author: board, date: today, language: 'en-GB', mark: isPrivate ? 'NOT FOR PUBLICATION' : null, footer: `${title} – as at ${formatShortDate(today)}`, landscape: true,
    blocks: [
      { kind: 'heading', level: 1, number: null, text: title },
      { kind: 'subtitle', text: `${found.left} (left) and ${found.right} (right)`, strong: true },
      { kind: 'paragraph', number: null, runs: [{ text: found.differences === 0 ? 'The two versions say the same.' : `${found.differences} ${found.differences === 1 ? 'difference' : 'differences'}: words only in the earlier version are ` }, ...(found.differences === 0 ? [] : [
        { text: 'struck out', change: 'removed' as const }, { text: ', words only in the later one are ' }, { text: 'underlined', change: 'added' as const }, { text: '.' }])] },
      ...(rows.length === 0 ? [] : [{
        kind: 'table' as const, caption: title, columns: [{ heading: 'Part', width: 20, align: 'left' as const }, { heading: found.left, width: 40, align: 'left' as const }, { heading: found.right, width: 40, align: 'left' as const }], rows,
      }]),
      ...(same.length === 0 ? [] : [{ kind: 'note' as const, runs: plain(`Unchanged: ${same.join('; ')}.`) }]),
    ],
  });
}
const runsOf = (pieces: readonly Piece[] | null): Run[] =>
  (pieces === null ? plain('–') : pieces.map(({ change, text }): Run => (change === 'same' ? { text } : { text, change })));
