import { MISSED_IN_A_ROW, needsAttention } from '../../shared/attendance-figures/report-tables.ts';
import { setQuery, useAddress } from '../address.ts';
import { Select, TextField } from '../ui/field.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { hasWords } from '../ui/words.ts';
import type { FigureLine } from './figure-columns.tsx';
import { explain, whoseAddress } from './places.ts';

const key = (line: FigureLine) => line.key;

/** The table by agency or by member: found by words, narrowed to those that need a look, each line opening what is behind it. */
export function FiguresTable({ caption, lines, columns, threshold }:
  { caption: string; lines: readonly FigureLine[]; columns: readonly Column<FigureLine>[]; threshold: number }) {
  const { query } = useAddress();
  const typed = query['find'] ?? '';
  const show = query['show'] ?? '';
  const rows = lines.filter((line) => hasWords(`${line.name} ${line.seats}`, typed)
    && (show === '' || (show === 'low' ? line.low : needsAttention(line, threshold))));
  const open = query['explain'];
  return (
    <Table
      caption={caption}
      rows={rows}
      columns={columns}
      rowKey={key}
      current={lines.find((line) => whoseAddress(line.whose) === open)?.key ?? null}
      onOpen={(line) => explain(line.whose)}
      filters={<>
        <TextField label="Find" value={typed} onChange={(find) => setQuery({ find })} />
        <Select
          label="Show" value={show} onChange={(next) => setQuery({ show: next })} none="All"
          options={[{ value: 'low', label: `Below ${threshold}%` }, { value: 'attention', label: `Below ${threshold}%, or ${MISSED_IN_A_ROW} missed in a row` }]}
        />
      </>}
      empty={<p className="soft">Nobody fits what is asked for. {show !== '' && 'That may be good news.'}</p>}
    />
  );
}
