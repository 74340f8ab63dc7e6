import { PLAN_COLUMNS, type PlanColumn, type PlanMatching } from '../../../shared/plan/import/columns.ts';
import type { PlanTable } from '../../../shared/plan/import/read-table.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';

const WORDS: Record<PlanColumn, string> = {
  number: 'Number', priority: 'Priority', action: 'Action', lead: 'Lead', timescale: 'Timescale', due: 'Due date', milestones: 'Milestones', measures: 'Success measures', rating: 'Rating', commentary: 'Commentary',
};

/** Which column is what, as it was found by the headings; any can be put right. */
export function Columns({ table, changed, onChange }: { table: PlanTable; changed: boolean; onChange: (matching: PlanMatching | null) => void }) {
  const { matching, headings, width } = table;
  if (width < 2) return null;
  const options = Array.from({ length: width }, (_, at) => ({ value: String(at), label: `Column ${at + 1}${headings[at] === undefined || headings[at] === '' ? '' : `: ${headings[at].slice(0, 40)}`}` }));
  const found = PLAN_COLUMNS.filter((kind) => matching[kind] !== null).length;
  return (
    <details className="plan-columns">
      <summary>{changed ? 'Columns as you matched them' : headings.length > 0 ? `${found} columns found by their headings` : `No headings were found; ${found} columns taken in their usual order`}</summary>
      <div className="form-row">
        {PLAN_COLUMNS.map((kind) => (
          <Select
            key={kind} label={WORDS[kind]} none="Not in the table" options={options} value={matching[kind] === null ? '' : String(matching[kind])}
            onChange={(value) => onChange({ ...matching, [kind]: value === '' ? null : Number(value) })}
          />
        ))}
      </div>
      {changed && <Button small onClick={() => onChange(null)}>As the headings say</Button>}
    </details>
  );
}
