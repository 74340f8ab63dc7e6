import { formatShortDate } from '../../shared/dates.ts';
import { slipWords } from '../../shared/plan/document.ts';
import { ARROWS, DIRECTION_WORDS } from '../../shared/plan/review.ts';
import { levelOf, rankOf, type RagScale } from '../../shared/plan/scale.ts';
import { setQuery } from '../address.ts';
import type { Column } from '../ui/table.tsx';
import { PlanMark } from './mark.tsx';
import type { PlanRow } from './rows.ts';

const explain = (id: string): void => setQuery({ open: id, new: '', edit: '' }, { replace: false });

/** The columns of the plan’s table. A colour opens what is behind it. */
export function planColumns(scale: RagScale, narrow: boolean): Column<PlanRow>[] {
  const rating: Column<PlanRow> = {
    id: 'rating', header: 'Rating', width: '8.5rem', value: ({ action }) => rankOf(levelOf(scale, action.shown.colour) ?? scale.levels[0]!),
    cell: ({ action }) => (
      <span className="plan-cell">
        <button type="button" className="plan-why" onClick={() => explain(action.id)} aria-label={`${levelOf(scale, action.shown.colour)?.word ?? ''}: why action ${action.number} has this rating`}><PlanMark scale={scale} colour={action.shown.colour} /></button>
        {action.shown.direction !== null && <span className="small soft">{ARROWS[action.shown.direction]} {DIRECTION_WORDS[action.shown.direction]}</span>}
        {action.shown.byHand && action.shown.colour !== action.shown.proposed && <span className="small soft">By date: {levelOf(scale, action.shown.proposed)?.word.toLowerCase()}</span>}
      </span>
    ),
  };
  const all: Column<PlanRow>[] = [
    { id: 'number', header: 'No.', value: (row) => row.place, cell: (row) => row.action.number },
    { id: 'action', header: 'Action', value: ({ action }) => action.text, cell: (row) => <span className="plan-cell">{row.action.text}<span className="small soft">{row.priority.number}. {row.priority.title}</span></span> },
    { id: 'lead', header: 'Lead', value: ({ action }) => action.leadWords || null, cell: ({ action }) => (action.leadWords === '' ? <span className="soft">Nobody yet</span> : <span className="preserve">{action.leadWords}</span>) },
    {
      id: 'due', header: 'Timescale', value: ({ action }) => action.shown.dueDate,
      cell: ({ action }) => (
        <span className="plan-cell">
          {action.timescale !== null && <span>{action.timescale}</span>}
          {action.shown.dueDate !== null && <span className={action.timescale === null ? '' : 'small soft'}>{formatShortDate(action.shown.dueDate)}</span>}
          {action.shown.slippedDays !== null && action.shown.slippedDays !== 0 && <span className="small soft">{slipWords(action.shown.slippedDays)}</span>}
        </span>
      ),
    },
    { id: 'milestones', header: 'Milestones', width: '6rem', value: ({ action, done }) => (action.milestones.length === 0 ? null : done / action.milestones.length), cell: ({ action, done }) => (action.milestones.length === 0 ? null : `${done} of ${action.milestones.length} done`) },
    rating,
    { id: 'commentary', header: 'Commentary', value: ({ action }) => action.commentary || null, cell: ({ action }) => <span className="preserve">{action.commentary}</span> },
  ];
  return narrow ? all.filter((column) => ['number', 'action', 'due', 'rating'].includes(column.id)) : all;
}
