import { useState } from 'react';
import type { Input } from '../../shared/contract.ts';
import { perform, useQuery } from '../cache.ts';
import { call } from '../call.ts';
import { useDirectory } from '../records/directory.ts';
import { writeFile } from '../records/write-file.ts';
import { setSelection } from '../ui-store.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox, TextField } from '../ui/field.tsx';
import { Menu } from '../ui/menu.tsx';
import { DateField } from '../ui/when-fields.tsx';
import { formatShortDate } from '../../shared/dates.ts';
import { useView } from '../view.ts';
import { MeetingSelect } from './meeting-select.tsx';
import type { ActionFilter, ActionRow } from './action-rows.ts';

/** The name under which ticked actions are kept. */
export const TICKED = 'actions';

type Change = Input<'actions.changeMany'>['change'];

/** What can be done with the ticked actions at once: closed, carried to the next meeting, put off, given to somebody else. */
export function BulkActions({ ids, rows }: { ids: readonly string[]; rows: readonly ActionRow[] }) {
  const { today } = useView();
  const directory = useDirectory();
  const bodyIds = new Set(rows.filter((row) => ids.includes(row.id)).map(({ action }) => action.bodyId));
  // The next meeting is that of their own body; actions of several bodies have no next meeting in common.
  const bodyId = bodyIds.size === 1 ? [...bodyIds][0]! : null;
  const meetings = useQuery('meetings.list', bodyId === null ? null : { from: today, bodyId });
  const next = bodyId === null ? undefined : meetings.data?.find((meeting) => meeting.status === 'planned');
  const [asking, setAsking] = useState<'date' | 'lead' | null>(null);
  const [date, setDate] = useState<string | null>(null);
  const [agreedBy, setAgreedBy] = useState('');
  const [meetingId, setMeetingId] = useState('');
  const [who, setWho] = useState<string | null>(null);
  const change = async (to: Change, words: string) => {
    const chosen = rows.filter((row) => ids.includes(row.id)).map(({ action }) => ({ id: action.id, version: action.version }));
    const done = await perform('actions.changeMany', { actions: chosen, change: to }, { done: ({ changed }) => `${changed} ${changed === 1 ? 'action' : 'actions'} ${words}` });
    if (!done.ok) return;
    setAsking(null);
    setSelection(TICKED, []);
  };
  return (
    <>
      <Button small onClick={() => void change({ to: 'closed', on: today }, 'closed')}>Close</Button>
      {next !== undefined && (
        <Button small onClick={() => void change({ to: 'date', targetDate: next.date, agreedBy: null, meetingId: null, reason: 'Carried forward.' }, 'carried forward')}>Carry forward to {formatShortDate(next.date)}</Button>
      )}
      <Button small onClick={() => setAsking('date')}>Put off…</Button>
      <Button small onClick={() => setAsking('lead')}>Give to…</Button>
      <Dialog title="Put off the ticked actions" open={asking === 'date'} onClose={() => setAsking(null)}>
        <DateField label="New date" value={date} onChange={setDate} />
        <TextField label="Agreed by" optional value={agreedBy} onChange={setAgreedBy} />
        <MeetingSelect label="Agreed at the meeting of" bodyId={bodyId} value={meetingId} onChange={setMeetingId} />
        <div className="form-foot"><Button look="primary" aria-disabled={date === null} onClick={() => void change({ to: 'date', targetDate: date!, agreedBy: agreedBy.trim() || null, meetingId: meetingId || null, reason: '' }, 'put off')}>Put off</Button></div>
      </Dialog>
      <Dialog title="Give the ticked actions to" open={asking === 'lead'} onClose={() => setAsking(null)}>
        <ComboBox label="Lead" choices={[...directory.peopleChoices, ...directory.organisationChoices]} value={who} onChange={setWho} />
        <div className="form-foot">
          <Button
            look="primary" aria-disabled={who === null}
            onClick={() => void change(directory.person(who) === undefined ? { to: 'lead', leadPersonId: null, leadOrganisationId: who } : { to: 'lead', leadPersonId: who, leadOrganisationId: null }, 'given to the new lead')}
          >
            Give
          </Button>
        </div>
      </Dialog>
    </>
  );
}

const FORMATS = [{ format: 'docx', label: 'As Word' }, { format: 'pdf', label: 'As PDF' }, { format: 'xlsx', label: 'As spreadsheet' }] as const;

/** The log as a paper, narrowed as on screen. Private business is left out unless asked for. */
export function LogPapers({ filter }: { filter: ActionFilter }) {
  const { bodyId, body, today } = useView();
  const directory = useDirectory();
  const [exempt, setExempt] = useState(false);
  const [asking, setAsking] = useState<(typeof FORMATS)[number]['format'] | null>(null);
  const lead = filter.leadId === null ? {} : directory.person(filter.leadId) === undefined ? { organisationId: filter.leadId } : { personId: filter.leadId };
  const write = async (format: (typeof FORMATS)[number]['format']) => {
    setAsking(null);
    await writeFile(`${body === null ? 'Action log' : `${body.shortName ?? body.name} action log`} ${today}${exempt ? ' NOT FOR PUBLICATION' : ''}`, format, (to) => call('actions.export', {
      ...(bodyId === null ? {} : { bodyId }), ...lead, overdue: filter.late, dueByNext: filter.byNext, ...(filter.dueBefore === null ? {} : { dueBefore: filter.dueBefore }), exempt, format, to,
    }));
  };
  return (
    <>
      <Menu label="Papers" entries={FORMATS.map(({ format, label }) => ({ id: format, label, run: () => setAsking(format) }))} />
      <Dialog title="Write the action log" open={asking !== null} onClose={() => setAsking(null)}>
        <p>Open actions, and those closed at the last meeting or since, on grey and for the last time. Narrowed as on screen by lead and date.</p>
        <Checkbox label="With actions from private business" hint="Left out otherwise, with every word of them." value={exempt} onChange={setExempt} />
        <div className="form-foot"><Button look="primary" onClick={() => { if (asking !== null) void write(asking); }}>Write it</Button><Button onClick={() => setAsking(null)}>Cancel</Button></div>
      </Dialog>
    </>
  );
}
