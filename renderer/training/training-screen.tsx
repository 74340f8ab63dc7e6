import type { ReactNode } from 'react';
import { setQuery, useAddress } from '../address.ts';
import { Button } from '../ui/button.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { useScreenKeys } from '../ui/keys.ts';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import type { TrainingPaper } from '../../shared/training.ts';
import { Charges } from './charges.tsx';
import { Courses } from './courses.tsx';
import { NewCourse } from './course-form.tsx';
import { NewEvent } from './event-form.tsx';
import { FORMAT_WORDS, writePaper } from './papers.ts';
import { useTrainingYear } from './period.ts';
import { Programme } from './programme.tsx';
import { ImportProgramme } from './import-programme.tsx';
import { PublishedProgramme } from './published.tsx';
import { Explained } from './explained.tsx';
import { useExplained } from './figure.tsx';
import { Reach } from './reach.tsx';
import { SchemeForm } from './scheme-form.tsx';
import './training.css';

const KEYS = [{ keys: 'Enter', does: 'Open the event or course' }, { keys: 'Esc', does: 'Close the details' }];
const PAPERS: readonly [TrainingPaper, string, readonly ('docx' | 'pdf' | 'xlsx' | 'ics')[]][] = [
  ['programme', 'Programme', ['docx', 'pdf', 'xlsx', 'ics']], ['report', 'Training report', ['docx', 'pdf', 'xlsx']], ['invoices', 'Charges by organisation', ['docx', 'pdf', 'xlsx']],
];
const close = () => setQuery({ new: '', open: '', explain: '' });

/** The training of a financial year: what is on, what is taught, who came, what it costs and brings in. */
export function TrainingScreen() {
  useScreenKeys(KEYS);
  const { query } = useAddress();
  const { year, years } = useTrainingYear();
  const adding = query['new'] ?? '';
  const papers = PAPERS.flatMap(([paper, words, formats]) => formats.map((format): MenuEntry => ({
    id: `${paper} ${format}`, label: `${words}, as ${FORMAT_WORDS[format]}`, run: () => void writePaper(`${words} ${year.label.replace('/', '-')}`, paper, format, year),
  })));
  const forms: Record<string, [string, ReactNode]> = {
    event: ['Add an event', <NewEvent key="event" onDone={close} />], course: ['Add a course', <NewCourse key="course" onDone={close} />], charges: ['Set charges', <SchemeForm key="charges" onDone={close} />], scheme: ['Edit charges', <SchemeForm key={query['open']} id={query['open'] ?? null} onDone={close} />],
    programme: ['Import events', <ImportProgramme key="programme" year={year} onDone={close} />],
    published: ['Enter a published programme', <PublishedProgramme key="published" year={year} onDone={close} />],
  };
  const form = forms[adding];
  const explained = useExplained();
  const tabs = [
    { id: 'programme', title: 'Programme', content: <Programme year={year} beside={explained !== null} /> }, { id: 'courses', title: 'Courses', content: <Courses current={query['open'] ?? null} /> },
    { id: 'reach', title: 'Reach and results', content: <Reach year={year} beside={explained !== null} /> }, { id: 'charges', title: 'Charges', content: <Charges year={year} /> },
  ];
  const tab = tabs.some((one) => one.id === query['tab']) ? query['tab']! : 'programme';
  return (
    <Page
      title={`Training ${year.label}`}
      inspector={form !== undefined ? <Inspector key={adding} title={form[0]} onClose={close} focus>{form[1]}</Inspector> : explained !== null && <Explained of={explained} period={year} />}
      actions={<>
        <Menu label={`Financial year: ${year.label}`} entries={years.map((one) => ({ id: one.label, label: one.label, run: () => setQuery({ fy: one.from.slice(0, 4), explain: '' }, { replace: false }) }))}>{year.label} <span aria-hidden="true">▾</span></Menu>
        <Menu label="Papers" entries={papers} />
        <Menu label="More" entries={[
          { id: 'course', label: 'Add a course', run: () => setQuery({ new: 'course', explain: '' }, { replace: false }) }, { id: 'charges', label: 'Set charges from a date', run: () => setQuery({ new: 'charges' }, { replace: false }) },
          { id: 'programme', label: 'Import events from a list', run: () => setQuery({ new: 'programme', explain: '' }, { replace: false }) },
          { id: 'published', label: 'Enter a published programme', run: () => setQuery({ new: 'published' }, { replace: false }) },
        ]} />
        <Button look="primary" onClick={() => setQuery({ new: 'event' }, { replace: false })}>Add an event</Button>
      </>}
    >
      <Tabs label="Parts of training" tabs={tabs} value={tab} onChange={(next) => setQuery({ tab: next === 'programme' ? '' : next, open: '', new: '', explain: '' })} />
    </Page>
  );
}
