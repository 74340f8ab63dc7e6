import { useState } from 'react';
import { formatShortDate } from '../../shared/dates.ts';
import type { PlanTree, TreeAction } from '../../shared/plan.ts';
import { levelOf } from '../../shared/plan/scale.ts';
import { readTimescale } from '../../shared/plan/timescale.ts';
import { perform } from '../cache.ts';
import { Attachments } from '../records/attachments.tsx';
import { useDirectory } from '../records/directory.ts';
import type { OpenRecord } from '../records/open-record.ts';
import { RecordHistory } from '../records/record-history.tsx';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { TextField } from '../ui/field.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { Section } from '../ui/page.tsx';
import { EditPlanActionForm } from './action-form.tsx';
import { Before } from './before.tsx';
import { Links } from './links.tsx';
import { PlanMark } from './mark.tsx';

/** One action of the plan: why it has its colour, its milestones, who leads it and what it has to do with. */
export function PlanActionInspector({ tree, action, record }: { tree: PlanTree; action: TreeAction; record: OpenRecord }) {
  const { id, version, number } = action;
  const complete = levelOf(tree.plan.scale, action.shown.colour)?.final === true;
  const remove = async () => {
    const result = await perform('planActions.delete', { id, version }, { done: `Action ${number} deleted` });
    if (result.ok) record.close();
  };
  return (
    <Inspector title={`Action ${number}`} onClose={record.close} focus>
      {record.editing ? <EditPlanActionForm key={version} tree={tree} action={action} onDone={() => record.edit(false)} /> : (
        <>
          <p className="preserve">{action.text}</p>
          <Why tree={tree} action={action} />
          <div className="row">
            {complete
              ? <Button onClick={() => void perform('planActions.update', { id, version, set: { completedOn: null, ...(action.colour === null ? {} : { colour: null }) } }, { done: `Action ${number} is open again` })}>Open again</Button>
              : <Button onClick={() => void perform('planActions.update', { id, version, set: { completedOn: tree.today, colour: null } }, { done: `Action ${number} is complete` })}>Mark complete</Button>}
            <Button onClick={() => record.edit(true)}>Edit</Button>
            <Button look="quiet" onClick={() => void remove()}>Delete</Button>
          </div>
          <Milestones tree={tree} action={action} />
          <Leads action={action} />
          <Links action={action} />
          {action.measures !== '' && <Section title="How success is measured" level={3}><p className="preserve">{action.measures}</p></Section>}
          {action.commentary !== '' && <Section title="Commentary" level={3}><p className="preserve">{action.commentary}</p></Section>}
          <Attachments ownerTable="planActions" ownerId={id} hint="What shows how far it is can be kept here, up to 20 MB." />
          <RecordHistory table="planActions" rowId={id} />
          {action.copiedFromId !== null && <Before copiedFromId={action.copiedFromId} />}
        </>
      )}
    </Inspector>
  );
}

/** The rule, what it found, and what somebody decided instead. */
function Why({ tree, action: { shown, timescale } }: { tree: PlanTree; action: TreeAction }) {
  const { scale } = tree.plan;
  return (
    <Section title="Why this rating" level={3}>
      <dl className="facts">
        <dt>Shown</dt><dd><PlanMark scale={scale} colour={shown.colour} /></dd>
        <dt>By the rule</dt><dd><PlanMark scale={scale} colour={shown.proposed} /></dd>
        {shown.byHand && <><dt>Set by hand</dt><dd className="preserve">{shown.reason}</dd></>}
        {timescale !== null && <><dt>Timescale</dt><dd>{timescale}</dd></>}
        {shown.dueDate !== null && <><dt>Due by</dt><dd>{formatShortDate(shown.dueDate)}</dd></>}
      </dl>
      <ul className="plain-list">{shown.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
      <details><summary>The rule</summary><ul className="plain-list small">{tree.rule.map((line) => <li key={line}>{line}</li>)}</ul></details>
    </Section>
  );
}

function Milestones({ tree, action }: { tree: PlanTree; action: TreeAction }) {
  const [text, setText] = useState('');
  const [when, setWhen] = useState('');
  const add = async () => {
    const dates = readTimescale(when === '' ? text : when, tree.plan);
    const added = await perform('planMilestones.create', { actionId: action.id, text, timescale: when.trim() === '' ? null : when, ...dates }, { done: 'Milestone added' });
    if (!added.ok) return;
    setText('');
    setWhen('');
  };
  return (
    <Section title="Milestones" level={3}>
      <ul className="plan-steps">
        {action.milestones.map((one) => (
          <li key={one.id}>
            <label className="check">
              <input type="checkbox" checked={one.doneOn !== null} onChange={(event) => void perform('planMilestones.update', { id: one.id, version: one.version, set: { doneOn: event.target.checked ? tree.today : null } })} />
              <span>
                {one.text}
                <span className="field-hint">{[one.timescale, one.dueDate === null ? null : `due ${formatShortDate(one.dueDate)}`, one.doneOn === null ? null : `done ${formatShortDate(one.doneOn)}`].filter((part) => part !== null).join(', ') || 'No date'}</span>
              </span>
            </label>
            <Button small look="quiet" aria-label={`Delete the milestone ${one.text.slice(0, 60)}`} onClick={() => void perform('planMilestones.delete', { id: one.id, version: one.version }, { done: 'Milestone deleted' })}>Delete</Button>
          </li>
        ))}
      </ul>
      <TextField label="New milestone" value={text} onChange={setText} />
      <TextField label="When" optional hint="30/09/2027, October 2027, quarterly" value={when} onChange={setWhen} />
      <div><Button small aria-disabled={text.trim() === ''} onClick={() => void add()}>Add milestone</Button></div>
    </Section>
  );
}

function Leads({ action }: { action: TreeAction }) {
  const directory = useDirectory();
  const [post, setPost] = useState('');
  const [who, setWho] = useState<string | null>(null);
  const choices = [...directory.peopleChoices, ...directory.organisationChoices];
  const lines = action.leadWords.split('\n');
  const add = async () => {
    const personId = directory.person(who) === undefined ? null : who;
    const added = await perform('planLeads.create', { actionId: action.id, personId, organisationId: personId === null ? who : null, post: post.trim() === '' ? null : post }, { done: 'Lead added' });
    if (!added.ok) return;
    setPost('');
    setWho(null);
  };
  return (
    <Section title="Led by" level={3}>
      <ul className="plan-steps">
        {action.leads.map((lead, at) => (
          <li key={lead.id}>
            <span>{lines[at]}</span>
            <Button small look="quiet" aria-label={`Take away ${lines[at] ?? 'this lead'}`} onClick={() => void perform('planLeads.delete', { id: lead.id, version: lead.version }, { done: 'Lead taken away' })}>Take away</Button>
          </li>
        ))}
      </ul>
      <TextField label="Post as written" optional value={post} onChange={setPost} />
      <ComboBox label="Person or organisation" optional choices={choices} value={who} onChange={setWho} />
      <div><Button small aria-disabled={who === null && post.trim() === ''} onClick={() => void add()}>Add lead</Button></div>
    </Section>
  );
}
