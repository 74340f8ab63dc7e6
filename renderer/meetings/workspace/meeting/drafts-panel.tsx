import { formatDayMonthYear, formatLongDate, formatShortDate } from '../../../../shared/dates.ts';
import type { Circulation } from '../../../../shared/minutes/circulations.ts';
import { useQuery } from '../../../cache.ts';
import { call } from '../../../call.ts';
import { writeFile } from '../../../records/write-file.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice, Waiting } from '../../../ui/notices.tsx';
import { useWorkspace } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';
import { Comments } from './comments.tsx';
import { mailLink, recipientLine } from './recipients.ts';

/** The drafts that went round, each to be printed or sent again as it was, and what reviewers said of them. */
export function DraftsPanel({ data }: { data: MeetingData }) {
  const workspace = useWorkspace();
  const { data: drafts, error } = useQuery('circulations.list', { meetingId: data.meeting.id });
  if (drafts === undefined) return error === undefined ? <Waiting /> : <ErrorNotice problem={error} />;
  const again = data.closed ? null : <Button small onClick={() => workspace.store.setState({ panel: 'circulate' })}>{drafts.length === 0 ? 'Circulate draft' : 'Circulate a further draft'}</Button>;
  if (drafts.length === 0) return <><p>No draft of these minutes is recorded as circulated. A draft that is keeps its words, so that it can be printed again, and gathers what reviewers say of it.</p>{again}</>;
  return (
    <>
      <ul className="preflight drafts">
        {drafts.toReversed().map((draft) => <Draft key={draft.id} draft={draft} data={data} />)}
      </ul>
      <div>{again}</div>
      <Comments data={data} drafts={drafts} />
    </>
  );
}

function Draft({ draft, data: { body, meeting, today } }: { draft: Circulation; data: MeetingData }) {
  const { number, circulatedOn, commentsBy, recipients, sentBy, note, exempt } = draft;
  const called = `${body.shortName ?? body.name} minutes ${meeting.date} draft ${number}${exempt ? ' NOT FOR PUBLICATION' : ''}`;
  const write = (format: 'docx' | 'pdf') => writeFile(called, format, (to) => call('circulations.export', { id: draft.id, format, exempt, to }));
  const mail = mailLink({
    to: recipients, subject: `Draft minutes: ${body.name}, ${formatDayMonthYear(meeting.date)} (draft ${number})`, fileName: `${called}.docx`,
    words: commentsBy === null ? '' : `Please send your comments by ${formatLongDate(commentsBy)}.`,
  });
  const due = commentsBy === null ? null : `Comments ${commentsBy < today ? 'were wanted' : 'wanted'} by ${formatShortDate(commentsBy)}.`;
  return (
    <li className="stack">
      <span>
        <strong>Draft {number}, {formatShortDate(circulatedOn)}</strong><br />
        {[sentBy === null ? null : `Sent by ${sentBy}.`, due, exempt ? 'Private business went with it.' : null, note === '' ? null : note].filter((part) => part !== null).join(' ')}
      </span>
      {recipients.length > 0 && <details className="small"><summary>To {recipients.length} {recipients.length === 1 ? 'person' : 'people'}</summary>{recipients.map(recipientLine).join('; ')}</details>}
      <div className="row">
        <Button small aria-label={`Write draft ${number} as Word`} onClick={() => void write('docx')}>As Word</Button>
        <Button small aria-label={`Write draft ${number} as PDF`} onClick={() => void write('pdf')}>As PDF</Button>
        <a className="button plain small" href={mail} aria-label={`E-mail draft ${number}`}>E-mail</a>
      </div>
      <span className="small soft">Write the file first, then attach {called} to the e-mail.</span>
    </li>
  );
}
