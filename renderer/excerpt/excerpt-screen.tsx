import { useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import { formatLongDate } from '../../shared/dates.ts';
import { setQuery, useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { call } from '../call.ts';
import { useDirectory } from '../records/directory.ts';
import { writeFile } from '../records/write-file.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { Checkbox } from '../ui/field.tsx';
import { Link } from '../ui/link.tsx';
import { Menu } from '../ui/menu.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Page, Section } from '../ui/page.tsx';
import { useView } from '../view.ts';
import './excerpt.css';

type Preview = Output<'packs.excerptPreview'>;
const NONE: ReadonlySet<string> = new Set();

/** What one agency is sent of the minutes: the items that concern it, each with why, to be looked through before it goes. */
export function ExcerptScreen() {
  const { query } = useAddress();
  const { bodyId, body, year } = useView();
  const directory = useDirectory();
  const [exempt, setExempt] = useState(false);
  const [ticks, setTicks] = useState<{ of: string; out: ReadonlySet<string> }>({ of: '', out: NONE });
  const organisationId = query['organisation'] ?? null;
  const meetingId = query['meeting'];
  const asked = organisationId === null ? null : {
    organisationId, ...(meetingId !== undefined ? { meetingId } : { ...(bodyId === null ? {} : { bodyId }), ...(year === null ? {} : { from: year.from, until: year.to }) }),
  };
  const preview = useQuery('packs.excerptPreview', asked, { keepPrevious: true });
  // What was ticked out belongs to one agency.
  const out = ticks.of === organisationId ? ticks.out : NONE;
  const toggle = (id: string, on: boolean) => {
    const next = new Set(out);
    if (on) next.delete(id); else next.add(id);
    setTicks({ of: organisationId ?? '', out: next });
  };
  const write = (format: 'docx' | 'pdf') => {
    if (asked !== null) void writeFile(`Extract ${preview.data?.name ?? ''}${exempt ? ' NOT FOR PUBLICATION' : ''}`, format, (to) => call('packs.excerpt', { ...asked, leaveOut: [...out], exempt, format, to }));
  };
  const hasPrivate = preview.data?.meetings.some((meeting) => meeting.items.some((item) => item.private)) === true;
  return (
    <Page
      title="Extract for an agency"
      above={<Link to={meetingId === undefined ? '/decisions' : `/meetings/${meetingId}`} quiet>{meetingId === undefined ? 'Decisions' : 'The meeting'}</Link>}
      below={meetingId !== undefined ? 'One meeting' : `${body?.name ?? 'All bodies'}, ${year?.label ?? 'all years'}`}
      actions={organisationId !== null && <Menu label="Write it" look="plain" entries={[{ id: 'docx', label: 'As Word', run: () => write('docx') }, { id: 'pdf', label: 'As PDF', run: () => write('pdf') }]} />}
    >
      <div className="filter-bar no-print">
        <ComboBox label="Agency" choices={directory.organisationChoices} value={organisationId} onChange={(id) => setQuery({ organisation: id ?? '' })} placeholder="Type its name" />
        {hasPrivate && <Checkbox label="With private business" hint="Left out otherwise, with every word of it." value={exempt} onChange={setExempt} />}
      </div>
      {preview.error !== undefined && <ErrorNotice problem={preview.error} />}
      {organisationId === null ? <EmptyState>Choose an agency. You see which items, decisions and actions concern it and why, and can leave some out before it is written.</EmptyState>
        : preview.data === undefined ? preview.error === undefined && <Waiting /> : <Found preview={preview.data} exempt={exempt} out={out} onToggle={toggle} />}
    </Page>
  );
}

function Found({ preview, exempt, out, onToggle }: { preview: Preview; exempt: boolean; out: ReadonlySet<string>; onToggle: (id: string, on: boolean) => void }) {
  const shown = preview.meetings.map((meeting) => ({ ...meeting, items: meeting.items.filter((item) => exempt || !item.private) }));
  const all = shown.flatMap((meeting) => meeting.items);
  const inIt = all.filter((item) => !out.has(item.agendaItemId)).length;
  if (shown.length === 0) return <EmptyState>Nothing in these minutes concerns {preview.name}: it has no action, vote, interest or report in them, is not named, and nobody of it was there.</EmptyState>;
  return (
    <>
      <p role="status">{all.length === 0 ? 'No item concerns it; the extract says who of it was there.' : `${inIt} of ${all.length} ${all.length === 1 ? 'item goes' : 'items go'} into the extract.`}</p>
      {shown.map((meeting) => (
        <Section key={meeting.meetingId} title={`${meeting.body}, ${formatLongDate(meeting.date)}`} aside={<Link to={`/meetings/${meeting.meetingId}`} quiet className="push small">Open</Link>}>
          <p className="soft">{meeting.attendance.length === 0 ? 'Nobody of it is recorded.' : meeting.attendance.join('; ')}</p>
          <div className="checks excerpt-items">
            {meeting.items.map((item) => (
              <Checkbox
                key={item.agendaItemId} value={!out.has(item.agendaItemId)} onChange={(on) => onToggle(item.agendaItemId, on)}
                label={`${item.number === null ? '' : `${item.number} `}${item.title}${item.private ? ' (private)' : ''}`} hint={`${item.why.join('. ')}.`}
              />
            ))}
          </div>
        </Section>
      ))}
    </>
  );
}
