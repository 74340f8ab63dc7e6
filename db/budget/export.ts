import { resolve } from 'node:path';
import { annualDocument, contributionsDocument, lettersDocument, monitoringDocument } from '../../shared/budget/documents.ts';
import { ragWords } from '../../shared/budget/explain.ts';
import { publishedSpend, transparencyNote } from '../../shared/budget/transparency.ts';
import type { YearFigures } from '../../shared/budget/view.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import type { DocumentModel } from '../../shared/packs/document.ts';
import { Refusal } from '../../shared/result.ts';
import { readBoard } from '../board/handlers.ts';
import type { Working } from '../handlers.ts';
import { refuseDataFile } from '../packs/finished-file.ts';
import { renderDocument } from '../packs/render.ts';
import type { Reader } from '../query.ts';
import { renderSpreadsheet } from '../spreadsheets/render.ts';
import type { Cell, Sheet, SheetColumn, Spreadsheet } from '../spreadsheets/spreadsheet.ts';
import { readFigures } from './figures.ts';
import { transactionRecords } from './records.ts';

type Asked = Parsed<'budget.export'>;

/** A paper of the budget as a file. Read in one go, before the first wait: what is printed is the record at one moment. */
export async function exportBudget(context: Working, asked: Asked): Promise<Output<'budget.export'>> {
  const { db, place, file, progress: onProgress, cancelled } = context;
  const paper = { board: readBoard(db)?.name ?? '', today: context.today(), figures: readFigures(db, asked.yearId, context.today()) };
  const model = asked.format === 'docx' || asked.format === 'pdf' ? documentOf(db, paper, asked) : null;
  const spreadsheet = model === null ? spreadsheetOf(db, paper, asked) : null;
  const to = resolve(place(asked.to));
  refuseDataFile(to, file);
  if (model !== null && (asked.format === 'docx' || asked.format === 'pdf')) return renderDocument({ model, format: asked.format, to, onProgress, cancelled });
  return renderSpreadsheet({ spreadsheet: spreadsheet!, format: asked.format === 'csv' ? 'csv' : 'xlsx', to, onProgress, cancelled });
}
interface Paper { board: string; today: string; figures: YearFigures }

function documentOf(db: Reader, paper: Paper, { paper: which, organisationId }: Asked): DocumentModel {
  switch (which) {
    case 'monitoring': return monitoringDocument(paper);
    case 'annual': return annualDocument(paper);
    case 'contributions': return contributionsDocument(paper);
    case 'letters': {
      const desk = db.oneSql<{ name: string; role: string }>('SELECT name, role FROM desk');
      return lettersDocument(paper, organisationId ?? null, desk === undefined ? '' : `${desk.name}\n${desk.role}`);
    }
    case 'ledger': case 'transparency': throw notAs('Word or PDF', 'Excel or CSV');
  }
}
const notAs = (asked: string, offered: string): Refusal =>
  new Refusal('invalid_input', `This paper is not written as ${asked}. Nothing has been written. Choose ${offered}.`, { fields: [{ path: 'format', message: `Choose ${offered}.` }] });

function spreadsheetOf(db: Reader, { board, today, figures }: Paper, { paper: which, yearId }: Asked): Spreadsheet {
  const sheet = (): Sheet => {
    switch (which) {
      case 'monitoring': return monitoringSheet(figures);
      case 'contributions': return contributionsSheet(figures);
      case 'ledger': return ledgerSheet(db, yearId);
      case 'transparency': return transparencySheet(db, board, figures);
      case 'annual': case 'letters': throw notAs('a spreadsheet', 'Word or PDF');
    }
  };
  return { title: `Budget ${figures.year.name}`, author: board, date: today, sheets: [sheet()] };
}

const text = (heading: string, width = 24): SheetColumn => ({ heading, width, kind: 'text' });
const money = (heading: string): SheetColumn => ({ heading, width: 14, kind: 'money' });
const letter = (at: number): string => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at]!;
const sum = (cells: readonly (Cell | undefined)[]): number => cells.reduce<number>((all, cell) => all + (typeof cell === 'number' ? cell : 0), 0);
/** A row that adds up the rows of a sheet as live formulas; rows count from 2, below the headings. */
function totalRow(label: string, columns: readonly SheetColumn[], rows: readonly Cell[][], first: number, last: number): Cell[] {
  return columns.map((column, at) => {
    if (at === 0) return label;
    if (column.kind !== 'money') return null;
    return last < first ? 0 : { formula: `SUM(${letter(at)}${first + 2}:${letter(at)}${last + 2})`, pence: sum(rows.slice(first, last + 1).map((row) => row[at])) };
  });
}

/** Only the lowest headings, so that what is added up is added once. Revised, variance and totals are formulas. */
function monitoringSheet(figures: YearFigures): Sheet {
  const columns = [text('Heading', 36), text('Kind', 14), text('Code', 10), money('Original'), money('Virements'), money('Revised'), money('Actual'), money('Committed'), money('Forecast'), money('Variance'), text('RAG', 8), text('Reason', 50)];
  const rows: Cell[][] = [];
  for (const kind of ['income', 'expenditure'] as const) {
    const first = rows.length;
    const all = figures.headings.filter((one) => one.kind === kind && one.used);
    for (const one of all) {
      const below = all.filter((other) => other.parentId === one.headingId && one.headingId !== null);
      // A heading with others below it appears with what stands under itself alone.
      const own = (pick: (row: typeof one) => number) => pick(one) - below.reduce((total, other) => total + pick(other), 0);
      const at = rows.length + 2;
      rows.push([
        one.name, kind, one.code, own((row) => row.originalPence), own((row) => row.virementPence), { formula: `D${at}+E${at}`, pence: own((row) => row.revisedPence) }, own((row) => row.actualPence),
        own((row) => row.committedPence), own((row) => row.forecastPence), { formula: `I${at}-F${at}`, pence: own((row) => row.variancePence) }, one.rag === 'none' ? null : one.rag, one.reason || null,
      ]);
    }
    const total = totalRow(`Total ${kind}`, columns, rows.map((row) => row.map((cell) => (typeof cell === 'object' && cell !== null ? cell.pence : cell))), first, rows.length - 1);
    total[1] = kind;
    rows.push(total);
  }
  return { name: 'Monitoring', columns, rows, notes: [`${ragWords(figures)} Amounts are without VAT.`] };
}

function contributionsSheet(figures: YearFigures): Sheet {
  const columns = [text('Organisation', 40), text('For', 20), text('Basis', 12), money('Agreed'), money('Invoiced'), money('Received'), money('Outstanding'), money('Last year')];
  const rows = figures.contributions.map((one): Cell[] => [one.organisation, one.label, one.basis, one.agreedPence, one.invoicedPence, one.receivedPence, one.outstandingPence, one.lastYearPence]);
  return { name: 'Contributions', columns, rows: [...rows, totalRow('Total', columns, rows, 0, rows.length - 1)], notes: [] };
}

function names(db: Reader, table: 'budgetHeadings' | 'organisations'): (id: string | null) => string | null {
  const known = new Map(db.allSql<{ id: string; name: string }>(`SELECT id, name FROM ${table}`).map((row) => [row.id, row.name]));
  return (id) => (id === null ? null : known.get(id) ?? null);
}
function ledgerSheet(db: Reader, yearId: string): Sheet {
  const [heading, organisation] = [names(db, 'budgetHeadings'), names(db, 'organisations')];
  const columns: SheetColumn[] = [{ heading: 'Date', width: 12, kind: 'date' }, text('Kind', 12), text('Heading', 30), text('Organisation', 30), text('Payee', 30), text('Reference', 16), text('State', 12), text('Source', 12), money('Income'), money('Expenditure'), money('VAT'), text('Note', 40)];
  const rows = transactionRecords.list(db, { yearId }).map((line): Cell[] => [
    line.date, line.kind, heading(line.headingId), organisation(line.organisationId), line.payee, line.reference, line.state, line.source,
    line.kind === 'income' ? line.netPence : null, line.kind === 'expenditure' ? line.netPence : null, line.vatPence, line.note || null,
  ]);
  const total = totalRow('', columns, rows, 0, rows.length - 1);
  return { name: 'Ledger', columns, rows: rows.length === 0 ? [] : [...rows, [null, 'Total', ...total.slice(2)]], notes: [] };
}

function transparencySheet(db: Reader, board: string, { year }: YearFigures): Sheet {
  const heading = names(db, 'budgetHeadings');
  const spend = publishedSpend(board, transactionRecords.list(db, { yearId: year.id }), { heading: (id) => heading(id) ?? '', organisation: names(db, 'organisations') });
  const columns: SheetColumn[] = [text('Body', 36), { heading: 'Date', width: 12, kind: 'date' }, text('Transaction reference', 18), text('Beneficiary', 36), text('Purpose', 40), text('Category', 28), money('Net amount'), money('VAT')];
  return {
    name: 'Spend over 500', columns, notes: [transparencyNote(year.fromDate, year.toDate)],
    rows: spend.map((one): Cell[] => [one.body, one.date, one.reference, one.beneficiary, one.purpose, one.category, one.netPence, one.vatPence]),
  };
}
