import { resolve } from 'node:path';
import { isDate } from '../../shared/dates.ts';
import { Refusal } from '../../shared/result.ts';
import { readBoard } from '../board/handlers.ts';
import type { Some } from '../handlers.ts';
import { refuseDataFile } from '../packs/finished-file.ts';
import { renderSpreadsheet } from '../spreadsheets/render.ts';
import type { Cell, Sheet } from '../spreadsheets/spreadsheet.ts';

const widest = (heading: string, cells: readonly Cell[]): number => Math.min(60, Math.max(heading.length, ...cells.slice(0, 500).map((cell) => String(cell ?? '').length)) + 2);

export const tableHandlers = {
  'tables.export': async ({ db, place, file, today, progress: onProgress, cancelled }, { title, columns, rows, format, to: token }) => {
    if (rows.some((row) => row.length !== columns.length)) throw new Refusal('invalid_input', 'A row has not as many cells as there are columns. Nothing has been written.');
    const to = resolve(place(token));
    refuseDataFile(to, file);
    const wrong = columns.findIndex(({ kind }, at) => kind === 'date' && rows.some((row) => row[at] !== null && !(typeof row[at] === 'string' && isDate(row[at]))));
    if (wrong !== -1) throw new Refusal('invalid_input', `The column “${columns[wrong]!.heading}” holds what is no date. Nothing has been written.`);
    const sheet: Sheet = { name: title.slice(0, 30), notes: [], rows, columns: columns.map(({ heading, kind }, at) => ({ heading, kind, width: widest(heading, rows.map((row) => row[at]!)) })) };
    return renderSpreadsheet({ spreadsheet: { title, author: readBoard(db)?.name ?? '', date: today(), sheets: [sheet] }, format, to, onProgress, cancelled });
  },
} satisfies Some<'tables.export'>;
