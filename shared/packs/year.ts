import { formatDayMonthYear, formatLongDate } from '../dates.ts';
import { isConfirmed } from '../meetings.ts';
import { cleanDocument } from './clean.ts';
import type { Block, DocumentModel } from './document.ts';
import type { MinutesData } from './minutes-data.ts';
import { minutesDocument } from './minutes.ts';

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
      { kind: 'contents', title: 'Contents', pages: null },
      ...parts.flatMap(({ data, model }) => ofMeeting(data, model.blocks)),
    ],
  });
}

/** The minutes of one meeting as a part of the whole: under its date, by which the contents name it. */
function ofMeeting({ meeting }: MinutesData, [title, date, ...blocks]: readonly Block[]): Block[] {
  const when = `${formatLongDate(meeting.date)}${isConfirmed(meeting.minutesState) ? '' : ' – not yet confirmed'}`;
  if (title?.kind !== 'heading' || date?.kind !== 'subtitle') throw new Error('Minutes begin with their title and their date');
  return [{ ...title, text: when, newPage: true }, ...blocks];
}
