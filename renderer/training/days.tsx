import { formatLongDate, formatTimeRange } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import { ok } from '../../shared/result.ts';
import { eachOf } from '../../shared/training/figures.ts';
import type { EventShown } from '../../shared/training.ts';
import { readAmounts } from '../budget/amounts.ts';
import { useHeadings } from '../budget/choices.ts';
import { NewRecord } from '../budget/record-forms.tsx';
import { setQuery, useAddress } from '../address.ts';
import { perform } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { Section } from '../ui/page.tsx';
import { DateField, TimeField } from '../ui/when-fields.tsx';
import { Figure } from './figure.tsx';

const close = () => setQuery({ add: '' });

/** The days of an event and what it costs, also for each person who came. */
export function Days({ shown }: { shown: EventShown }) {
  const { query } = useAddress();
  const { event, sessionList, costs } = shown;
  const came = event.attended + event.partAttended;
  return (
    <div className="page-body">
      <Section title="Days" aside={<Button small onClick={() => setQuery({ add: 'session' })}>Add a day</Button>}>
        {sessionList.length === 0 ? <p className="soft">One session on {formatLongDate(event.date)}. Add its days to give their times.</p> : (
          <ul className="plain-list">
            {sessionList.map((one) => (
              <li key={one.id}>
                {formatLongDate(one.date)}{one.startsAt !== null && ` ${formatTimeRange(one.startsAt, one.endsAt)}`}, {one.halfDays === 1 ? 'half day' : 'full day'}{' '}
                <Button small look="quiet" aria-label={`Remove ${formatLongDate(one.date)}`} onClick={() => void perform('trainingSessions.delete', { id: one.id, version: one.version }, { done: 'Day removed' })}>Remove</Button>
              </li>
            ))}
          </ul>
        )}
        {query['add'] === 'session' && <NewSession eventId={event.id} />}
      </Section>
      <Section title="Costs" aside={<Button small onClick={() => setQuery({ add: 'cost' })}>Add a cost</Button>}>
        {costs.length > 0 && (
          <table className="table">
            <caption className="unseen">Costs</caption>
            <thead><tr><th scope="col">For</th><th scope="col">Budget heading</th><th scope="col" className="number">Amount</th><th scope="col"><span className="unseen">Remove</span></th></tr></thead>
            <tbody>
              {costs.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{one.what}</th><td>{one.heading}</td><td className="number">{formatPounds(one.pence)}</td>
                  <td><Button small look="quiet" aria-label={`Remove ${one.what}`} onClick={() => void perform('trainingCosts.delete', { id: one.id, version: one.version }, { done: `${one.what} removed` })}>Remove</Button></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p>
          <Figure of={{ measure: 'cost' }} label="Cost">{formatPounds(event.costPence)}</Figure> cost and <Figure of={{ measure: 'income' }} label="Income">{formatPounds(event.incomePence)}</Figure> income: {formatPounds(event.incomePence - event.costPence)}.
          {came > 0 && <> <Figure of={{ measure: 'each' }} label="Cost for each attendance">{formatPounds(eachOf(event.costPence, came) ?? 0)}</Figure> for each of the {came} who came.</>}
        </p>
        {query['add'] === 'cost' && <NewCost eventId={event.id} />}
      </Section>
    </div>
  );
}

function NewSession({ eventId }: { eventId: string }) {
  return (
    <NewRecord draft={`session:${eventId}`} initial={{ date: null as string | null, startsAt: null as string | null, endsAt: null as string | null, halfDays: '2' }} onDone={close} save="Add day"
      read={({ date, startsAt, endsAt, halfDays }) => ok({ date: date ?? '', startsAt, endsAt, halfDays: Number(halfDays) })}
      send={(fields) => perform('trainingSessions.create', { eventId, ...fields }, { done: 'Day added', inline: true })}>
      {(form) => (
        <>
          <DateField label="Date" {...form.field('date')} />
          <div className="form-row"><TimeField label="Begins" optional {...form.field('startsAt')} /><TimeField label="Ends" optional {...form.field('endsAt')} /></div>
          <Select label="Length" options={[{ value: '1', label: 'Half day' }, { value: '2', label: 'Full day' }]} {...form.field('halfDays')} />
        </>
      )}
    </NewRecord>
  );
}

function NewCost({ eventId }: { eventId: string }) {
  const { choices } = useHeadings('expenditure');
  return (
    <NewRecord draft={`training-cost:${eventId}`} initial={{ what: '', pence: '', headingId: null as string | null }} onDone={close} save="Add cost"
      read={({ what, pence, headingId }) => {
        const amounts = readAmounts([{ name: 'pence', text: pence, needed: true }]);
        return amounts.ok ? ok({ what, pence: amounts.value.pence!, headingId }) : amounts;
      }}
      send={(fields) => perform('trainingCosts.create', { eventId, ...fields }, { done: 'Cost added', inline: true })}>
      {(form) => <><TextField label="For" {...form.field('what')} /><TextField label="Amount" inputMode="decimal" className="short" {...form.field('pence')} /><ComboBox label="Budget heading" optional choices={choices} {...form.field('headingId')} /></>}
    </NewRecord>
  );
}
