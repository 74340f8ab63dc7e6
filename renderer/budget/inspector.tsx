import { useState } from 'react';
import { explainHeading, figureOf, givenBy, type Explanation, type Figure } from '../../shared/budget/explain.ts';
import { explainAt } from '../../shared/budget/explain-at.ts';
import { formatTenths } from '../../shared/budget/apportion.ts';
import type { YearFigures } from '../../shared/budget/view.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import { perform, useQuery } from '../cache.ts';
import { Attachments } from '../records/attachments.tsx';
import { RecordHistory } from '../records/record-history.tsx';
import { Button } from '../ui/button.tsx';
import { LinkedActions } from '../plan/linked-actions.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { Waiting } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { useHeadings } from './choices.ts';
import { EditContribution } from './contribution-forms.tsx';
import { Explained, lineName } from './explain.tsx';
import { EditBudget, EditHeading } from './heading-forms.tsx';
import { EditLine, NewLine } from './line-forms.tsx';
import { close } from './places.ts';

/** What is open beside the table: the explanation of a figure, a heading, a contribution, or a line of the ledger. */
export function BudgetInspector({ figures, what, figure }: { figures: YearFigures; what: string; figure: string }) {
  const [kind, id = ''] = what.split(':');
  switch (kind) {
    case 'heading': return <HeadingInspector key={id} figures={figures} id={id} figure={figureOf(figure)} />;
    case 'contribution': return <ContributionInspector key={id} figures={figures} id={id} figure={figure} />;
    case 'line': return <LineInspector key={id} figures={figures} id={id} />;
    default: {
      const explanation = explainAt(figures, what, figure);
      return explanation === null ? null : <Explaining explanation={explanation} />;
    }
  }
}

const Explaining = ({ explanation }: { explanation: Explanation }) => (
  <Inspector title={explanation.title} onClose={close} focus><Explained explanation={explanation} /></Inspector>
);

function HeadingInspector({ figures, id, figure }: { figures: YearFigures; id: string; figure: Figure | null }) {
  const [editing, setEditing] = useState<'budget' | 'heading' | null>(null);
  const heading = figures.headings.find((one) => one.headingId === id);
  const record = useHeadings().headings.find((one) => one.id === id);
  const lines = useQuery('budgetLines.list', { yearId: figures.year.id, headingId: id });
  const moves = useQuery('virements.list', { yearId: figures.year.id });
  if (heading === undefined || record === undefined) return null;
  const line = lines.data?.[0];
  const done = () => setEditing(null);
  const open = figures.year.state === 'open';
  const moved = (moves.data ?? []).filter((move) => move.fromHeadingId === id || move.toHeadingId === id);
  return (
    <Inspector title={figure === null ? heading.name : explainHeading(figures, heading, figure).title} onClose={close} focus>
      {editing === 'budget' && lines.data !== undefined && <EditBudget yearId={figures.year.id} headingId={id} line={line} onDone={done} />}
      {editing === 'heading' && <EditHeading heading={record} onDone={done} />}
      {editing === null && (
        <>
          <Explained explanation={explainHeading(figures, heading, figure ?? 'actual')} />
          {(figure === 'revised' || figure === null) && moved.length > 0 && (
            <Section title="Virements" level={3}>
              <ul className="plain-list tight">
                {moved.map((move) => (
                  <li key={move.id}>{formatShortDate(move.date)} {formatPounds(move.toHeadingId === id ? move.pence : -move.pence)}, agreed by {move.agreedBy}
                    {open && <> <Button small look="quiet" onClick={() => void perform('virements.delete', { id: move.id, version: move.version }, { done: 'Virement deleted' })}>Delete</Button></>}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <div className="row no-print">
            {open && !heading.isParent && <Button onClick={() => setEditing('budget')}>{line === undefined ? 'Give it a budget' : 'Change the budget'}</Button>}
            <Button onClick={() => setEditing('heading')}>Change the heading</Button>
            <Button look="quiet" onClick={() => void perform('budgetHeadings.delete', { id, version: record.version }, { done: `${record.name} deleted` }).then((result) => { if (result.ok) close(); })}>Delete</Button>
          </div>
          <LinkedActions field="headingId" id={id} />
          <RecordHistory table="budgetHeadings" rowId={id} />
        </>
      )}
    </Inspector>
  );
}

function ContributionInspector({ figures, id, figure }: { figures: YearFigures; id: string; figure: string }) {
  const [doing, setDoing] = useState<'edit' | 'receive' | null>(null);
  const one = figures.contributions.find((row) => row.id === id);
  const record = useQuery('contributions.get', one === undefined ? null : { id });
  if (one === undefined) return null;
  const done = () => setDoing(null);
  const open = figures.year.state === 'open';
  const explanation = explainAt(figures, `contribution:${id}`, figure)!;
  return (
    <Inspector title={figure === '' ? givenBy(one) : explanation.title} onClose={close} focus>
      {doing === 'edit' && record.data !== undefined && <EditContribution contribution={record.data} onDone={done} />}
      {doing === 'receive' && <NewLine figures={figures} onDone={done} start={{ kind: 'income', headingId: one.headingId, organisationId: one.organisationId, contributionId: id, netPence: formatPounds(one.outstandingPence).replace('£', '') }} />}
      {doing === null && (
        <>
          <dl className="facts">
            <dt>Basis</dt><dd>{one.basis === 'share' ? `Share by formula, ${one.weight.toLocaleString('en-GB')}` : one.basis === 'agreed' ? 'Agreed sum' : 'In kind'}</dd>
            <dt>Share of all</dt><dd>{formatTenths(one.shareTenths)}</dd>
            <dt>Invoiced</dt><dd>{formatPounds(one.invoicedPence)}{one.invoicedOn !== null && ` on ${formatShortDate(one.invoicedOn)}`}{one.invoiceReference !== null && `, ${one.invoiceReference}`}</dd>
            {one.lastYearPence !== null && <><dt>Last year</dt><dd>{formatPounds(one.lastYearPence)}</dd></>}
            {one.note !== '' && <><dt>Note</dt><dd className="preserve">{one.note}</dd></>}
          </dl>
          <Explained explanation={explanation} />
          {open && (
            <div className="row no-print">
              {one.basis !== 'in kind' && <Button look="primary" onClick={() => setDoing('receive')}>Record what came in</Button>}
              <Button onClick={() => setDoing('edit')}>Change</Button>
              <Button look="quiet" onClick={() => void perform('contributions.delete', { id, version: one.version }, { done: 'Contribution deleted' }).then((result) => { if (result.ok) close(); })}>Delete</Button>
            </div>
          )}
          <Attachments ownerTable="contributions" ownerId={id} hint="The agreement or the invoice can be kept here, up to 20 MB." />
          <RecordHistory table="contributions" rowId={id} />
        </>
      )}
    </Inspector>
  );
}

function LineInspector({ figures, id }: { figures: YearFigures; id: string }) {
  const line = useQuery('transactions.get', { id });
  if (line.data === undefined) return line.error === undefined ? <Inspector title="Line" onClose={close}><Waiting /></Inspector> : null;
  const { version } = line.data;
  const remove = () => void perform('transactions.delete', { id, version }, { done: 'Line deleted' }).then((result) => { if (result.ok) close(); });
  return (
    <Inspector title={lineName(line.data)} onClose={close} focus>
      {figures.year.state === 'closed' ? <p>{formatShortDate(line.data.date)}: {formatPounds(line.data.netPence)}. The year is closed.</p> : <EditLine key={version} line={line.data} figures={figures} onDone={close} />}
      <Attachments ownerTable="transactions" ownerId={id} hint="The invoice or remittance can be kept here, up to 20 MB." />
      {figures.year.state === 'open' && <Button look="quiet" onClick={remove}>Delete this line</Button>}
      <RecordHistory table="transactions" rowId={id} />
    </Inspector>
  );
}
