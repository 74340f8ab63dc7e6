import { Link } from '../ui/link.tsx';
import type { Column } from '../ui/table.tsx';
import type { BodyLine } from './body-tree.ts';

// The order is that of the tree, so nothing is sorted.
const name: Column<BodyLine> = {
  id: 'name', header: 'Name', sortable: false, value: (row) => row.body.name,
  cell: (row) => (
    <span className="body-name" style={{ paddingInlineStart: `${row.depth * 1.5}rem` }}>
      {row.depth > 0 && <span aria-hidden="true" className="soft">└ </span>}{row.body.name}
      {row.body.shortName !== null && <span className="soft short-name"> {row.body.shortName}</span>}
    </span>
  ),
};
const kind: Column<BodyLine> = { id: 'kind', header: 'Kind', sortable: false, value: (row) => row.body.kind };
const parents: Column<BodyLine> = { id: 'parents', header: 'Reports to', sortable: false, value: (row) => row.parents.map((parent) => parent.shortName ?? parent.name).join(', ') || null };
const seats: Column<BodyLine> = {
  id: 'seats', header: 'Seats', sortable: false, value: (row) => row.seats,
  cell: (row) => (
    <Link to={`/register?body=${row.id}`} quiet>
      <span className="unseen">Register of {row.body.name}: </span>{row.seats === 0 ? 'none yet' : row.seats === 1 ? '1 seat' : `${row.seats} seats`}{row.vacant > 0 && <>, <span className="vacant">{row.vacant} vacant</span></>}
    </Link>
  ),
};
const notice: Column<BodyLine> = { id: 'notice', header: 'Notice', sortable: false, value: (row) => row.body.noticeDays, cell: (row) => (row.body.noticeDays === 1 ? '1 clear day' : `${row.body.noticeDays} clear days`) };
const numbers: Column<BodyLine> = { id: 'numbers', header: 'Minute numbers', sortable: false, value: (row) => row.body.numbering, cell: (row) => (row.body.numbering === 'coded' ? row.body.numberPattern : row.body.numbering === 'meeting' ? 'per meeting' : 'through the municipal year') };

export const bodyColumns: readonly Column<BodyLine>[] = [name, kind, parents, seats, numbers, notice];
/** Beside the inspector, which has the rest. */
export const narrowBodyColumns: readonly Column<BodyLine>[] = [name, kind, seats];
