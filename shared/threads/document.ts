import { formatLongDate, formatShortDate } from '../dates.ts';
import { cleanDocument } from '../packs/clean.ts';
import type { Block, DocumentModel } from '../packs/document.ts';
import { plain } from '../packs/words.ts';
import type { ThreadEntry, ThreadView } from '../threads.ts';

/** A subject over the years as a document: each step under its date, the earliest first. Private steps are left out before, unless asked for. */
export function threadDocument({ board, thread, today, entries }: Omit<ThreadView, 'entries'> & { board: string; entries: readonly ThreadEntry[] }): DocumentModel {
  const dates = entries.flatMap((entry) => entry.date ?? []);
  const reach = dates.length === 0 ? formatLongDate(today) : dates[0] === dates.at(-1) ? formatLongDate(dates[0]!) : `${formatLongDate(dates[0]!)} to ${formatLongDate(dates.at(-1)!)}`;
  return cleanDocument({
    title: `${thread.name}: a subject over the years`, author: board, date: today, language: 'en-GB',
    mark: entries.some((entry) => entry.private) ? 'NOT FOR PUBLICATION' : null, footer: `${thread.name} – as at ${formatShortDate(today)}`,
    blocks: [
      { kind: 'heading', level: 1, number: null, text: thread.name },
      { kind: 'subtitle', text: reach, strong: true },
      ...paragraphs(thread.notes.split('\n')),
      ...(entries.length === 0 ? paragraphs(['Nothing belongs to this subject.']) : entries.flatMap(entryBlocks)),
    ],
  });
}

function entryBlocks(entry: ThreadEntry): Block[] {
  const place = [entry.date === null ? null : formatLongDate(entry.date), entry.body, entry.number === null ? null : `minute ${entry.number}`].filter((part) => part !== null).join(', ');
  return [
    { kind: 'heading', level: 2, number: null, text: entry.title },
    { kind: 'note', runs: plain(`${place}${entry.standing === null || entry.standing === 'confirmed' ? '' : ` (${entry.standing})`}`) },
    ...paragraphs(entry.text), ...paragraphs(entry.decided),
    ...(entry.actions.length === 0 ? [] : [{
      kind: 'table' as const, caption: 'Actions',
      columns: [{ heading: 'No.', width: 8, align: 'left' as const }, { heading: 'Action', width: 42, align: 'left' as const }, { heading: 'Lead', width: 18, align: 'left' as const }, { heading: 'Due', width: 15, align: 'left' as const }, { heading: 'State', width: 17, align: 'left' as const }],
      rows: entry.actions.map((action) => [String(action.number), action.text, action.lead, action.due, action.state].map((text) => plain(text === '' ? '–' : text))),
    }]),
  ];
}
const paragraphs = (lines: readonly string[]): Block[] => lines.filter((line) => line.trim() !== '').map((text) => ({ kind: 'paragraph', number: null, runs: plain(text) }));
