import type { Input } from '../../shared/contract.ts';
import { call } from '../call.ts';
import { writeFile } from '../records/write-file.ts';
import type { Column } from './table.tsx';

type Sheet = Omit<Input<'tables.export'>, 'to' | 'format'>;
type Kind = Sheet['columns'][number]['kind'];

/** What a column is in a spreadsheet: as it says itself, or by what it is sorted by. */
function kindOf<T>(column: Column<T>, rows: readonly T[]): Kind {
  if (column.sheet !== undefined) return column.sheet;
  if (column.align === 'date') return rows.every((row) => column.value(row) === null || /^\d{4}-\d{2}-\d{2}$/.test(String(column.value(row)))) ? 'date' : 'text';
  return rows.every((row) => column.value(row) === null || typeof column.value(row) === 'number') && rows.some((row) => column.value(row) !== null) ? 'number' : 'text';
}
function cellOf<T>(column: Column<T>, kind: Kind, row: T): string | number | null {
  const value = column.value(row);
  if (kind !== 'text') return typeof value === 'boolean' ? Number(value) : value;
  const shown = column.cell?.(row);
  if (typeof shown === 'string') return shown;
  return value === null ? null : typeof value === 'boolean' ? (value ? 'Yes' : null) : String(value);
}

/** The rows of a table as they stand, in their order, for a spreadsheet; columns of buttons are left out. */
export function sheetOf<T>(title: string, columns: readonly Column<T>[], rows: readonly T[]): Sheet {
  const told = columns.filter((column) => column.sortable !== false).map((column) => ({ column, kind: kindOf(column, rows) }));
  return { title: title.slice(0, 200), columns: told.map(({ column, kind }) => ({ heading: column.header, kind })), rows: rows.map((row) => told.map(({ column, kind }) => cellOf(column, kind, row))) };
}
/** Asks where the spreadsheet is to go, and writes it. */
export const writeSheet = (sheet: Sheet): Promise<void> => writeFile(sheet.title, 'xlsx', (to) => call('tables.export', { ...sheet, format: 'xlsx', to }));
