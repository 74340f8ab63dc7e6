import { useEffect, useMemo } from 'react';
import { formatShortDate } from '../../shared/dates.ts';
import type { PlanTree, TreeAction } from '../../shared/plan.ts';
import type { RagColour } from '../../shared/plan/scale.ts';
import { setQuery, useAddress } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { call } from '../call.ts';
import { writeFile } from '../records/write-file.ts';
import { Button } from '../ui/button.tsx';
import { Select, TextArea } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';
import { Link } from '../ui/link.tsx';
import { Menu } from '../ui/menu.tsx';
import { EmptyState, Notice } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { PlanMark } from './mark.tsx';

const NOBODY = 'Nobody yet';
/** The printed form of one lead; actions without one have the form of nobody. */
const print = (tree: PlanTree, lead: string, format: 'docx' | 'pdf') => writeFile(`Update ${lead === NOBODY ? 'without a lead' : lead} ${tree.today}`, format,
  (to) => call('plans.export', { planId: tree.plan.id, paper: 'forms', lead: lead === NOBODY ? '' : lead, format, to }));

/** Goes through the actions of one lead, one form after the other: Ctrl+S keeps what was reported and goes to the next. */
export function Updates({ tree }: { tree: PlanTree }) {
  const { query } = useAddress();
  const leads = useMemo(() => [...new Set(tree.priorities.flatMap((one) => one.actions).flatMap((action) => (action.leadWords === '' ? [NOBODY] : action.leadWords.split('\n'))))].toSorted((a, b) => a.localeCompare(b, 'en-GB')), [tree]);
  const lead = leads.includes(query['lead'] ?? '') ? query['lead']! : '';
  const theirs = tree.priorities.flatMap((one) => one.actions).filter((action) => (action.leadWords === '' ? lead === NOBODY : action.leadWords.split('\n').includes(lead)));
  const at = Math.max(0, theirs.findIndex((one) => one.id === query['at']));
  const action = theirs[at];
  const goTo = (index: number) => setQuery({ at: theirs[index]?.id ?? '' });
  const [before, after] = [theirs[at - 1]?.id, theirs[at + 1]?.id];
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      const to = event.altKey ? { PageDown: after, PageUp: before }[event.key] : undefined;
      if (to === undefined) return;
      event.preventDefault();
      setQuery({ at: to });
    };
    window.addEventListener('keydown', step);
    return () => window.removeEventListener('keydown', step);
  }, [before, after]);
  const waiting = tree.priorities.flatMap((one) => one.actions).filter((one) => one.updates > 0);
  const organisationId = action?.leads.find((_, index) => action.leadWords.split('\n')[index] === lead)?.organisationId ?? null;
  if (leads.length === 0) return <EmptyState>There are no actions to report on yet.</EmptyState>;
  return (
    <div className="stack wide">
      {waiting.length > 0 && (
        <Notice>
          Not taken into the plan yet: {waiting.map((one, index) => (
            <span key={one.id}>{index === 0 ? '' : ', '}<button type="button" className="link" onClick={() => setQuery({ lead: one.leadWords === '' ? NOBODY : one.leadWords.split('\n')[0]!, at: one.id })}>{one.number}{one.updates === 1 ? '' : ` (${one.updates})`}</button></span>
          ))}
        </Notice>
      )}
      <div className="row">
        <Select label="Lead" none="Choose a lead" options={leads.map((one) => ({ value: one, label: one }))} value={lead} onChange={(to) => setQuery({ lead: to, at: '' })} />
        {lead !== '' && (
          <>
            <Menu label="Form on paper" entries={[{ id: 'docx', label: 'As Word', run: () => void print(tree, lead, 'docx') }, { id: 'pdf', label: 'As PDF', run: () => void print(tree, lead, 'pdf') }]} />
            <Link to={`/bundles?new=1&as=form&part=${organisationId === null ? `plan/${tree.plan.id}` : `organisation/${organisationId}`}`} button="plain">Send as a form</Link>
          </>
        )}
      </div>
      {lead === '' && <p className="soft">Choose a lead to go through their actions one after the other, or to print or send them a form. What comes back is shown here until it is taken into the plan.</p>}
      {action !== undefined && (
        <>
          <div className="row">
            <span role="status">Action {at + 1} of {theirs.length}</span>
            <Button small aria-disabled={at === 0} onClick={() => goTo(at - 1)} keys="Alt+PageUp">Previous</Button>
            <Button small aria-disabled={at === theirs.length - 1} onClick={() => goTo(at + 1)} keys="Alt+PageDown">Next</Button>
          </div>
          <Report key={action.id} tree={tree} action={action} lead={lead} onNext={() => goTo(Math.min(at + 1, theirs.length - 1))} />
        </>
      )}
    </div>
  );
}

function Report({ tree, action, lead, onNext }: { tree: PlanTree; action: TreeAction; lead: string; onNext: () => void }) {
  const updates = useQuery('planUpdates.list', { actionId: action.id });
  const form = useForm({
    draft: `planUpdate:${action.id}`, unsaved: `The report on ${action.number} is not kept yet`,
    initial: { done: '', evidence: '', nextStep: '', proposedColour: '' as RagColour | '' },
    submit: ({ proposedColour, ...values }) => perform('planUpdates.create', {
      actionId: action.id, reportedOn: tree.today, byText: lead.slice(0, 200), ...values, proposedColour: proposedColour === '' ? null : proposedColour,
    }, { done: `Report on ${action.number} kept`, inline: true }),
    onDone: onNext,
  });
  const waiting = (updates.data ?? []).toReversed();
  return (
    <>
      <h2>{action.number} {action.text}</h2>
      <p><PlanMark scale={tree.plan.scale} colour={action.shown.colour} /> <span className="soft">{action.shown.reasons[0]}</span></p>
      <FormFrame form={form} save="Keep and go on">
        <TextArea autoFocus label="What has been done" {...form.field('done')} />
        <TextArea label="Evidence" optional {...form.field('evidence')} />
        <TextArea label="Next step" optional {...form.field('nextStep')} />
        <Select label="Rating the lead proposes" none="None" options={tree.plan.scale.levels.map((level) => ({ value: level.colour, label: level.word }))} {...form.field('proposedColour')} />
      </FormFrame>
      {waiting.length > 0 && (
        <Section title="Reports so far" level={3}>
          <ul className="plan-steps">
            {waiting.map((one) => (
              <li key={one.id}>
                <span className="preserve">
                  {formatShortDate(one.reportedOn)}{one.byText === null ? '' : `, ${one.byText}`}: {[one.done, one.evidence, one.nextStep].filter((part) => part !== '').join(' – ')}
                  {one.proposedColour !== null && <> <PlanMark scale={tree.plan.scale} colour={one.proposedColour} /></>}
                </span>
                {one.acceptedOn === null
                  ? <Button small onClick={() => void perform('planUpdates.accept', { id: one.id, version: one.version }, { done: `Taken into action ${action.number}` })}>Take into the plan</Button>
                  : <span className="soft nowrap">Taken in {formatShortDate(one.acceptedOn)}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
