import { resolve } from 'node:path';
import { attendanceDocument } from '../../shared/attendance-figures/report.ts';
import { reportTables, type ReportData } from '../../shared/attendance-figures/report-tables.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { readBoard } from '../board/handlers.ts';
import type { Reading, Working } from '../handlers.ts';
import { refuseDataFile } from '../packs/finished-file.ts';
import { renderDocument } from '../packs/render.ts';
import { renderSpreadsheet } from '../spreadsheets/render.ts';
import type { Spreadsheet } from '../spreadsheets/spreadsheet.ts';
import { readExplanation, readFigures, readTrend } from './answers.ts';

type Asked = Parsed<'attendanceFigures.export'>;

/** The report as Word, PDF, Excel or CSV. Read in one go, before the first wait: what is printed is the record at one moment. */
export async function exportReport(context: Working, asked: Asked): Promise<Output<'attendanceFigures.export'>> {
  const { place, file, progress: onProgress, cancelled } = context;
  const data = read(context, asked);
  const to = resolve(place(asked.to));
  refuseDataFile(to, file);
  if (asked.format === 'docx' || asked.format === 'pdf') {
    return renderDocument({ model: attendanceDocument(data), format: asked.format, to, onProgress, cancelled });
  }
  return renderSpreadsheet({ spreadsheet: spreadsheetOf(data), format: asked.format, to, onProgress, cancelled });
}

function read(context: Reading, { about, report, explained, years, count }: Asked): ReportData {
  const figures = readFigures(context, { ...about, matrix: report === 'matrix' });
  const subjects = report === 'members' ? figures.members.map((line) => ({ personId: line.personId }))
    : figures.organisations.map((line) => (line.organisationId === null ? { role: line.role ?? '' } : { organisationId: line.organisationId }));
  return {
    board: readBoard(context.db)?.name ?? '', today: context.today(), report, figures,
    trend: report === 'trend' ? readTrend(context, { bodyIds: about.bodyIds, rules: about.rules, years, until: about.to, count }) : null,
    explanations: explained ? subjects.map((subject) => readExplanation(context, { ...about, ...subject })) : [],
  };
}

function spreadsheetOf(data: ReportData): Spreadsheet {
  const { title, tables, notes } = reportTables(data);
  return {
    title, author: data.board, date: data.today,
    sheets: tables.map((table) => ({
      name: table.name, notes,
      columns: table.columns.map((column) => ({ heading: column.heading, width: column.characters, kind: column.kind })),
      rows: table.rows,
    })),
  };
}
