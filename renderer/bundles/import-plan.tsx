import { useState } from 'react';
import type { OpenedBundle, ShownItem } from '../../shared/bundles.ts';
import { formatInstant } from '../../shared/dates.ts';
import type { Progress } from '../../shared/door.ts';
import { useCommand } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice, Notice } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { keyOf, PlanItem, type Decisions, type Take } from './plan-item.tsx';
import { countWords, signatureWords } from './words.ts';

/** So many are drawn at once. */
const AT_ONCE = 50;
type List = 'conflict' | 'apart' | 'changed' | 'new' | 'refused';
const LISTS: readonly { list: List; title: string; says: string }[] = [
  { list: 'conflict', title: 'In conflict', says: 'Both sides changed these. Say for each which to keep; both texts stay in history.' },
  { list: 'apart', title: 'Set apart', says: 'The sender was not given these. They are left as they are unless you tick them.' },
  { list: 'changed', title: 'Changed', says: 'Only the sender changed these.' },
  { list: 'new', title: 'New', says: 'These are not here yet.' },
  { list: 'refused', title: 'Cannot be taken in', says: 'These are left out, each for the reason beside it.' },
];
const listOf = ({ state, change }: ShownItem): List => (state === 'ready' ? (change === 'new' ? 'new' : 'changed') : state);
const needsWord = (item: ShownItem): string[] => {
  if (item.state !== 'conflict') return [];
  const units = item.units.filter(({ state }) => state === 'conflict').map(({ unit }) => keyOf(item, unit));
  return units.length === 0 ? [keyOf(item)] : units;
};

/** What a bundle would change, as lists to look through; nothing is written until it is taken in. */
export function ImportPlan({ opened, onDone }: { opened: OpenedBundle; onDone: (words: string | null) => void }) {
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  const [shown, setShown] = useState<Partial<Record<List, number>>>({});
  const [progress, setProgress] = useState<Progress>();
  const take = useCommand('bundles.import', { inline: true });
  const decide = (key: string, choice: Take) => setDecisions((before) => new Map(before).set(key, choice));
  const waiting = opened.items.flatMap(needsWord).filter((key) => !decisions.has(key));
  const decideAll = (choice: Take) => setDecisions((before) => new Map([...before, ...opened.items.flatMap(needsWord).map((key) => [key, choice] as const)]));
  const seal = signatureWords(opened);
  const empty = opened.items.length === 0;
  const run = async () => {
    const list = [...decisions].map(([key, choice]) => {
      const [table, id, unit] = key.split('/') as [string, string, string];
      return { table, id, ...(unit === '' ? {} : { unit }), take: choice };
    });
    const done = await take.run({ opened: opened.opened, decisions: list }, { onProgress: setProgress });
    if (done.ok) onDone([`Taken in: ${countWords(done.value.written, 'record', 'records')} written. Undo takes all of it back.`, ...done.value.renumbered].join(' '));
  };
  return (
    <div className="import-plan">
      <p>{opened.purpose === '' ? opened.title : `${opened.purpose} – ${opened.title}`}. Made {formatInstant(opened.created)} by {opened.from}{opened.role !== '' && `, ${opened.role}`}, {opened.board}.{opened.answers !== null && ` It answers what you sent: ${opened.answers}.`}</p>
      <Notice look={seal.look}>{seal.text}</Notice>
      {opened.seenBefore && <Notice>This bundle has been taken in before. Taking it in again changes nothing that it changed then.</Notice>}
      <p role="status">
        {countWords(opened.counts.new, 'new record', 'new records')}, {opened.counts.changed} changed, {opened.counts.same} the same, {opened.counts.conflict} in conflict, {opened.counts.apart} set apart, {opened.counts.refused} that cannot be taken in.
        {empty && ' There is nothing to write.'}
      </p>
      {opened.more > 0 && <Notice>{opened.more.toLocaleString('en-GB')} further records are not listed; they are taken in as the rules say.</Notice>}
      {LISTS.map(({ list, title, says }) => {
        const items = opened.items.filter((item) => listOf(item) === list);
        const drawn = shown[list] ?? AT_ONCE;
        return items.length === 0 ? null : (
          <Section key={list} title={`${title} (${items.length})`} aside={list === 'conflict'
            ? <span className="row"><Button small onClick={() => decideAll('mine')}>Keep all of ours</Button><Button small onClick={() => decideAll('theirs')}>Take all of theirs</Button></span> : undefined}
          >
            <p className="soft">{says}</p>
            <ul className="plan-items">{items.slice(0, drawn).map((item) => <PlanItem key={keyOf(item, item.change)} item={item} names={opened.names} decisions={decisions} decide={decide} />)}</ul>
            {items.length > drawn && <Button onClick={() => setShown({ ...shown, [list]: drawn + 200 })}>Show more of the {items.length - drawn}</Button>}
          </Section>
        );
      })}
      {take.error !== undefined && <ErrorNotice problem={take.error} />}
      <div className="form-foot">
        <Button look="primary" busy={take.busy} aria-disabled={waiting.length > 0 || undefined} onClick={() => void run()}>{empty ? 'Note it as received' : 'Take in'}</Button>
        <Button onClick={() => onDone(null)}>Close without taking in</Button>
        <span role="status" className="soft">{take.busy ? progress?.label ?? 'Backing up first…' : waiting.length > 0 ? `${countWords(waiting.length, 'conflict waits', 'conflicts wait')} for your decision` : ''}</span>
      </div>
    </div>
  );
}
