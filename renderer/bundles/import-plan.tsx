import type { Counts, OpenedBundle } from '../../shared/bundles.ts';
import { formatInstant } from '../../shared/dates.ts';
import { listOf } from '../../shared/bundles/plan.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { JobProgress, NotDone } from './job-progress.tsx';
import { closeBundle, decide, decideOtherwise, takeIn, useOpenBundle } from './open-bundle.ts';
import { foundIn, LISTS, waitingIn } from './plan-lists.ts';
import { PlanSection } from './plan-section.tsx';
import { countWords, signatureWords } from './words.ts';

/** What a bundle would change, as lists to look through; nothing is written until it is taken in. */
export function ImportPlan({ opened }: { opened: OpenedBundle }) {
  const { decisions, working, problem } = useOpenBundle();
  const { counts } = opened;
  const waiting = waitingIn(opened, decisions);
  const seal = signatureWords(opened);
  const empty = opened.items.length === 0;
  const deciding = { names: opened.names, decisions, decide, from: opened.from, found: foundIn(problem) };
  return (
    <div className="import-plan">
      <p>{opened.purpose === '' ? opened.title : `${opened.purpose} – ${opened.title}`}. Made {formatInstant(opened.created)} by {opened.from}{opened.role !== '' && `, ${opened.role}`}, {opened.board}.{opened.answers !== null && ` It answers what you sent: ${opened.answers}.`}</p>
      <Notice look={seal.look}>{seal.text}</Notice>
      {opened.seenBefore && <Notice>This bundle has been taken in before. Taking it in again changes nothing that it changed then.</Notice>}
      <p role="status">
        {tally(counts)}.
        {empty && ' There is nothing to write.'}
      </p>
      {opened.more > 0 && <Notice>{opened.more.toLocaleString('en-GB')} further records are not listed; they are taken in as the rules say.</Notice>}
      {/* What is being taken in has been decided. */}
      <fieldset className="plan-lists" disabled={working !== null} aria-label="What it changes">
        {LISTS.map((list) => {
          const items = opened.items.filter((item) => listOf(item) === list.list);
          return items.length === 0 ? null : (
            <PlanSection key={list.list} list={list} items={items} count={counts[list.list]} {...deciding} {...(list.list === 'conflict' ? { onAll: decideOtherwise } : {})} />
          );
        })}
      </fieldset>
      {opened.same.length > 0 && (
        <Section title={`The same (${counts.same.toLocaleString('en-GB')})`}>
          <details>
            <summary>These are here as they are in the bundle</summary>
            <ul className="small soft">{opened.same.map((title, at) => <li key={at}>{title}</li>)}</ul>
            {counts.same > opened.same.length && <p className="small soft">And {(counts.same - opened.same.length).toLocaleString('en-GB')} more.</p>}
          </details>
        </Section>
      )}
      <div className="plan-foot">
        {problem !== undefined && <NotDone problem={problem} />}
        {working !== null && <JobProgress working={working} />}
        <div className="form-foot">
          <Button look="primary" busy={working !== null} aria-disabled={waiting.length > 0 || undefined} onClick={() => void takeIn()}>{empty ? 'Note it as received' : 'Take in'}</Button>
          <Button busy={working !== null} onClick={closeBundle}>Close without taking in</Button>
          <span role="status" className="soft">{waiting.length > 0 ? `${countWords(waiting.length, 'conflict waits', 'conflicts wait')} for your decision` : 'A backup is made first, and one undo takes all of it back.'}</span>
        </div>
      </div>
    </div>
  );
}

/** "2 new, 1 changed, 6 the same": what there is none of is not said. */
function tally(counts: Counts): string {
  const parts = [[counts.new, 'new'], [counts.changed, 'changed'], [counts.same, 'the same'], [counts.conflict, 'in conflict'], [counts.apart, 'set apart'], [counts.refused, 'that cannot be taken in']] as const;
  const some = parts.filter(([count]) => count > 0).map(([count, words]) => `${count.toLocaleString('en-GB')} ${words}`);
  return some.length === 0 ? 'No records' : `Of its records ${some.join(', ')}`;
}
