import { financialYear } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import { lengthWords } from '../../shared/training/charges.ts';
import { whenWords } from '../../shared/training/papers.ts';
import type { EventShown } from '../../shared/training.ts';
import type { ReactNode } from 'react';
import { setQuery, useAddress } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Attachments } from '../records/attachments.tsx';
import { LinkedActions } from '../plan/linked-actions.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { useScreenKeys } from '../ui/keys.ts';
import { Link } from '../ui/link.tsx';
import { Menu } from '../ui/menu.tsx';
import { ErrorNotice, Notice, Waiting } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { BookingForm } from './booking-form.tsx';
import { BookingInspector } from './booking-inspector.tsx';
import { Bookings } from './bookings.tsx';
import { CancelEvent, MergeEvent, MoveEvent, WhoToTell } from './change-event.tsx';
import { Days } from './days.tsx';
import { Evaluations } from './evaluations.tsx';
import { EditEvent } from './event-form.tsx';
import { Explained } from './explained.tsx';
import { Figure, useExplained } from './figure.tsx';
import { ImportAnswers } from './import-answers.tsx';
import { ImportBookings } from './import-bookings.tsx';
import { Offers } from './offers.tsx';
import { FORMAT_WORDS, writePaper } from './papers.ts';
import { placesWords, statusWords } from './words.ts';
import './training.css';

const KEYS = [
  { keys: 'A', does: 'Mark the row as attended' }, { keys: 'P', does: 'Mark the row as part attended' }, { keys: 'N', does: 'Mark the row as a no-show' }, { keys: 'B', does: 'Take a mark back: booked' },
  { keys: '↑ ↓', does: 'Go from row to row' }, { keys: 'Enter', does: 'Open the booking' }, { keys: 'Esc', does: 'Close the details' },
];
const close = () => setQuery({ open: '', new: '', explain: '' });
const ask = (what: string) => () => setQuery({ new: what, open: '', explain: '' }, { replace: false });

/** One event: who is booked, the register, what it costs and brings in, and what people thought of it. */
export function EventScreen({ params }: { params: Readonly<Record<string, string>> }) {
  useScreenKeys(KEYS);
  const { query } = useAddress();
  const explained = useExplained();
  const read = useQuery('training.event', { id: params['id'] ?? '' }, { keepPrevious: true });
  if (read.data === undefined) return <Page title="Event">{read.error === undefined ? <Waiting /> : <ErrorNotice problem={read.error} />}</Page>;
  const shown = read.data;
  const { event } = shown;
  const year = financialYear(event.date);
  const booking = shown.bookings.find((one) => one.id === query['open']);
  const form = formOf(shown, query['new'] ?? '');
  const tabs = [
    { id: 'bookings', title: `Bookings (${shown.bookings.length})`, content: <Bookings shown={shown} current={booking?.id ?? null} beside={booking !== undefined || form !== null || explained !== null} /> },
    { id: 'days', title: 'Days and costs', content: <Days shown={shown} /> },
    { id: 'evaluation', title: `Evaluation (${shown.evaluations.length})`, content: <Evaluations shown={shown} /> },
  ];
  const tab = tabs.some((one) => one.id === query['tab']) ? query['tab']! : 'bookings';
  const paper = (title: string, which: 'sign-in' | 'certificates', format: 'docx' | 'pdf' | 'xlsx') => ({
    id: `${which} ${format}`, label: `${title}, as ${FORMAT_WORDS[format]}`, run: () => void writePaper(`${title} ${event.title}`, which, format, year, event.id),
  });
  return (
    <Page
      title={event.title}
      above={<Link to={`/training?fy=${year.from.slice(0, 4)}`}>Training {year.label}</Link>}
      below={<>{whenWords(event)}, {lengthWords(event.lengthHalfDays)}, {event.mode === 'online' ? 'online' : event.venue ?? 'no venue yet'}. {statusWords(event.status)}. {placesWords(event)} places held{event.waiting > 0 && `, ${event.waiting} waiting`}. <Figure of={{ measure: 'cost' }} label="Cost">{formatPounds(event.costPence)}</Figure> cost, <Figure of={{ measure: 'income' }} label="Income">{formatPounds(event.incomePence)}</Figure> income.</>}
      inspector={form !== null ? <Inspector key={query['new']} title={form[0]} onClose={close} focus>{form[1]}</Inspector> : booking !== undefined ? <BookingInspector key={booking.id} booking={booking} offer={shown.offers.find((one) => one.bookingId === booking.id) ?? null} terms={shown.terms} onClose={close} />
        : explained !== null && <Explained of={explained} period={year} eventId={event.id} />}
      actions={<>
        <Menu label="Papers" entries={[
          paper('Sign-in sheet', 'sign-in', 'docx'), paper('Sign-in sheet', 'sign-in', 'pdf'), paper('Sign-in sheet', 'sign-in', 'xlsx'), paper('Certificates', 'certificates', 'docx'), paper('Certificates', 'certificates', 'pdf'),
        ]} />
        <Menu label="More" entries={[
          { id: 'import', label: 'Paste or import bookings or a register', run: ask('import') }, { id: 'edit', label: 'Edit the event', run: ask('edit') },
          ...(event.status === 'planned' ? [
            { id: 'held', label: 'Mark the event as held', run: () => void perform('trainingEvents.update', { id: event.id, version: event.version, set: { status: 'held' } }, { done: 'Marked as held' }) },
            { id: 'move', label: 'Move it to another day', run: ask('move') }, { id: 'merge', label: 'Merge it into another event', run: ask('merge') }, { id: 'cancel', label: 'Cancel it', run: ask('cancel') },
          ] : []),
          ...(shown.offers.length > 0 ? [{ id: 'link', label: `Link to the register (${shown.offers.length})`, run: ask('link') }] : []),
          { id: 'answers', label: 'Import answers to an evaluation', run: ask('answers') },
          { id: 'tell', label: 'Who is to be told', run: ask('tell') },
        ]} />
        {event.status !== 'cancelled' && <Button look="primary" onClick={ask('booking')}>Book somebody</Button>}
      </>}
    >
      {event.status === 'cancelled' && <Notice look="warning" action={<Button small onClick={ask('tell')}>Who is to be told</Button>}>This event is cancelled: {event.cancelReason}</Notice>}
      <Tabs label="Parts of the event" tabs={tabs} value={tab} onChange={(next) => setQuery({ tab: next === 'bookings' ? '' : next, open: '', new: '' })} />
      <Attachments ownerTable="trainingEvents" ownerId={event.id} level={2} hint="The programme, slides or the joining letter can be kept here, up to 20 MB." />
      <LinkedActions field="eventId" id={event.id} level={2} />
    </Page>
  );
}

function formOf(shown: EventShown, what: string): [title: string, form: ReactNode] | null {
  switch (what) {
    case 'booking': return ['Book somebody', <BookingForm key="booking" eventId={shown.event.id} onDone={close} />];
    case 'import': return ['Paste or import', <ImportBookings key="import" shown={shown} onDone={close} />];
    case 'answers': return ['Import answers', <ImportAnswers key="answers" shown={shown} onDone={close} />];
    case 'link': return ['Link to the register', <Offers key="link" shown={shown} />];
    case 'edit': return ['Edit the event', <EditEvent key={shown.event.version} event={shown.event} onDone={close} />];
    case 'move': return ['Move the event', <MoveEvent key="move" shown={shown} onDone={ask('tell')} />];
    case 'merge': return ['Merge into another event', <MergeEvent key="merge" shown={shown} onDone={ask('tell')} />];
    case 'cancel': return ['Cancel the event', <CancelEvent key="cancel" shown={shown} onDone={ask('tell')} />];
    case 'tell': return ['Who is to be told', <WhoToTell key="tell" shown={shown} />];
    default: return null;
  }
}
