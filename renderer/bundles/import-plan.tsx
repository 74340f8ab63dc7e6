import { useRef } from 'react';
import type { OpenedBundle } from '../../shared/bundles.ts';
import { listOf } from '../../shared/bundles/plan.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/field.tsx';
import { Notice } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { JobProgress, NotDone } from './job-progress.tsx';
import { closeBundle, decide, sayAsked, takeIn, useOpenBundle } from './open-bundle.ts';
import { foundIn, LISTS, waitingIn } from './plan-lists.ts';
import { PlanSection } from './plan-section.tsx';
import { placeOf, PlanTally } from './plan-tally.tsx';
import { countWords, momentWords, signatureWords } from './words.ts';

/** What a bundle would change, as lists to look through; nothing is written until it is taken in. */
export function ImportPlan({ opened }: { opened: OpenedBundle }) {
  const { decisions, groups, asked, working, problem } = useOpenBundle();
  const { counts } = opened;
  const lists = useRef<HTMLFieldSetElement>(null);
  const waiting = waitingIn(opened, { decisions, groups });
  const seal = signatureWords(opened);
  const empty = opened.items.length === 0;
  const strange = opened.signature === 'changed' || opened.signature === 'missing';
  const ready = waiting === 0 && (!strange || asked);
  const deciding = { names: opened.names, decided: { decisions, groups }, decide, from: opened.from, found: foundIn(problem) };
  return (
    <div className="import-plan">
      <p>{opened.purpose === '' ? opened.title : `${opened.purpose} – ${opened.title}`}. Made on {momentWords(opened.created)} by {opened.from}{opened.role !== '' && `, ${opened.role}`}, {opened.board}.{opened.answers !== null && ` It answers what you sent: ${opened.answers}.`}</p>
      <Notice look={seal.look}>{seal.text}</Notice>
      {strange && <Checkbox label={`I have asked ${opened.from} by telephone, and this bundle is from them`} value={asked} onChange={sayAsked} />}
      {opened.seenBefore && <Notice>This bundle has been taken in before. Taking it in again changes nothing that it changed then.</Notice>}
      <PlanTally counts={counts} />
      {empty && <p>There is nothing to write.</p>}
      {opened.more > 0 && <Notice>{opened.more.toLocaleString('en-GB')} of the records are not listed yet. What you decide of a whole list is decided of them too; the rest of them can be listed below it.</Notice>}
      {/* What is being taken in has been decided. */}
      <fieldset className="plan-lists" ref={lists} disabled={working !== null} aria-label="What it changes">
        {LISTS.map((list) => {
          const items = opened.items.filter((item) => listOf(item) === list.list);
          return items.length === 0 ? null : (
            <PlanSection key={list.list} list={list} items={items} count={counts[list.list]} {...deciding} />
          );
        })}
      </fieldset>
      {opened.same.length > 0 && (
        <div {...placeOf('same')}><Section title={`The same (${counts.same.toLocaleString('en-GB')})`}>
          <details>
            <summary>These are here as they are in the bundle</summary>
            <ul className="plan-items small soft">{opened.same.map((title, at) => <li key={at}>{title}</li>)}</ul>
            {counts.same > opened.same.length && <p className="small soft">And {(counts.same - opened.same.length).toLocaleString('en-GB')} more.</p>}
          </details>
        </Section></div>
      )}
      <div className="plan-foot">
        {problem !== undefined && <NotDone problem={problem} />}
        {working !== null && <JobProgress working={working} />}
        <div className="form-foot">
          <Button look="primary" busy={working !== null} aria-disabled={!ready || undefined} onClick={() => { if (ready) void takeIn(); }}>{empty ? 'Note it as received' : 'Take in'}</Button>
          <Button busy={working !== null} onClick={closeBundle}>Close without taking in</Button>
          {waiting > 0 && <Button onClick={() => focusUndecided(lists.current)}>Go to the next</Button>}
          <span role="status" className="soft">{waiting > 0 ? `${countWords(waiting, 'decision waits', 'decisions wait')} for you` : strange && !asked ? `Ask ${opened.from} first, and say above that you have` : 'A backup is made first, and one undo takes all of it back.'}</span>
        </div>
      </div>
    </div>
  );
}

/** The first conflict of which nobody has said which side to keep. */
const focusUndecided = (lists: HTMLElement | null): void => lists?.querySelector<HTMLElement>('fieldset:not(:has(:checked)) input[type="radio"]')?.focus({ focusVisible: true });
