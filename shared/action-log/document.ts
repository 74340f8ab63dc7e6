import { formatLongDate, formatShortDate } from '../dates.ts';
import { cleanDocument } from '../packs/clean.ts';
import type { Column, DocumentModel, Run } from '../packs/document.ts';
import { plain } from '../packs/words.ts';

/** One line of the printed log, in words. */
export interface LogLine {
  number: string;
  body: string;
  source: string;
  text: string;
  lead: string;
  /** The date it was first due by, and each it was put off to. */
  dates: string;
  due: string | null;
  progress: string;
  status: string;
  overdue: boolean;
  closed: boolean;
}
export interface LogPaper {
  board: string;
  title: string;
  today: string;
  /** What was left out or asked for, a sentence each. */
  notes: string[];
  /** Whether lines are of several bodies, which are then named. */
  bodies: boolean;
  lines: LogLine[];
}

/** The action log as a document. What is closed is on grey, for the last time. */
export function logDocument({ board, title, today, notes, bodies, lines }: LogPaper): DocumentModel {
  const column = (heading: string, width: number): Column => ({ heading, width, align: 'left' });
  const open = lines.filter((line) => !line.closed);
  const late = open.filter((line) => line.overdue).length;
  const asAt = `As at ${formatLongDate(today)}`;
  return cleanDocument({
    title, author: board, date: today, language: 'en-GB', mark: null, footer: `${title} – as at ${formatShortDate(today)}`, landscape: true,
    blocks: [
      { kind: 'heading', level: 1, number: null, text: title }, { kind: 'subtitle', text: asAt, strong: true },
      { kind: 'paragraph', number: null, runs: plain(`${open.length} open, ${late === 0 ? 'none overdue' : `${late} overdue`}${lines.length > open.length ? `; ${lines.length - open.length} closed and shown for the last time` : ''}.`) },
      ...(lines.length === 0 ? [{ kind: 'paragraph' as const, number: null, runs: plain('No action fits.') }] : [{
        kind: 'table' as const, caption: title,
        columns: [column('No.', 5), ...(bodies ? [column('Body', 9)] : []), column('Minute', 10), column('Action', bodies ? 25 : 30), column('Lead', 12), column('Target date', 13), column('Progress', bodies ? 17 : 21), column('Status', 9)],
        rows: lines.map((line): Run[][] => [
          line.number, ...(bodies ? [line.body] : []), line.source, line.text, line.lead, line.dates, line.progress,
        ].map((text) => plain(text === '' ? '–' : text)).concat([[{ text: line.status, bold: line.overdue, ...(line.overdue ? { tone: 'red' as const } : {}) }]])),
        shaded: lines.flatMap((line, at) => (line.closed ? [at] : [])),
      }]),
      ...notes.map((text) => ({ kind: 'note' as const, runs: plain(text) })),
    ],
  });
}
