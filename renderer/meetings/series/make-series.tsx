import { ORDINALS } from '../../../shared/meeting-dates.ts';
import { PLACES, type Meeting } from '../../../shared/meetings.ts';
import { fail } from '../../../shared/result.ts';
import { setQuery } from '../../address.ts';
import { perform, useQuery } from '../../cache.ts';
import { orNull } from '../../records/period.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup, Select, TextArea, TextField } from '../../ui/field.tsx';
import { useForm, type Form } from '../../ui/form.ts';
import { EmptyState, ErrorNotice, Notice, Waiting } from '../../ui/notices.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { yearStarting } from '../../ui/when.ts';
import { DateField, TimeField } from '../../ui/when-fields.tsx';
import { useView } from '../../view.ts';
import { OpeningField } from '../opening-field.tsx';
import { openingToSend } from '../opening.ts';
import { endAfter, usualOf } from '../usual.ts';
import { MONTH_OPTIONS, seriesDates, seriesInWords, WEEKDAY_OPTIONS, type SeriesDates } from './series-dates.ts';
import { SeriesPreview } from './series-preview.tsx';

/** All the meetings of a year in one step: dates by a pattern or as typed, looked over, then made. */
export function MakeSeries({ onClose }: { onClose: () => void }) {
  const meetings = useQuery('meetings.list', {});
  const bodies = useQuery('bodies.list', {});
  return (
    <Page title="Make the year’s meetings">
      {meetings.data === undefined || bodies.data === undefined ? <Waiting />
        : bodies.data.length === 0 ? <EmptyState action={<Link to="/bodies?new=1" button="primary">Add a body</Link>}>Meetings belong to a board, sub-group or panel. Add the first one.</EmptyState>
          : <SeriesForm all={meetings.data} onClose={onClose} />}
    </Page>
  );
}

type Usual = ReturnType<typeof usualOf>;
type Values = { bodyId: string } & Usual & { [K in keyof SeriesDates]: SeriesDates[K] };

function SeriesForm({ all, onClose }: { all: readonly Meeting[]; onClose: () => void }) {
  const { bodyId, bodies, year, today } = useView();
  const first = bodyId ?? (bodies.find((body) => body.kind === 'board') ?? bodies[0])!.id;
  const ahead = year ?? yearStarting(Number(today.slice(0, 4)));
  const form = useForm<Values>({
    draft: 'meeting:series', unsaved: 'The year’s meetings are not made yet',
    initial: {
      bodyId: first, ...usualOf(all, first), way: 'pattern', ordinal: 'second', weekday: '2', everyMonths: '2', from: ahead.from > today ? ahead.from : today, to: ahead.to, typed: '', changed: {},
    },
    submit: async (values) => {
      const dates = datesOf(values).flatMap((one) => (one.included && one.date !== null ? [one.date] : []));
      if (dates.length === 0) return fail({ code: 'invalid_input', message: 'There is no date to make a meeting on yet.' });
      if (values.startsAt === null) return fail({ code: 'invalid_input', message: 'Give the time at which they start.', fields: [{ path: 'startsAt', message: 'Give the time at which they start.' }] });
      const { copyItemsFrom = null, items } = openingToSend(values.opening, values.leaveOut);
      const made = await perform('meetings.createSeries', {
        bodyId: values.bodyId, dates, startsAt: values.startsAt, endsAt: values.endsAt, place: values.place, venue: orNull(values.venue), copyItemsFrom, items,
      }, { done: (list) => (list.length === 1 ? '1 meeting made' : `${list.length} meetings made`), inline: true });
      if (made.ok) setQuery({ body: values.bodyId });
      return made;
    },
    onDone: onClose,
  });
  const { values } = form;
  const datesOf = (given: Values) => seriesDates(given, bodies.find((one) => one.id === given.bodyId), all, (id) => bodies.find((one) => one.id === id)?.shortName ?? bodies.find((one) => one.id === id)?.name ?? '', today);
  const dates = datesOf(values);
  return (
    <form className="series" {...form.props}>
      <div className="series-given form">
        {form.restored && <Notice action={<Button small onClick={form.discard}>Discard it</Button>}>What you put in before is back. The meetings have not been made yet.</Notice>}
        <Select label="Body" options={bodies.map((one) => ({ value: one.id, label: one.name }))} {...form.field('bodyId')} onChange={(next) => form.setAll({ bodyId: next, ...usualOf(all, next) })} />
        <RadioGroup label="The dates" across options={[{ value: 'pattern', label: 'By a pattern' }, { value: 'typed', label: 'As typed or pasted' }]} {...form.field('way')} />
        {values.way === 'pattern' ? <PatternFields form={form} /> : (
          <TextArea label="Dates" hint="One on each line, or with commas between: 12 May 2026, 14/07/2026, Tuesday 8 September. Without a year, the next such day is meant." {...form.field('typed')} />
        )}
        <div className="form-row">
          <TimeField label="Start at" hint="" {...form.field('startsAt')} onChange={(startsAt) => form.setAll({ startsAt, endsAt: endAfter(startsAt, values) })} />
          <TimeField label="End at" optional hint="" {...form.field('endsAt')} />
        </div>
        <div className="form-row">
          <Select label="Place" options={PLACES} {...form.field('place')} />
          {values.place !== 'virtual' && <TextField label="Venue" optional {...form.field('venue')} />}
        </div>
        <OpeningField several meetings={all.filter((meeting) => meeting.bodyId === values.bodyId)} opening={values.opening} leaveOut={values.leaveOut} onChange={form.setAll} />
      </div>
      <div className="series-preview">
        {form.problem !== undefined && <ErrorNotice problem={form.problem} />}
        <p role="status"><strong>{seriesInWords(dates)}</strong></p>
        {dates.length > 0 && <SeriesPreview dates={dates} onChange={(origin, change) => form.set('changed', { ...values.changed, [origin]: { ...values.changed[origin], ...change } })} />}
        <div className="form-foot">
          <Button type="submit" look="primary" busy={form.busy} keys="Ctrl+S" aria-disabled={!dates.some((one) => one.included)}>Make the meetings</Button>
          <Button onClick={onClose}>{form.dirty ? 'Leave for later' : 'Cancel'}</Button>
        </div>
      </div>
    </form>
  );
}

function PatternFields({ form }: { form: Form<Values> }) {
  return (
    <>
      <div className="form-row pattern">
        <Select label="On the" options={ORDINALS.map((one) => ({ value: one, label: one }))} {...form.field('ordinal')} />
        <Select label="Day" options={WEEKDAY_OPTIONS} {...form.field('weekday')} />
        <Select label="Of" options={MONTH_OPTIONS} {...form.field('everyMonths')} />
      </div>
      <div className="form-row">
        <DateField label="From" hint="The first month that counts is this day’s." {...form.field('from')} />
        <DateField label="Until" hint="" {...form.field('to')} />
      </div>
    </>
  );
}
