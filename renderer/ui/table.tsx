import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable, type ColumnDef, type SortFn } from '@tanstack/react-table';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { setSelection, useSelection } from '../ui-store.ts';
import { Button } from './button.tsx';
import { compareTexts, sortedText, SortedText } from './sorted-text.ts';
import { sheetOf, writeSheet } from './table-sheet.ts';
import { useWindowOfRows } from './window-of-rows.ts';

/** One column. Define columns at module level, so that the table is not built anew on every drawing. */
export interface Column<T> {
  id: string;
  header: string;
  /** What it is sorted by; text is sorted as in a dictionary and null comes last. */
  value: (row: T) => string | number | boolean | null;
  /** What is shown; the value itself if missing. */
  cell?: (row: T) => ReactNode;
  align?: 'number' | 'date';
  sortable?: boolean;
  /** A total or other sum, in a footer that stays. */
  footer?: (rows: readonly T[]) => ReactNode;
  /** CSS width. */
  width?: string;
  /** What it is in a spreadsheet, where its value does not say so: pence are money, whole per cent are percentages. */
  sheet?: 'money' | 'percent' | 'text';
}

interface TableProps<T> {
  /** Says what the table holds; read out, and printed above it. */
  caption: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  rowKey: (row: T) => string;
  /** Enter, a click or a double click on a row. */
  onOpen?: (row: T) => void;
  /** The row that is open in the inspector. */
  current?: string | null;
  rowClass?: (row: T) => string;
  /** Fields that narrow the rows, in a bar above. */
  filters?: ReactNode;
  /** Shown instead of the table when there are no rows. */
  empty: ReactNode;
  sort?: { id: string; desc?: boolean };
  /** A name under which ticked rows are kept; with it rows can be ticked, and `bulk` gets them. */
  select?: string;
  bulk?: (ids: readonly string[]) => ReactNode;
  tools?: ReactNode;
  /** Offers the rows as they stand, filtered and sorted, as a spreadsheet under this name. */
  sheet?: string;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
type Features = typeof features;
/** Text is made ready for sorting once for each row. */
const sortable = (value: string | number | boolean | null): SortedText | number | boolean | undefined => (typeof value === 'string' ? sortedText(value) : value ?? undefined);

function definitions<T extends object>(columns: readonly Column<T>[]): ColumnDef<Features, T>[] {
  const byValue: SortFn<Features, T> = (a, b, id) => {
    const [one, other] = [a.getValue(id), b.getValue(id)];
    return one instanceof SortedText ? compareTexts(one, other as SortedText) : Number(one) - Number(other);
  };
  // ISO dates sort by their signs, which is many times quicker than by a dictionary.
  const byDate: SortFn<Features, T> = (a, b, id) => {
    const [one, other] = [String(a.getValue(id)), String(b.getValue(id))];
    return one === other ? 0 : one < other ? -1 : 1;
  };
  return columns.map((column): ColumnDef<Features, T> => ({
    id: column.id, header: column.header, accessorFn: column.align === 'date' ? (row) => column.value(row) ?? undefined : (row) => sortable(column.value(row)),
    enableSorting: column.sortable !== false, sortFn: column.align === 'date' ? byDate : byValue, sortUndefined: 'last', sortDescFirst: false,
  }));
}

/** A real table: sortable headings that say so, arrows to walk the rows, Enter to open, print. Long ones draw only what is in sight. */
export function Table<T extends object>(props: TableProps<T>) {
  const { caption, rows, columns, rowKey, onOpen, current, rowClass, filters, empty, sort, select, bulk, tools, sheet } = props;
  const table = useTable({
    features,
    columns: useMemo(() => definitions(columns), [columns]),
    data: rows,
    getRowId: rowKey,
    initialState: { sorting: sort === undefined ? [] : [{ id: sort.id, desc: sort.desc ?? false }] },
  });
  const sorted = table.getRowModel().rows;
  const scroll = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const shown = useWindowOfRows(sorted.length, scroll, printing);
  const [active, setActive] = useState(0);
  const ticked = useSelection(select ?? '');
  const tickedHere = useMemo(() => sorted.filter((row) => ticked.has(row.id)).map((row) => row.id), [sorted, ticked]);
  const tick = (ids: Iterable<string>) => { if (select !== undefined) setSelection(select, ids); };
  const toggle = (id: string) => tick(ticked.has(id) ? [...ticked].filter((one) => one !== id) : [...ticked, id]);

  const walk = (event: KeyboardEvent<HTMLTableRowElement>, index: number, row: T, id: string) => {
    if (event.target !== event.currentTarget) return;
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: sorted.length - 1, PageDown: index + 15, PageUp: index - 15 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const target = Math.max(0, Math.min(sorted.length - 1, to));
      flushSync(() => setActive(target));
      const rowAt = () => scroll.current?.querySelector<HTMLElement>(`tr[data-index="${target}"]`);
      const there = rowAt();
      // At once if it is drawn, so that a held key does not outrun the focus; a row out of sight is drawn first.
      if (there) there.focus();
      else {
        shown.show(target);
        requestAnimationFrame(() => rowAt()?.focus());
      }
    } else if (event.key === 'Enter' && onOpen !== undefined) {
      event.preventDefault();
      onOpen(row);
    } else if (event.key === ' ' && select !== undefined) {
      event.preventDefault();
      toggle(id);
    }
  };

  const body = sorted.slice(shown.first, shown.last);
  return (
    <div className="table-block">
      <div className="filter-bar no-print">
        {filters}
        <div className="table-tools">
          {tools}
          {rows.length > 0 && <span>{rows.length === 1 ? '1 row' : `${rows.length.toLocaleString('en-GB')} rows`}</span>}
          {rows.length > 0 && sheet !== undefined && <Button look="quiet" small onClick={() => void writeSheet(sheetOf(sheet, columns, sorted.map((row) => row.original)))}>As spreadsheet</Button>}
          {rows.length > 0 && <Button look="quiet" small onClick={() => window.print()}>Print</Button>}
        </div>
      </div>
      {rows.length === 0 ? empty : (
        <div className={`table-scroll ${shown.virtual ? 'virtual' : ''}`} ref={scroll} {...(shown.virtual ? { tabIndex: 0, role: 'region', 'aria-label': caption } : {})}>
          <table className="table" aria-rowcount={shown.virtual ? sorted.length + 1 : undefined}>
            <caption className="unseen">{caption}</caption>
            <thead>
              <tr>
                {select !== undefined && (
                  <th className="tick">
                    <input type="checkbox" aria-label="Tick all rows" checked={tickedHere.length === sorted.length} onChange={() => tick(tickedHere.length === sorted.length ? [] : sorted.map((row) => row.id))} />
                  </th>
                )}
                {table.getHeaderGroups()[0]!.headers.map((header, index) => {
                  const direction = header.column.getIsSorted();
                  const column = columns[index]!;
                  return (
                    <th key={header.id} scope="col" className={column.align} style={{ width: column.width }} aria-sort={direction === false ? undefined : direction === 'asc' ? 'ascending' : 'descending'}>
                      {column.sortable === false ? column.header : (
                        <button type="button" className="sort" onClick={() => header.column.toggleSorting()}>
                          {column.header}<span className="sort-mark" aria-hidden="true">{direction === 'asc' ? '▲' : direction === 'desc' ? '▼' : ''}</span>
                        </button>
                      )}
                    </th>
                  );
                })}
              </tr>
            </thead>
            <tbody>
              {shown.above > 0 && <tr aria-hidden="true" style={{ height: shown.above }} />}
              {body.map((row, offset) => {
                const index = shown.first + offset;
                return (
                  <tr
                    key={row.id}
                    data-index={index}
                    data-opens={onOpen === undefined ? undefined : ''}
                    className={rowClass?.(row.original)}
                    aria-rowindex={shown.virtual ? index + 2 : undefined}
                    aria-current={current === row.id || undefined}
                    tabIndex={index === Math.min(active, sorted.length - 1) ? 0 : -1}
                    onFocus={() => setActive(index)}
                    onKeyDown={(event) => walk(event, index, row.original, row.id)}
                    onClick={(event) => { if (!(event.target as HTMLElement).closest('a, button, input, select, label')) onOpen?.(row.original); }}
                  >
                    {select !== undefined && <td className="tick"><input type="checkbox" aria-label={`Tick ${String(columns[0]!.value(row.original) ?? 'row')}`} checked={ticked.has(row.id)} onChange={() => toggle(row.id)} /></td>}
                    {columns.map((column, place) => {
                      const content = column.cell === undefined ? column.value(row.original) : column.cell(row.original);
                      return place === 0
                        ? <th key={column.id} scope="row" className={column.align}>{content}</th>
                        : <td key={column.id} className={column.align}>{content}</td>;
                    })}
                  </tr>
                );
              })}
              {shown.below > 0 && <tr aria-hidden="true" style={{ height: shown.below }} />}
            </tbody>
            {columns.some((column) => column.footer !== undefined) && (
              <tfoot><tr>{select !== undefined && <td>{' '}</td>}{columns.map((column) => <td key={column.id} className={column.align}>{column.footer?.(rows)}</td>)}</tr></tfoot>
            )}
          </table>
        </div>
      )}
      {tickedHere.length > 0 && bulk !== undefined && (
        <div className="bulk-bar no-print" role="region" aria-label="With the ticked rows">
          <span>{tickedHere.length} ticked</span>{bulk(tickedHere)}<Button look="quiet" small onClick={() => tick([])}>Clear ticks</Button>
        </div>
      )}
    </div>
  );
}

/** True while the page is being printed, when every row must be there. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}
