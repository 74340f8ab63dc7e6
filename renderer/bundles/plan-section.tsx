import { useState } from 'react';
import type { ShownItem } from '../../shared/bundles.ts';
import { labelOf } from '../../shared/bundles/tables.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/page.tsx';
import { PlanItem, type Deciding } from './plan-item.tsx';
import { decideGroup, listMore } from './open-bundle.ts';
import { placeOf } from './plan-tally.tsx';
import { byTable, groupKey, keyOf, type LISTS, type Take } from './plan-lists.ts';
import { countWords } from './words.ts';

/** So many of a kind are drawn at once. */
const AT_ONCE = 50;

/** One list of the plan, a group for each kind of record; a list or a group can be decided at once. */
export function PlanSection({ list: { list, title, says, all }, items, count, ...deciding }: Deciding & { list: (typeof LISTS)[number]; items: readonly ShownItem[]; count: number }) {
  const groups = byTable(items);
  return (
    <div {...placeOf(list)}><Section title={`${title} (${count.toLocaleString('en-GB')})`} aside={all !== undefined && (
      <span className="row">
        {(['mine', 'theirs'] as const).map((take, at) => (
          <Button key={take} small aria-pressed={deciding.decided.groups.get(groupKey(list)) === take} onClick={() => decideGroup(list, '', take)}>{all[at]}</Button>
        ))}
      </span>
    )}
    >
      <p className="soft">{says}</p>
      {groups.map(([table, group]) => (
        <Group key={`${list} ${table}`} table={table} items={group} named={groups.length > 1} {...deciding} onAll={all === undefined ? undefined : (take) => decideGroup(list, table, take)} />
      ))}
      {items.length < count && <p><Button onClick={() => void listMore(list)}>List more of the {(count - items.length).toLocaleString('en-GB')} that are not listed yet</Button></p>}
    </Section></div>
  );
}

function Group({ table, items, named, onAll, ...deciding }: Deciding & { table: string; items: readonly ShownItem[]; named: boolean; onAll: ((take: Take) => void) | undefined }) {
  const [drawn, setDrawn] = useState(AT_ONCE);
  const what = countWords(items.length, labelOf(table, 1), labelOf(table, 2));
  const isConflict = items[0]?.state === 'conflict';
  return (
    <>
      {named && (
        <div className="plan-group">
          <h3>{what.charAt(0).toLocaleUpperCase('en-GB') + what.slice(1)}</h3>
          {onAll !== undefined && items.length > 1 && <>
            <Button small look="quiet" onClick={() => onAll('mine')}>{isConflict ? 'Keep ours' : 'Leave out'}<span className="unseen"> in these {what}</span></Button>
            <Button small look="quiet" onClick={() => onAll('theirs')}>{isConflict ? 'Take theirs' : 'Take in'}<span className="unseen"> in these {what}</span></Button>
          </>}
        </div>
      )}
      <ul className="plan-items">{items.slice(0, drawn).map((item) => <PlanItem key={keyOf(item, item.change)} item={item} {...deciding} />)}</ul>
      {items.length > drawn && <Button onClick={() => setDrawn(drawn + 200)}>Show more of the {(items.length - drawn).toLocaleString('en-GB')} {labelOf(table, 2)}</Button>}
    </>
  );
}
