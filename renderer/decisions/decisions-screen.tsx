import { useMemo, useState } from 'react';
import { formatShortDate } from '../../shared/dates.ts';
import { ENTRY_KINDS, fits, MINUTE_REGISTER_TITLES, MINUTE_REGISTERS, registerColumns, type MinuteEntry, type MinuteRegister } from '../../shared/minutes/register.ts';
import type { Output } from '../../shared/contract.ts';
import { go, setQuery, useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { call } from '../call.ts';
import { writeFile } from '../records/write-file.ts';
import { FollowDialog, type Followed } from '../threads/follow.tsx';
import { setSelection } from '../ui-store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox, Select, TextField } from '../ui/field.tsx';
import { Link } from '../ui/link.tsx';
import { Menu } from '../ui/menu.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { useView } from '../view.ts';
import { RegisterTabs } from './register-tabs.tsx';

const key = (entry: MinuteEntry) => entry.id;
const EMPTY: Record<MinuteRegister, string> = {
  decisions: 'Decisions come here by themselves from the minutes: write a resolution or give an outcome in the minutes of a meeting and it is listed here.',
  actions: 'Add an action to a minute with Ctrl+Enter, and it is listed here with the minute that it comes from.',
  declarations: 'Record a declaration of interest in its meeting, under Meeting, Declarations of interest, and it is listed here.',
  votes: 'Record a vote by name on a resolution in the minutes of a meeting, and each vote is listed here.',
};
const TICKED = 'minute-registers';

/** What was decided, undertaken, declared and voted, read out of the minutes of the body and year being looked at. */
export function DecisionsScreen() {
  const { query } = useAddress();
  const { bodyId, year } = useView();
  const register = MINUTE_REGISTERS.find((one) => one === query['register']) ?? 'decisions';
  const words = query['find'] ?? '';
  const kind = query['kind'] ?? '';
  const noted = query['noted'] === '1';
  const asked = { register, ...(bodyId === null ? {} : { bodyId }), ...(year === null ? {} : { from: year.from, to: year.to }) };
  const list = useQuery('minutes.register', asked);
  const rows = useMemo(() => (list.data ?? []).filter((entry) => fits(entry, register, { words, kind, noted })), [list.data, register, words, kind, noted]);
  const [following, setFollowing] = useState<Followed | null>(null);
  const plan = useQuery('planLinks.about', register === 'decisions' ? { field: 'decisionId' } : null);
  const columns = useMemo(() => [...registerColumns(register).map(([header, , value], at): Column<MinuteEntry> => ({
    id: header, header, ...(at === 0 ? { align: 'date' as const, value: (one: MinuteEntry) => one.date, cell: (one: MinuteEntry) => formatShortDate(one.date) }
      : { value: (one: MinuteEntry) => value(one) || null, ...(header === 'Vote and quorum' ? { cell: VoteAndQuorum } : {}) }),
  })), ...planColumn(plan.data ?? [])], [register, plan.data]);
  const narrowed = words !== '' || kind !== '';
  return (
    <Page title={MINUTE_REGISTER_TITLES[register]} actions={<Papers register={register} words={words} kind={kind} noted={noted} />}>
      <RegisterTabs current={register} />
      {list.error !== undefined && <ErrorNotice problem={list.error} />}
      {list.data === undefined ? list.error === undefined && <Waiting /> : (
        <Table
          key={register}
          caption={MINUTE_REGISTER_TITLES[register]} rows={rows} columns={columns} rowKey={key} current={null} onOpen={(one) => go(`/meetings/${one.meetingId}?item=${one.agendaItemId}`)}
          filters={list.data.length > 0 && (
            <>
              <TextField label="Find by any words" type="search" value={words} onChange={(find) => setQuery({ find })} />
              <Select label={KIND_LABELS[register]} none="All" value={kind} onChange={(next) => setQuery({ kind: next })} options={Object.entries(ENTRY_KINDS[register]).map(([value, label]) => ({ value, label }))} />
              {register === 'decisions' && kind === '' && <Checkbox label="With what was noted" value={noted} onChange={(on) => setQuery({ noted: on ? '1' : '' })} />}
            </>
          )}
          empty={list.data.length === 0 ? <EmptyState>{EMPTY[register]}</EmptyState>
            : narrowed ? <EmptyState action={<Button onClick={() => setQuery({ find: '', kind: '' })}>Show all</Button>}>Nothing fits what you asked for.</EmptyState>
              : <EmptyState action={<Button onClick={() => setQuery({ noted: '1' })}>Show what was noted</Button>}>Nothing was decided in this time; some reports were noted.</EmptyState>}
          select={TICKED}
          bulk={(ids) => <Button small onClick={() => setFollowing(followedOf(rows.filter((one) => ids.includes(one.id)), register))}>Follow as a subject…</Button>}
        />
      )}
      {following !== null && <FollowDialog what={following} onClose={() => setFollowing(null)} onDone={() => setSelection(TICKED, new Set())} />}
    </Page>
  );
}
const KIND_LABELS: Record<MinuteRegister, string> = { decisions: 'Outcome', actions: 'State', declarations: 'Kind', votes: 'Vote' };

const VoteAndQuorum = ({ result, inquorate }: MinuteEntry) =>
  (inquorate === null ? result : <>{result}{result !== null && <br />}<span className="no-quorum" title={inquorate}><span aria-hidden="true">▲ </span>No quorum</span></>);

/** Actions are followed by themselves, everything else by the item that it was decided in. */
const followedOf = (entries: readonly MinuteEntry[], register: MinuteRegister): Followed => ({
  name: entries[0]?.item ?? '',
  ...(register === 'actions' ? { agendaItemIds: [], actionIds: entries.map((one) => one.id) } : { agendaItemIds: [...new Set(entries.map((one) => one.agendaItemId))], actionIds: [] }),
});

/** Which actions of a plan have to do with a decision; no column where none has. */
function planColumn(linked: Output<'planLinks.about'>): Column<MinuteEntry>[] {
  if (linked.length === 0) return [];
  const of = (entry: MinuteEntry) => linked.filter((one) => one.recordId === entry.id);
  return [{
    id: 'plan', header: 'In the plan', value: (entry) => of(entry).map((one) => one.number).join(', ') || null,
    cell: (entry) => of(entry).map((one) => <span key={one.id}><Link to={`/plan?plan=${one.planId}&open=${one.id}`} quiet title={one.text}>{one.number}</Link> </span>),
  }];
}

const FORMATS = [{ format: 'docx', label: 'As Word' }, { format: 'pdf', label: 'As PDF' }, { format: 'xlsx', label: 'As spreadsheet' }, { format: 'csv', label: 'As CSV' }] as const;
type Format = (typeof FORMATS)[number]['format'];

/** The register as a file, narrowed as on screen. Private business is left out unless asked for. */
function Papers({ register, words, kind, noted }: { register: MinuteRegister; words: string; kind: string; noted: boolean }) {
  const { bodyId, year, today } = useView();
  const [asking, setAsking] = useState<Format | null>(null);
  const [exempt, setExempt] = useState(false);
  const title = MINUTE_REGISTER_TITLES[register];
  const write = async (format: Format) => {
    setAsking(null);
    const asked = { register, words, noted, exempt, format, ...(kind === '' ? {} : { kind }), ...(bodyId === null ? {} : { bodyId }), ...(year === null ? {} : { from: year.from, until: year.to }) };
    await writeFile(`${title} ${today}${exempt ? ' NOT FOR PUBLICATION' : ''}`, format, (to) => call('minutes.exportRegister', { ...asked, to }));
  };
  return (
    <>
      <Menu label="Papers" entries={FORMATS.map(({ format, label }) => ({ id: format, label, run: () => setAsking(format) }))} />
      <Dialog title={`Write: ${title.toLowerCase()}`} open={asking !== null} onClose={() => setAsking(null)}>
        <Checkbox label="With private business" hint="Left out otherwise, with every word of it." value={exempt} onChange={setExempt} />
        <div className="form-foot"><Button look="primary" onClick={() => { if (asking !== null) void write(asking); }}>Write it</Button><Button onClick={() => setAsking(null)}>Cancel</Button></div>
      </Dialog>
    </>
  );
}
