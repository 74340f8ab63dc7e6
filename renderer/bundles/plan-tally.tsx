import type { Counts } from '../../shared/bundles.ts';
import { Button } from '../ui/button.tsx';

const WORDS: readonly [list: keyof Counts, words: string][] = [
  ['conflict', 'in conflict'], ['apart', 'set apart'], ['changed', 'changed'], ['new', 'new'], ['refused', 'cannot be taken in'], ['same', 'the same'],
];
/** Where a list of the plan begins, to be gone to from the tally. */
export const placeOf = (list: keyof Counts) => ({ id: `plan-${list}`, tabIndex: -1, className: 'plan-place' });

function goTo(list: keyof Counts): void {
  const place = document.getElementById(placeOf(list).id);
  place?.scrollIntoView();
  place?.focus({ preventScroll: true });
}

/** How many records are in which list, each the way to it; what there is none of is not said. */
export function PlanTally({ counts }: { counts: Counts }) {
  const some = WORDS.filter(([list]) => counts[list] > 0);
  if (some.length === 0) return <p>There are no records in it.</p>;
  return (
    <nav aria-label="What it changes, list by list">
      <ul className="plan-tally">
        {some.map(([list, words]) => <li key={list}><Button look="quiet" onClick={() => goTo(list)}>{counts[list].toLocaleString('en-GB')} {words}</Button></li>)}
      </ul>
    </nav>
  );
}
