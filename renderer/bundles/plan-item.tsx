import { useState } from 'react';
import type { ShownItem } from '../../shared/bundles.ts';
import { listOf } from '../../shared/bundles/plan.ts';
import { Checkbox, RadioGroup } from '../ui/field.tsx';
import { differing } from './differing.ts';
import { keyOf, keysOf, takenFrom, type Decided, type Take } from './plan-lists.ts';
import { PartOfText, WholeTexts } from './side-by-side.tsx';
import { fieldWords, linesOf, momentWords, titleWords } from './words.ts';

const CHANGES = { new: 'New', changed: 'Changed', deleted: 'Deleted there', moved: 'Moved in its list' } as const;
const CHOICES = [{ value: 'mine' as const, label: 'Keep ours' }, { value: 'theirs' as const, label: 'Take theirs' }];
const DELETED = [{ value: 'mine' as const, label: 'Keep it' }, { value: 'theirs' as const, label: 'Delete it here too' }];
const RETURNED = [{ value: 'mine' as const, label: 'Leave it deleted' }, { value: 'theirs' as const, label: 'Take it back' }];

export interface Deciding {
  names: Readonly<Record<string, string>>;
  decided: Decided;
  decide: (keys: readonly string[], take: Take) => void;
  /** Who sent the bundle. */
  from: string;
  /** What an attempt to take it in found of a record, by its key. */
  found: ReadonlyMap<string, string>;
}

/** One record of the plan: field by field what both had, what is here, what came, what it becomes; and what to do with it. */
export function PlanItem({ item: given, ...deciding }: Deciding & { item: ShownItem }) {
  const { names, decided, decide, found } = deciding;
  const item = { ...given, title: titleWords(given.title, given.row ?? {}, names) };
  // What an attached file is called is its title.
  const unsaid = item.table === 'attachments' ? ['id', 'name'] : ['id', 'position'];
  const rows = item.row === null ? [] : linesOf(item.table, Object.fromEntries(Object.entries(item.row).filter(([field, value]) => !unsaid.includes(field) && value !== null && value !== '')), names);
  const whole = takenFrom(item, decided);
  const broken = found.get(keyOf(item));
  return (
    <li className="plan-item">
      <div className="plan-item-head">
        <strong>{item.title}</strong> {listOf(item) !== item.change && <span className="tag">{CHANGES[item.change]}</span>}
        {item.here !== null && <span className="small soft">last changed here on {momentWords(item.here.at)}{item.here.by !== null && ` by ${item.here.by}`}</span>}
      </div>
      {item.reason !== null && <p className="small">{item.reason}</p>}
      {broken !== undefined && <p className="field-error" role="alert">To take it in would break a rule: {broken}</p>}
      {item.units.length > 0 && <Units item={item} {...deciding} />}
      {rows.length > 0 && <p className="small soft kept-lines">{rows.slice(0, 12).map(([field, words]) => `${field}: ${words}`).join(' · ')}</p>}
      {item.state === 'conflict' && item.units.length === 0
        && <RadioGroup label={`What to do with ${item.title}`} across options={item.change === 'deleted' ? DELETED : RETURNED} value={whole ?? ('' as Take)} onChange={(take) => decide([keyOf(item)], take)} />}
      {(item.state === 'ready' || item.state === 'apart')
        && <Checkbox label={<><span aria-hidden="true">Take this in</span><span className="unseen">Take this in: {item.title}</span></>} value={item.units.length === 0 ? whole === 'theirs' : item.units.some((unit) => takenFrom(item, decided, unit) === 'theirs')}
          onChange={(on) => decide(keysOf(item), on ? 'theirs' : 'mine')} />}
    </li>
  );
}

function Units({ item, names, decided, decide, from }: Deciding & { item: ShownItem }) {
  const words = (fields: Record<string, unknown> | null) => linesOf(item.table, fields ?? {}, names).map(([field, said], _, all) => `${all.length > 1 ? `${field}: ` : ''}${said}`).join('\n');
  const [whole, setWhole] = useState(false);
  const hasBase = item.units.some(({ base, state }) => base !== null && state !== 'theirs');
  const single = item.units.length === 1;
  const rows = item.units.map((unit) => {
    const take = takenFrom(item, decided, unit);
    const undecided = unit.state === 'conflict' && item.state === 'conflict';
    const becomes = undecided ? null : words(take === 'theirs' ? unit.result ?? unit.theirs : unit.mine);
    return { unit, take, undecided, said: [unit.base === null ? null : words(unit.base), words(unit.mine), words(unit.theirs), becomes] };
  });
  const isLong = rows.some(({ said }) => differing(said).texts.join('') !== said.join(''));
  return (
    <>
      <table className="table plan-units">
        <caption className="unseen">{item.title}, field by field</caption>
        <thead><tr><th scope="col">Field</th>{hasBase && <th scope="col">Both had</th>}<th scope="col">Here</th><th scope="col">From {from}</th><th scope="col">Becomes</th></tr></thead>
        <tbody>
          {rows.map(({ unit, take, undecided, said }) => {
            const { texts: [base, mine, theirs, becomes], ...same } = whole ? { texts: said, before: 0, after: 0 } : differing(said);
            const cell = (text: string | null | undefined) => <PartOfText text={text ?? ''} {...same} />;
            return (
              <tr key={unit.unit}>
                <th scope="row">{fieldWords(unit.unit)}</th>
                {hasBase && <td className="kept-lines soft">{unit.base === null ? 'Not known' : cell(base)}</td>}
                <td className="kept-lines">{cell(mine)}</td>
                <td className="kept-lines">{cell(theirs)}</td>
                <td className="kept-lines">
                  {undecided
                    ? <RadioGroup label={`Which to keep: ${fieldWords(unit.unit)} of ${item.title}`} across options={CHOICES} value={take ?? ('' as Take)} onChange={(value) => decide([keyOf(item, unit.unit)], value)} />
                    : cell(becomes)}
                  {unit.state === 'merged' && item.change !== 'moved' && take === 'theirs' && <p className="small soft">Both texts merged paragraph by paragraph.</p>}
                  {!single && item.state !== 'refused' && unit.state !== 'conflict'
                    && <Checkbox label={`Take ${fieldWords(unit.unit).toLocaleLowerCase('en-GB')}`} value={take === 'theirs'} onChange={(on) => decide([keyOf(item, unit.unit)], on ? 'theirs' : 'mine')} />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {isLong && <WholeTexts of={item.title} whole={whole} onChange={setWhole} />}
    </>
  );
}
