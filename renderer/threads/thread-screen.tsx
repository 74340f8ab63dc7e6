import { useState } from 'react';
import { formatLongDate } from '../../shared/dates.ts';
import type { RelatedEntry, ThreadEntry, ThreadView } from '../../shared/threads.ts';
import { go } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { call } from '../call.ts';
import { NotFound } from '../frame/not-found.tsx';
import { writeFile } from '../records/write-file.ts';
import type { Params } from '../routes.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox } from '../ui/field.tsx';
import { Link } from '../ui/link.tsx';
import { Menu } from '../ui/menu.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Tag } from '../ui/rag-mark.tsx';
import { ThreadForm } from './thread-form.tsx';
import './threads.css';

/** One subject through agenda items, minutes, decisions and actions, in the order of time. */
export function ThreadScreen({ params }: { params: Params }) {
  const id = params['id'] ?? '';
  const view = useQuery('threads.view', { id });
  const [naming, setNaming] = useState(false);
  if (view.error !== undefined && view.data === undefined) return view.error.code === 'not_found' || view.error.code === 'invalid_input' ? <NotFound /> : <Page title="Subject"><ErrorNotice problem={view.error} /></Page>;
  if (view.data === undefined) return <Page title="Subject"><Waiting /></Page>;
  const { thread, entries } = view.data;
  const remove = async () => {
    const result = await perform('threads.delete', { id, version: thread.version }, { done: `“${thread.name}” is no longer followed` });
    if (result.ok) go('/threads');
  };
  return (
    <Page
      className="thread-page"
      title={thread.name}
      above={<Link to="/threads" quiet>Subjects</Link>}
      below={reach(entries)}
      actions={<>
        <Menu label="Subject" entries={[
          { id: 'name', label: 'Change its name and notes', run: () => setNaming(true) }, { id: 'print', label: 'Print this page', run: () => window.setTimeout(() => window.print()) },
          { id: 'delete', label: 'Stop following it', run: () => void remove() },
        ]} />
        <Papers view={view.data} />
      </>}
    >
      {naming && <ThreadForm thread={thread} onClose={() => setNaming(false)} />}
      {thread.notes !== '' && <p className="preserve">{thread.notes}</p>}
      {entries.length === 0 ? <EmptyState>Nothing belongs to this subject yet. Add what is proposed below, or choose “Follow this subject” at an item of a meeting.</EmptyState>
        : <ol className="thread" aria-label="In the order of time">{entries.map((entry) => <li key={entry.linkId}><Entry entry={entry} /></li>)}</ol>}
      <Related id={id} />
    </Page>
  );
}

function reach(entries: readonly ThreadEntry[]): string {
  const dates = entries.flatMap((entry) => entry.date ?? []);
  const open = entries.flatMap((entry) => entry.actions).filter((action) => !action.state.startsWith('Closed')).length;
  const span = dates.length === 0 ? '' : dates[0] === dates.at(-1) ? formatLongDate(dates[0]!) : `${formatLongDate(dates[0]!)} to ${formatLongDate(dates.at(-1)!)}`;
  return [span, open === 0 ? 'no action open' : open === 1 ? '1 action open' : `${open} actions open`].filter((part) => part !== '').join(' · ');
}

function Entry({ entry }: { entry: ThreadEntry }) {
  const { date, body, number, title, standing, text, decided, actions } = entry;
  const place = [body, number === null ? null : `minute ${number}`].filter((part) => part !== null).join(', ');
  const to = entry.agendaItemId === null ? `/actions?open=${entry.actionId ?? ''}` : `/meetings/${entry.meetingId ?? ''}?item=${entry.agendaItemId}`;
  const remove = () => void perform('threadLinks.delete', { id: entry.linkId, version: entry.linkVersion }, { done: `“${title}” taken out of the subject` });
  return (
    <article className="thread-entry">
      <header>
        <span className="thread-date">{date === null ? 'No meeting' : formatLongDate(date)}</span>
        <h2><Link to={to}>{title}</Link></h2>
        <span className="soft">{place}</span>
        {standing !== null && standing !== 'confirmed' && <Tag>{standing}</Tag>}
        {entry.private && <Tag colour="amber">private</Tag>}
        <Button small look="quiet" className="push no-print" aria-label={`Take out: ${title}`} onClick={remove}>Take out</Button>
      </header>
      {text.map((line, at) => <p key={at}>{line}</p>)}
      {decided.length > 0 && <div className="thread-decided">{decided.map((line, at) => <p key={at}>{line}</p>)}</div>}
      {actions.length > 0 && (
        <ul className="thread-actions" aria-label="Actions">
          {actions.map((action) => (
            <li key={action.id}>
              <Link to={`/actions?open=${action.id}`}>Action {action.number}</Link> {action.text} <span className="soft">{[action.lead, action.due].filter((part) => part !== '').join(', ')}</span>{' '}
              <Tag {...(action.overdue ? { colour: 'red' as const } : {})}>{action.state}</Tag>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

/** What may belong to the subject too, each with why it is thought so. */
function Related({ id }: { id: string }) {
  const related = useQuery('threads.related', { id }, { keepPrevious: true }).data;
  if (related === undefined || related.length === 0) return null;
  const add = (some: readonly RelatedEntry[]) => void perform('threads.follow', {
    threadId: id, agendaItemIds: some.flatMap((one) => one.agendaItemId ?? []), actionIds: some.flatMap((one) => one.actionId ?? []),
  }, { done: some.length === 1 ? 'Added to the subject' : `${some.length} added to the subject` });
  return (
    <div className="no-print">
      <Section title="May belong to it too" aside={related.length > 1 && <Button small onClick={() => add(related)}>Add all {related.length}</Button>}>
        <ul className="thread-related">
          {related.map((one) => (
            <li key={one.agendaItemId ?? one.actionId}>
              <span>
                <Link to={one.agendaItemId === null ? `/actions?open=${one.actionId ?? ''}` : `/meetings/${one.meetingId ?? ''}?item=${one.agendaItemId}`}>{one.title}</Link>{' '}
                <span className="soft">{[one.date === null ? null : formatLongDate(one.date), one.body].filter((part) => part !== null).join(', ')}. {one.why}.</span>
              </span>
              <Button small aria-label={`Add: ${one.title}`} onClick={() => add([one])}>Add</Button>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

/** The subject as Word or PDF. Private business is left out unless asked for. */
function Papers({ view: { thread, today, entries } }: { view: ThreadView }) {
  const [asking, setAsking] = useState<'docx' | 'pdf' | null>(null);
  const [exempt, setExempt] = useState(false);
  const write = (format: 'docx' | 'pdf') => {
    setAsking(null);
    void writeFile(`${thread.name} ${today}${exempt ? ' NOT FOR PUBLICATION' : ''}`, format, (to) => call('threads.export', { id: thread.id, exempt, format, to }));
  };
  const hasPrivate = entries.some((entry) => entry.private);
  const ask = (format: 'docx' | 'pdf') => (hasPrivate ? setAsking(format) : write(format));
  return (
    <>
      <Menu label="Papers" entries={[{ id: 'docx', label: 'As Word', run: () => ask('docx') }, { id: 'pdf', label: 'As PDF', run: () => ask('pdf') }]} />
      <Dialog title={`Write: ${thread.name}`} open={asking !== null} onClose={() => setAsking(null)}>
        <Checkbox label="With private business" hint="Left out otherwise, with every word of it." value={exempt} onChange={setExempt} />
        <div className="form-foot"><Button look="primary" onClick={() => { if (asking !== null) write(asking); }}>Write it</Button><Button onClick={() => setAsking(null)}>Cancel</Button></div>
      </Dialog>
    </>
  );
}
