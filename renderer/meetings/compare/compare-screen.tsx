import { useEffect, useRef, useState } from 'react';
import { formatLongDate } from '../../../shared/dates.ts';
import { changeWords } from '../../../shared/minutes/compare-document.ts';
import type { Comparison, ComparedPart } from '../../../shared/minutes/compare.ts';
import { isChanged, type LinePair, type Piece } from '../../../shared/minutes/word-changes.ts';
import { setQuery, useAddress } from '../../address.ts';
import { useQuery } from '../../cache.ts';
import { call } from '../../call.ts';
import type { Params } from '../../routes.tsx';
import { writeFile } from '../../records/write-file.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox, Select } from '../../ui/field.tsx';
import { isTyping, useScreenKeys, type KeyHelp } from '../../ui/keys.ts';
import { Link } from '../../ui/link.tsx';
import { Menu } from '../../ui/menu.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../../ui/notices.tsx';
import { Page } from '../../ui/page.tsx';
import { DateField } from '../../ui/when-fields.tsx';
import './compare.css';

const KEYS: readonly KeyHelp[] = [{ keys: 'N, P', does: 'Next difference, the one before' }, { keys: 'D', does: 'Only what differs, or everything' }];
const DATE = 'date';

/** Two versions of the minutes of a meeting side by side, word by word. */
export function CompareScreen({ params }: { params: Params }) {
  const meetingId = params['id'] ?? '';
  const { query } = useAddress();
  const meeting = useQuery('meetings.get', { id: meetingId });
  const body = useQuery('bodies.get', meeting.data === undefined ? null : { id: meeting.data.bodyId });
  const versions = useQuery('minutes.versions', { meetingId });
  const first = versions.data?.at(0)?.version ?? 'now';
  const from = query['from'] ?? (first === 'now' && meeting.data !== undefined ? `on-${meeting.data.date}` : first);
  const to = query['to'] ?? 'now';
  const found = useQuery('minutes.compare', versions.data === undefined ? null : { meetingId, from, to }, { keepPrevious: true });
  useScreenKeys(KEYS);
  const error = meeting.error ?? versions.error ?? found.error;
  const options = versions.data ?? [];
  return (
    <Page
      title="Versions side by side"
      above={<Link to={`/meetings/${meetingId}`} quiet>{body.data === undefined || meeting.data === undefined ? 'Meeting' : `${body.data.name}, ${formatLongDate(meeting.data.date)}`}</Link>}
      below={found.data && <span role="status">{found.data.differences === 0 ? 'No differences' : `${found.data.differences} ${found.data.differences === 1 ? 'difference' : 'differences'}`}</span>}
      actions={found.data && <Papers meetingId={meetingId} from={from} to={to} found={found.data} name={`${body.data?.shortName ?? body.data?.name ?? ''} minutes ${meeting.data?.date ?? ''}`} />}
    >
      {error !== undefined && <ErrorNotice problem={error} />}
      <div className="compare-choice no-print">
        <Chosen label="Left" name="from" value={from} options={options} />
        <Chosen label="Right" name="to" value={to} options={options} />
      </div>
      {found.data === undefined ? error === undefined && <Waiting /> : <SideBySide found={found.data} key={`${from} ${to}`} />}
    </Page>
  );
}

function Chosen({ label, name, value, options }: { label: string; name: 'from' | 'to'; value: string; options: readonly { version: string; title: string }[] }) {
  const isDate = value.startsWith('on-');
  return (
    <div className="form-row">
      <Select
        label={label} value={isDate ? DATE : value} options={[...options.map((one) => ({ value: one.version, label: one.title })), { value: DATE, label: 'As at a date' }]}
        onChange={(chosen) => setQuery({ [name]: chosen === DATE ? `on-${new Date().toISOString().slice(0, 10)}` : chosen })}
      />
      {isDate && <DateField label={`${label}: end of`} narrow value={value.slice(3)} onChange={(date) => { if (date !== null) setQuery({ [name]: `on-${date}` }); }} />}
    </div>
  );
}

function SideBySide({ found }: { found: Comparison }) {
  const [only, setOnly] = useState(true);
  const [at, setAt] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const go = (by: 1 | -1): void => {
    const marks = [...list.current?.querySelectorAll<HTMLElement>('[data-difference]') ?? []];
    if (marks.length === 0) return;
    const next = at < 0 && by < 0 ? marks.length - 1 : (at + by + marks.length) % marks.length;
    setAt(next);
    marks[next]!.focus();
    marks[next]!.scrollIntoView({ block: 'center' });
  };
  const keys = useRef({ go, toggle: () => setOnly((now) => !now) });
  keys.current = { go, toggle: () => setOnly((now) => !now) };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.altKey || event.metaKey || document.querySelector('.dialog-veil') !== null) return;
      const deed = { n: () => keys.current.go(1), p: () => keys.current.go(-1), d: () => keys.current.toggle() }[event.key.toLowerCase()];
      if (deed === undefined) return;
      event.preventDefault();
      deed();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  if (found.differences === 0) return <EmptyState>The two versions say the same. Choose others above: any draft that went round, the minutes as they are, or as they were on a day.</EmptyState>;
  const parts = only ? found.parts.filter((part) => part.change !== 'same') : found.parts;
  return (
    <>
      <div className="row no-print">
        <Button keys="P" onClick={() => go(-1)}>Difference before</Button>
        <Button keys="N" onClick={() => go(1)}>Next difference</Button>
        <Checkbox label="Only what differs" value={only} onChange={setOnly} />
      </div>
      <div className="compare" ref={list}>
        <div className="compare-row compare-head"><strong>{found.left}</strong><strong>{found.right}</strong></div>
        {parts.map((part) => <Part key={part.key} part={part} only={only} />)}
      </div>
    </>
  );
}

function Part({ part, only }: { part: ComparedPart; only: boolean }) {
  const lines = only ? part.lines.filter(isChanged) : part.lines;
  const words = changeWords(part.change);
  return (
    <section aria-label={part.title} className="compare-part">
      <h2 {...(part.change === 'moved' ? { 'data-difference': '', tabIndex: -1 } : {})}>{part.title}{words !== '' && <span className={`compare-tag ${part.change}`}>{words}</span>}{part.private && <span className="compare-tag">[private]</span>}</h2>
      {lines.map((line, index) => <Line key={index} line={line} />)}
    </section>
  );
}

function Line({ line }: { line: LinePair }) {
  const differs = isChanged(line);
  return (
    <div className={`compare-row ${differs ? 'differs' : ''}`} {...(differs ? { 'data-difference': '', tabIndex: -1 } : {})}>
      <Side pieces={line.left} sign="−" />
      <Side pieces={line.right} sign="+" />
    </div>
  );
}

/** Words that only this version has: struck out or underlined, with a sign before the line, and in colour as well. */
function Side({ pieces, sign }: { pieces: readonly Piece[] | null; sign: '−' | '+' }) {
  if (pieces === null) return <p className="compare-gap"><span className="unseen">Not there</span></p>;
  const differs = pieces.some((one) => one.change !== 'same');
  return (
    <p>
      <span className="compare-sign" aria-hidden="true">{differs ? sign : ''}</span>
      <span>{pieces.map(({ change, text }, index) => (change === 'same' ? <span key={index}>{text}</span> : change === 'removed' ? <del key={index}>{text}</del> : <ins key={index}>{text}</ins>))}</span>
    </p>
  );
}

const FORMATS = [{ format: 'docx', label: 'As Word' }, { format: 'pdf', label: 'As PDF' }] as const;
type Format = (typeof FORMATS)[number]['format'];
/** The comparison as a file. Private business is left out unless asked for. */
function Papers({ meetingId, from, to, found, name }: { meetingId: string; from: string; to: string; found: Comparison; name: string }) {
  const [asking, setAsking] = useState<Format | null>(null);
  const [exempt, setExempt] = useState(false);
  const hasPrivate = found.parts.some((one) => one.private && one.change !== 'same');
  const write = (format: Format, withPrivate: boolean) => {
    setAsking(null);
    void writeFile(`${name} compared${withPrivate ? ' NOT FOR PUBLICATION' : ''}`, format, (place) => call('minutes.exportComparison', { meetingId, left: from, right: to, exempt: withPrivate, format, to: place }));
  };
  return (
    <>
      <Button onClick={() => window.print()}>Print</Button>
      <Menu label="Papers" entries={FORMATS.map(({ format, label }) => ({ id: format, label, run: () => { if (hasPrivate) setAsking(format); else write(format, false); } }))} />
      <Dialog title="Write: versions side by side" open={asking !== null} onClose={() => setAsking(null)}>
        <Checkbox label="With private business" hint="Left out otherwise, with every word of it." value={exempt} onChange={setExempt} />
        <div className="form-foot"><Button look="primary" onClick={() => { if (asking !== null) write(asking, exempt); }}>Write it</Button><Button onClick={() => setAsking(null)}>Cancel</Button></div>
      </Dialog>
    </>
  );
}
