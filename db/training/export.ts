import { resolve } from 'node:path';
import type { Output, Parsed } from '../../shared/contract.ts';
import { Refusal } from '../../shared/result.ts';
import type { Period } from '../../shared/training/overlap.ts';
import { programmeCalendar } from '../../shared/training/calendar.ts';
import { certificateDocument, paperDocument } from '../../shared/training/documents.ts';
import { certificated, invoicePaper, programmePaper, reportPaper, signInPaper, type Paper } from '../../shared/training/papers.ts';
import { readBoard } from '../board/handlers.ts';
import type { Working } from '../handlers.ts';
import { finishFile, refuseDataFile, saveBytes } from '../packs/finished-file.ts';
import { renderDocument } from '../packs/render.ts';
import { renderSpreadsheet } from '../spreadsheets/render.ts';
import type { Spreadsheet } from '../spreadsheets/spreadsheet.ts';
import { readCharges, readEvent, readProgramme } from './answers.ts';
import { removedSessions, sessionRecords } from './records.ts';
import { keepReport, reportOf } from './report.ts';

type Asked = Parsed<'training.export'>;
const no = (message: string): Refusal => new Refusal('invalid_input', `${message} Nothing has been written.`);

/** A training document as a file. Read in one go, before the first wait: what is printed is the record at one moment. */
export async function exportTraining(context: Working, asked: Asked): Promise<Output<'training.export'>> {
  const { place, file, progress: onProgress, cancelled } = context;
  const { format, paper } = asked;
  const issued = { board: readBoard(context.db)?.name ?? '', today: context.today() };
  const to = resolve(place(asked.to));
  refuseDataFile(to, file);
  if (format === 'ics') {
    if (paper !== 'programme') throw no('Only the programme can be a calendar.');
    const text = programmeCalendar(readProgramme(context, periodOf(asked)), sessionRecords.list(context.db, {}), removedSessions(context.db), context.now());
    return finishFile(to, cancelled, (temporary) => Promise.resolve(saveText(temporary, text)));
  }
  if (paper === 'certificates') {
    if (format !== 'docx' && format !== 'pdf') throw no('Certificates are Word or PDF documents.');
    const shown = readEvent(context, eventOf(asked));
    if (certificated(shown).length === 0) throw no('Nobody has earned a certificate yet: mark who attended, and enter their evaluations if the course asks for them.');
    return renderDocument({ model: certificateDocument(shown, issued), format, to, onProgress, cancelled });
  }
  const made = paperOf(context, asked);
  if (format === 'docx' || format === 'pdf') return renderDocument({ model: paperDocument(made, issued), format, to, onProgress, cancelled });
  return renderSpreadsheet({ spreadsheet: spreadsheetOf(made, issued), format, to, onProgress, cancelled });
}

const periodOf = ({ fromDate, toDate }: Asked): { from: string; to: string } => ({ from: fromDate, to: toDate });
function eventOf({ eventId }: Asked): string {
  if (eventId === null) throw no('Choose the event.');
  return eventId;
}
function paperOf(context: Working, asked: Asked): Paper {
  const period = periodOf(asked);
  switch (asked.paper) {
    case 'programme': return programmePaper(readProgramme(context, period), period);
    case 'sign-in': return signInPaper(readEvent(context, eventOf(asked)));
    case 'report': return writtenReport(context, period);
    case 'invoices': return invoicePaper(readCharges(context, period), period);
    case 'certificates': throw no('Certificates are Word or PDF documents.');
  }
}

/** The report as others may see it. What it shows and hides is kept before it is written, so that no later report gives away what this one hides. */
function writtenReport(context: Working, period: Period): Paper {
  const { report, printed } = reportOf(context, { ...period, small: false });
  if (report.unfit === null) context.write((writing) => keepReport(writing, period, printed));
  return reportPaper(report);
}

function spreadsheetOf({ title, tables, notes }: Paper, { board, today }: { board: string; today: string }): Spreadsheet {
  return {
    title, author: board, date: today,
    // A bar is for the eye: the number that it draws is in the column beside it.
    sheets: tables.map(({ name, columns, rows }) => ({
      name, notes, rows: rows.map((row) => row.filter((_, at) => columns[at]!.kind !== 'bar')), columns: columns.flatMap(({ heading, characters, kind }) => (kind === 'bar' ? [] : [{ heading, width: characters, kind }])),
    })),
  };
}

function saveText(path: string, text: string): { bytes: number; pages: null } {
  const bytes = Buffer.from(text, 'utf8');
  saveBytes(path, bytes);
  return { bytes: bytes.length, pages: null };
}
