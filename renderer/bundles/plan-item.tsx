import type { ShownItem } from '../../shared/bundles.ts';
import { formatInstant } from '../../shared/dates.ts';
import { Checkbox, RadioGroup } from '../ui/field.tsx';
import { fieldWords, valueWords } from './words.ts';

export type Take = 'mine' | 'theirs';
export type Decisions = ReadonlyMap<string, Take>;
export const keyOf = (item: Pick<ShownItem, 'table' | 'id'>, unit = ''): string => `${item.table}/${item.id}/${unit}`;
const CHANGES = { new: 'New', changed: 'Changed', deleted: 'Deleted there', moved: 'Moved in its list' } as const;
const CHOICES = [{ value: 'mine' as const, label: 'Keep ours' }, { value: 'theirs' as const, label: 'Take theirs' }];

/** One record of the plan: field by field, here and there, and what to do with it. */
export function PlanItem({ item, names, decisions, decide }:
  { item: ShownItem; names: Readonly<Record<string, string>>; decisions: Decisions; decide: (key: string, take: Take) => void }) {
  const whole = decisions.get(keyOf(item));
  const isConflict = item.state === 'conflict';
  const usual = item.state === 'ready';
  const rows = item.row === null ? [] : Object.entries(item.row).filter(([field, value]) => !['id', 'position'].includes(field) && value !== null && value !== '');
  return (
    <li className="plan-item">
      <div className="plan-item-head">
        <strong>{item.title}</strong> <span className="tag">{CHANGES[item.change]}</span>
        {item.here !== null && <span className="small soft">last changed here {formatInstant(item.here.at)}{item.here.by !== null && ` by ${item.here.by}`}</span>}
      </div>
      {item.reason !== null && <p className="small">{item.reason}</p>}
      {item.units.length > 0 && (
        <table className="table">
          <caption className="unseen">{item.title}, field by field</caption>
          <thead><tr><th scope="col">Field</th><th scope="col">Here</th><th scope="col">In the bundle</th><th scope="col">Becomes</th></tr></thead>
          <tbody>
            {item.units.map((unit) => {
              const take = decisions.get(keyOf(item, unit.unit)) ?? whole;
              const words = (fields: Record<string, unknown>) => Object.entries(fields).map(([field, value]) => `${Object.keys(fields).length > 1 ? `${fieldWords(field)}: ` : ''}${valueWords(value, names)}`).join('\n');
              return (
                <tr key={unit.unit}>
                  <th scope="row">{fieldWords(unit.unit)}</th>
                  <td className="kept-lines">{words(unit.mine)}</td>
                  <td className="kept-lines">{words(unit.theirs)}</td>
                  <td className="kept-lines">
                    {unit.state === 'conflict' && isConflict
                      ? <RadioGroup label={`Which to keep: ${fieldWords(unit.unit)} of ${item.title}`} across options={CHOICES} value={take ?? ('' as Take)} onChange={(value) => decide(keyOf(item, unit.unit), value)} />
                      : words(item.state === 'refused' || (take ?? (usual || isConflict ? 'theirs' : 'mine')) === 'mine' ? unit.mine : unit.result ?? unit.theirs)}
                    {unit.state === 'merged' && item.change !== 'moved' && <span className="small soft">Both texts merged paragraph by paragraph.</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {rows.length > 0 && <p className="small soft kept-lines">{rows.slice(0, 12).map(([field, value]) => `${fieldWords(field)}: ${valueWords(value, names)}`).join(' · ')}</p>}
      {isConflict && item.units.length === 0 && <RadioGroup label={`What to do with ${item.title}`} across options={CHOICES} value={whole ?? ('' as Take)} onChange={(value) => decide(keyOf(item), value)} />}
      {(usual || item.state === 'apart') && <Checkbox label={`Take this in: ${item.title}`} value={(whole ?? (usual ? 'theirs' : 'mine')) === 'theirs'} onChange={(on) => decide(keyOf(item), on ? 'theirs' : 'mine')} />}
    </li>
  );
}
