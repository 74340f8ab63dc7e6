import { useMemo, useState } from 'react';
import type { Input, Output } from '../../shared/contract.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { personName } from '../../shared/people.ts';
import { bandOf, scoreOf, trendOf, type Band } from '../../shared/risks.ts';
import { setQuery, useAddress } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { Attachments } from '../records/attachments.tsx';
import { useDirectory } from '../records/directory.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { RecordHistory } from '../records/record-history.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox, Select, TextField } from '../ui/field.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { useView } from '../view.ts';
import { LinkedActions } from '../plan/linked-actions.tsx';
import { PlanArea, RegisterPapers } from './area.tsx';
import { EditEntryForm, NewEntryForm, type FieldSpec, type Values } from './fields-form.tsx';
import '../plan/plan.css';

type Risk = Output<'risks.register'>[number];
interface Row { id: string; risk: Risk; owner: string; body: string; late: boolean }
const key = (row: Row) => row.id;
const COLOURS: Record<Band, string> = { 'very high': 'red', high: 'amber', medium: 'white', low: 'green' };
const TREND = { up: '↑ higher', down: '↓ lower', same: '→ no change' } as const;

function Score({ likelihood, impact }: { likelihood: number; impact: number }) {
  const points = scoreOf(likelihood, impact);
  return <span className={`plan-mark plan-${COLOURS[bandOf(points)]}`} title={`Likelihood ${likelihood} × impact ${impact}`}>{points}, {bandOf(points)}</span>;
}
const columns: readonly Column<Row>[] = [
  { id: 'number', header: 'No.', align: 'number', value: (row) => row.risk.number },
  { id: 'risk', header: 'Risk', value: (row) => row.risk.event, cell: ({ risk }) => <span className="plan-cell">{risk.event}{risk.cause !== '' && <span className="small soft">Because: {risk.cause}</span>}{risk.effect !== '' && <span className="small soft">So that: {risk.effect}</span>}</span> },
  { id: 'body', header: 'Body', value: (row) => row.body },
  { id: 'before', header: 'Before', value: ({ risk }) => scoreOf(risk.likelihood, risk.impact), cell: ({ risk }) => <Score likelihood={risk.likelihood} impact={risk.impact} /> },
  { id: 'after', header: 'After', value: ({ risk }) => scoreOf(risk.likelihoodAfter, risk.impactAfter), cell: ({ risk }) => <Score likelihood={risk.likelihoodAfter} impact={risk.impactAfter} /> },
  { id: 'trend', header: 'Trend', value: ({ risk }) => trendOf(risk.scores), cell: ({ risk }) => TREND[trendOf(risk.scores)] },
  { id: 'owner', header: 'Owner', value: (row) => row.owner || null },
  { id: 'review', header: 'Review', align: 'date', value: ({ risk }) => risk.reviewOn, cell: ({ risk, late }) => (risk.reviewOn === null ? null : <span className={late ? 'plan-red' : ''}>{formatShortDate(risk.reviewOn)}{late ? ' (overdue)' : ''}</span>) },
];

/** Beside the inspector, which has the rest. */
const narrow = columns.filter((column) => ['number', 'risk', 'after', 'trend'].includes(column.id));

function specsFor(bodies: readonly { id: string; name: string }[]): FieldSpec[] {
  return [
    { name: 'bodyId', label: 'Body', kind: 'choice', options: bodies.map((body) => ({ value: body.id, label: body.name })) },
    { name: 'event', label: 'What may happen', kind: 'words' }, { name: 'cause', label: 'Cause', kind: 'area' }, { name: 'effect', label: 'Effect', kind: 'area' },
    { name: 'likelihood', label: 'Likelihood before anything is done', kind: 'score', hint: '1 rare, 5 almost certain' }, { name: 'impact', label: 'Impact before anything is done', kind: 'score', hint: '1 slight, 5 severe' },
    { name: 'mitigation', label: 'What is done about it', kind: 'area' }, { name: 'likelihoodAfter', label: 'Likelihood now', kind: 'score' }, { name: 'impactAfter', label: 'Impact now', kind: 'score' },
    { name: 'ownerPersonId', label: 'Owner', kind: 'person' }, { name: 'ownerOrganisationId', label: 'Owning agency', kind: 'organisation' }, { name: 'ownerText', label: 'Owner as written', kind: 'line' },
    { name: 'reviewOn', label: 'To be reviewed on', kind: 'date' }, { name: 'closedOn', label: 'Closed on', kind: 'date' }, { name: 'exempt', label: 'Exempt', kind: 'yes', hint: 'Left out of every paper that does not ask for it.' },
  ];
}

/** What may happen, how likely and how bad, before and after what is done about it. */
export function RisksScreen() {
  const { query } = useAddress();
  const { bodyId, bodies, today } = useView();
  const directory = useDirectory();
  const record = useOpenRecord();
  const list = useQuery('risks.register', bodyId === null ? {} : { bodyId });
  const specs = useMemo(() => specsFor(bodies), [bodies]);
  const cell = query['cell'] ?? '';
  const closed = query['closed'] !== undefined;
  const all = useMemo(() => (list.data ?? []).filter((risk) => closed || risk.closedOn === null), [list.data, closed]);
  const rows = useMemo(() => all.filter((risk) => cell === '' || cell === `${risk.likelihoodAfter}-${risk.impactAfter}`).map((risk): Row => {
    const person = directory.person(risk.ownerPersonId);
    return {
      id: risk.id, risk, late: risk.closedOn === null && risk.reviewOn !== null && risk.reviewOn < today, body: bodies.find((body) => body.id === risk.bodyId)?.shortName ?? bodies.find((body) => body.id === risk.bodyId)?.name ?? '',
      owner: [person === undefined ? null : personName(person), directory.agency(risk.ownerOrganisationId), risk.ownerText].filter((part) => part !== null).join(', '),
    };
  }), [all, cell, directory, bodies, today]);
  const risk = list.data?.find((one) => one.id === record.id);
  const create = async (values: Values) => {
    const added = await perform('risks.create', values as unknown as Input<'risks.create'>, { inline: true, done: (one) => `Risk ${one.number} added` });
    if (added.ok) record.open(added.value.id);
    return added;
  };
  const inspector = record.adding
    ? <Inspector title="Add a risk" onClose={record.close} focus><NewEntryForm specs={specs} draft="risk:new" save="Add risk" initial={{ bodyId: bodyId ?? (bodies.length === 1 ? bodies[0]!.id : ''), likelihood: 3, impact: 3, likelihoodAfter: 2, impactAfter: 3 }} onCancel={record.close} create={create} /></Inspector>
    : risk !== undefined && <RiskInspector key={risk.id} risk={risk} specs={specs} onClose={record.close} />;
  return (
    <Page title="Risk register" inspector={inspector} actions={<><Button look="primary" onClick={record.add}>Add a risk</Button><RegisterPapers register="risks" title="Risk register" /></>}>
      <PlanArea />
      {list.error !== undefined && <ErrorNotice problem={list.error} />}
      {list.data === undefined ? list.error === undefined && <Waiting /> : (
        <>
          {list.data.length > 0 && <HeatMap risks={all} cell={cell} />}
          <Table
            caption="Risk register" rows={rows} columns={inspector ? narrow : columns} rowKey={key} current={record.id} sort={{ id: 'after', desc: true }} onOpen={(row) => record.open(row.id)}
            filters={list.data.length > 0 && <Checkbox label="Closed ones too" value={closed} onChange={(on) => setQuery({ closed: on ? '1' : '' })} />}
            empty={list.data.length > 0 ? <EmptyState action={<Button onClick={() => setQuery({ cell: '', closed: '' })}>Show all open risks</Button>}>No risk fits what you asked for.</EmptyState>
              : <EmptyState action={<Button look="primary" onClick={record.add}>Add a risk</Button>}>A risk is something that may happen: say why, what would follow, and how likely and bad it is before and after what you do about it.</EmptyState>}
          />
        </>
      )}
    </Page>
  );
}

/** Likelihood up, impact across; each field counts the risks in it as they are now, and narrows the table to them. */
function HeatMap({ risks, cell }: { risks: readonly Risk[]; cell: string }) {
  const steps = [1, 2, 3, 4, 5];
  return (
    <Section title="Where the risks are now" aside={cell === '' ? undefined : <Button small look="quiet" onClick={() => setQuery({ cell: '' })}>Show all</Button>}>
      <table className="heat">
        <caption className="unseen">How many risks have each likelihood and impact</caption>
        <tbody>
          {steps.toReversed().map((likelihood) => (
            <tr key={likelihood}>
              <th scope="row">Likelihood {likelihood}</th>
              {steps.map((impact) => {
                const count = risks.filter((one) => one.likelihoodAfter === likelihood && one.impactAfter === impact).length;
                const band = bandOf(scoreOf(likelihood, impact));
                return (
                  <td key={impact} className={`plan-fill-${COLOURS[band]}`}>
                    {count === 0 ? <span><span className="unseen">None, </span>{band}</span> : <button type="button" aria-pressed={cell === `${likelihood}-${impact}`} aria-label={`${count} with likelihood ${likelihood} and impact ${impact}, ${band}`} onClick={() => setQuery({ cell: `${likelihood}-${impact}` })}>{count}</button>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot><tr><td>{' '}</td>{steps.map((impact) => <th scope="col" key={impact}>Impact {impact}</th>)}</tr></tfoot>
      </table>
    </Section>
  );
}

function RiskInspector({ risk, specs, onClose }: { risk: Risk; specs: readonly FieldSpec[]; onClose: () => void }) {
  const { bodies } = useView();
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const nameOf = (id: string) => bodies.find((body) => body.id === id)?.name ?? 'a body';
  const escalate = async () => {
    const done = await perform('risks.escalate', { id: risk.id, version: risk.version, toBodyId: to, reason }, { done: `Risk ${risk.number} is with ${nameOf(to)} now` });
    if (done.ok) setTo('');
  };
  const remove = async () => {
    const gone = await perform('risks.delete', { id: risk.id, version: risk.version }, { done: `Risk ${risk.number} deleted` });
    if (gone.ok) onClose();
  };
  return (
    <Inspector title={`Risk ${risk.number}`} onClose={onClose} focus>
      <EditEntryForm key={risk.version} specs={specs} row={risk} table="risks" onDone={onClose} update={(input) => perform('risks.update', input as unknown as Input<'risks.update'>, { inline: true, done: 'Risk saved' })} />
      <Section title="How the score moved" level={3}>
        <ol className="plain-list">{risk.scores.map((one, at) => <li key={`${one.scoredOn} ${at}`}>{formatShortDate(one.scoredOn)} <Score likelihood={one.likelihood} impact={one.impact} /></li>)}</ol>
      </Section>
      <Section title="Take it to another body" level={3}>
        <ul className="plain-list">{risk.escalations.map((one) => <li key={one.id}>{formatShortDate(one.escalatedOn)}: from {nameOf(one.fromBodyId)} to {nameOf(one.toBodyId)}{one.reason === '' ? '' : `. ${one.reason}`}</li>)}</ul>
        <Select label="To" none="Choose a body" options={bodies.filter((body) => body.id !== risk.bodyId).map((body) => ({ value: body.id, label: body.name }))} value={to} onChange={setTo} />
        <TextField label="Why" optional value={reason} onChange={setReason} />
        <div><Button small aria-disabled={to === ''} onClick={() => void escalate()}>Take it there</Button></div>
      </Section>
      <LinkedActions field="riskId" id={risk.id} />
      <div><Button look="quiet" onClick={() => void remove()}>Delete</Button></div>
      <Attachments ownerTable="risks" ownerId={risk.id} hint="An assessment or a report can be kept here, up to 20 MB." />
      <RecordHistory table="risks" rowId={risk.id} />
    </Inspector>
  );
}
