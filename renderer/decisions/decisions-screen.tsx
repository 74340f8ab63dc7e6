import { useMemo, useState } from 'react';
import { formatShortDate } from '../../shared/dates.ts';
import { hasAllWords, MINUTE_REGISTER_TITLES, MINUTE_REGISTERS, registerColumns, type MinuteEntry, type MinuteRegister } from '../../shared/minutes/register.ts';
import { go, setQuery, useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { call } from '../call.ts';
import { TabLinks } from '../records/tab-links.tsx';
import { writeFile } from '../records/write-file.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox, TextField } from '../ui/field.tsx';
import { Menu } from '../ui/menu.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { useView } from '../view.ts';

const key = (entry: MinuteEntry) => entry.id;
const EMPTY: Record<MinuteRegister, string> = {
  decisions: 'Decisions come here by themselves from the minutes: write a resolution in the minutes of a meeting and it is listed here.',
  declarations: 'Record a declaration of interest in its meeting, under Meeting, Declarations of interest, and it is listed here.',
  votes: 'Record a vote by name on a resolution in the minutes of a meeting, and each vote is listed here.',
};

/** What was decided, declared and voted, read out of the minutes of the body and year being looked at. */
export function DecisionsScreen() {
  const { query } = useAddress();
  const { bodyId, year } = useView();
  const register = MINUTE_REGISTERS.find((one) => one === query['register']) ?? 'decisions';
  const words = query['find'] ?? '';
  const asked = { register, ...(bodyId === null ? {} : { bodyId }), ...(year === null ? {} : { from: year.from, to: year.to }) };
  const list = useQuery('minutes.register', asked);
  const rows = useMemo(() => (list.data ?? []).filter((entry) => hasAllWords(entry, words)), [list.data, words]);
  const columns = useMemo(() => registerColumns(register).map(([header, , value], at): Column<MinuteEntry> => ({
    id: header, header, ...(at === 0 ? { align: 'date' as const, value: (one: MinuteEntry) => one.date, cell: (one: MinuteEntry) => formatShortDate(one.date) } : { value: (one: MinuteEntry) => value(one) || null }),
  })), [register]);
  const tabs = MINUTE_REGISTERS.map((one) => ({ to: `/decisions${one === 'decisions' ? '' : `?register=${one}`}`, title: MINUTE_REGISTER_TITLES[one], current: one === register }));
  return (
    <Page title={MINUTE_REGISTER_TITLES[register]} actions={<Papers register={register} words={words} />}>
      <TabLinks label="Registers made from minutes" tabs={tabs} />
      {list.error !== undefined && <ErrorNotice problem={list.error} />}
      {list.data === undefined ? list.error === undefined && <Waiting /> : (
        <Table
          key={register}
          caption={MINUTE_REGISTER_TITLES[register]} rows={rows} columns={columns} rowKey={key} current={null} onOpen={(one) => go(`/meetings/${one.meetingId}?item=${one.agendaItemId}`)}
          filters={list.data.length > 0 && <TextField label="Find by any words" type="search" value={words} onChange={(find) => setQuery({ find })} />}
          empty={list.data.length > 0 ? <EmptyState action={<Button onClick={() => setQuery({ find: '' })}>Show all</Button>}>Nothing fits what you asked for.</EmptyState> : <EmptyState>{EMPTY[register]}</EmptyState>}
        />
      )}
    </Page>
  );
}

const FORMATS = [{ format: 'docx', label: 'As Word' }, { format: 'pdf', label: 'As PDF' }, { format: 'xlsx', label: 'As spreadsheet' }, { format: 'csv', label: 'As CSV' }] as const;
type Format = (typeof FORMATS)[number]['format'];

/** The register as a file, narrowed as on screen. Private business is left out unless asked for. */
function Papers({ register, words }: { register: MinuteRegister; words: string }) {
  const { bodyId, year, today } = useView();
  const [asking, setAsking] = useState<Format | null>(null);
  const [exempt, setExempt] = useState(false);
  const title = MINUTE_REGISTER_TITLES[register];
  const write = async (format: Format) => {
    setAsking(null);
    const asked = { register, words, exempt, format, ...(bodyId === null ? {} : { bodyId }), ...(year === null ? {} : { from: year.from, until: year.to }) };
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
