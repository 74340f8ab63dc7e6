import { formatDayMonthYear, formatLongDate } from '../dates.ts';
import { isConfirmed } from '../meetings.ts';
import { cleanDocument } from './clean.ts';
import type { Block, DocumentModel, Run } from './document.ts';
import type { MinutesData } from './minutes-data.ts';
import { minutesDocument } from './minutes.ts';
import { plain } from './words.ts';

/** The minutes of several meetings of one body in one document, the oldest first, with a list of what is in it. Each meeting begins a page. */
export function compiledMinutes({ body, board, meetings, from, until, exempt }:
{ body: string; board: string; meetings: readonly MinutesData[]; from: string; until: string; exempt: boolean }): DocumentModel {
  const parts = meetings.map((data) => ({ data, model: minutesDocument(data, { actions: false, exempt }) }));
  const title = `Minutes of ${body}`;
  const hasDrafts = meetings.some((one) => !isConfirmed(one.meeting.minutesState));
  const marks = [
    parts.some(({ model }) => model.mark?.includes('NOT FOR PUBLICATION') === true) ? 'NOT FOR PUBLICATION' : null, hasDrafts ? 'Includes minutes not yet confirmed' : null,
  ].filter((mark) => mark !== null);
  return cleanDocument({
    title: `${title}, ${formatDayMonthYear(from)} to ${formatDayMonthYear(until)}`, author: board, date: until, language: 'en-GB',
    mark: marks.length === 0 ? null : marks.join(' · '), footer: title,
    blocks: [
      { kind: 'heading', level: 1, number: null, text: title },
      { kind: 'subtitle', text: `${formatDayMonthYear(from)} to ${formatDayMonthYear(until)}`, strong: true },
      {
        kind: 'table', caption: 'Contents', columns: [{ heading: 'Meeting', width: 30, align: 'left' }, { heading: 'Minutes', width: 70, align: 'left' }],
        rows: parts.map(({ data, model }): Run[][] => [plain(`${formatLongDate(data.meeting.date)}${isConfirmed(data.meeting.minutesState) ? '' : '\nNot yet confirmed'}`), plain(headingsOf(model).join('\n') || '–')]),
      },
      ...parts.flatMap(({ model }) => model.blocks.map((block, at): Block => (at === 0 && block.kind === 'heading' ? { ...block, newPage: true } : block))),
    ],
  });
}

/** "87. The plan": the minutes of one meeting by number and heading. */
const headingsOf = ({ blocks }: DocumentModel): string[] =>
  blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 && block.number !== null ? [`${block.number} ${block.text}`] : []));
