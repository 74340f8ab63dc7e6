import type { ReactNode } from 'react';
import type { FinancialYear } from '../../shared/budget/records.ts';
import type { YearFigures } from '../../shared/budget/view.ts';
import { addDays, financialYear, formatShortDate } from '../../shared/dates.ts';
import { setQuery, useAddress } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { useScreenKeys } from '../ui/keys.ts';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { EmptyState, ErrorNotice, Notice, Waiting } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useView } from '../view.ts';
import { Apportion, NewContribution } from './contribution-forms.tsx';
import { Contributions } from './contributions.tsx';
import { Forecast } from './forecast.tsx';
import { NewHeading } from './heading-forms.tsx';
import { ImportLedger } from './import.tsx';
import { BudgetInspector } from './inspector.tsx';
import { MoveBetween, NewLine, Repeat } from './line-forms.tsx';
import { Lines } from './lines.tsx';
import { PapersMenu } from './papers-menu.tsx';
import { add, close } from './places.ts';
import { Pictures } from './pictures.tsx';
import { Position } from './position.tsx';
import { CloseYear, EditYear, NewYear, PublishedYear, ReopenYear } from './year-forms.tsx';
import './budget.css';

const KEYS = [{ keys: 'Enter', does: 'On an amount with a dotted line: explain it; on a row: open it' }, { keys: 'Esc', does: 'Close the details' }];

/** The board’s money in one financial year. */
export function BudgetScreen() {
  useScreenKeys(KEYS);
  const { query } = useAddress();
  const { today } = useView();
  const years = useQuery('financialYears.list', {});
  const list = years.data ?? [];
  const year = list.find((one) => one.id === query['fy']) ?? list.find((one) => one.fromDate <= today && today <= one.toDate) ?? list.at(-1);
  const figures = useQuery('budget.figures', year === undefined ? null : { yearId: year.id }, { keepPrevious: true });
  const adding = query['new'] ?? '';
  const last = list.at(-1);
  const suggested = last === undefined ? financialYear(today).from : addDays(last.toDate, 1);
  const yearForms: Record<string, ReactNode> = {
    year: <Inspector title="Add a financial year" onClose={close} focus><NewYear suggested={suggested} onDone={close} /></Inspector>,
    published: <Inspector title="Enter a year from a published table" onClose={close} focus><PublishedYear onDone={close} /></Inspector>,
  };
  if (years.data === undefined) return <Page title="Budget">{years.error === undefined ? <Waiting /> : <ErrorNotice problem={years.error} />}</Page>;
  if (year === undefined) {
    return (
      <Page title="Budget" inspector={yearForms[adding]}>
        <EmptyState action={<div className="row"><Button look="primary" onClick={() => add('year')}>Add a financial year</Button><Button onClick={() => add('published')}>Enter one from a published table</Button></div>}>
          The budget is kept by financial years, April to March unless yours begins in another month. Add the one you are in.
        </EmptyState>
      </Page>
    );
  }
  const data = figures.data?.year.id === year.id ? figures.data : undefined;
  const inspector = yearForms[adding] ?? (data === undefined ? undefined : inspectorOf(data, adding, query['open'] ?? '', query['figure'] ?? ''));
  return (
    <Page
      title={`Budget ${year.name}`}
      below={<>{formatShortDate(year.fromDate)} to {formatShortDate(year.toDate)}{year.closedOn !== null && `, closed on ${formatShortDate(year.closedOn)}`}</>}
      inspector={inspector}
      actions={<>
        <YearMenu years={list} current={year} />
        <PapersMenu year={year} />
        <DoMenu year={year} />
        {year.state === 'open' && <Button look="primary" onClick={() => add('line')}>Add a line</Button>}
      </>}
    >
      {year.reopenReason !== null && year.state === 'open' && <Notice>This year was closed and reopened: {year.reopenReason}</Notice>}
      {data !== undefined && data.unmatched.count > 0 && (
        <Notice look="warning" action={<Button small onClick={() => setQuery({ tab: 'ledger', show: 'unmatched' })}>Show them</Button>}>
          {data.unmatched.count === 1 ? '1 line has' : `${data.unmatched.count} lines have`} no heading yet. They count in the totals.
        </Notice>
      )}
      {data === undefined ? (figures.error === undefined ? <Waiting /> : <ErrorNotice problem={figures.error} />) : <Parts figures={data} open={query['open'] ?? ''} beside={Boolean(inspector)} tab={query['tab'] ?? 'position'} />}
    </Page>
  );
}

function Parts({ figures, open, beside, tab }: { figures: YearFigures; open: string; beside: boolean; tab: string }) {
  const current = (kind: string) => (open.startsWith(`${kind}:`) ? open.slice(kind.length + 1) : null);
  const tabs = [
    { id: 'position', title: 'Position', content: <Position figures={figures} narrow={beside} opened={open} /> },
    { id: 'contributions', title: 'Contributions', content: <Contributions figures={figures} current={current('contribution')} beside={beside} /> },
    { id: 'ledger', title: 'Ledger', content: <Lines figures={figures} current={current('line')} beside={beside} /> },
    { id: 'pictures', title: 'Pictures', content: <Pictures figures={figures} /> },
    { id: 'import', title: 'Import', content: <ImportLedger /> },
    { id: 'forecast', title: 'Months and what if', content: <Forecast figures={figures} /> },
  ];
  return <Tabs label="Parts of the budget" tabs={tabs} value={tabs.some((one) => one.id === tab) ? tab : 'position'} onChange={(next) => setQuery({ tab: next === 'position' ? '' : next, open: '', new: '', figure: '' })} />;
}

function inspectorOf(figures: YearFigures, adding: string, open: string, figure: string): ReactNode {
  const { year } = figures;
  const frame = (title: string, form: ReactNode) => <Inspector key={adding} title={title} onClose={close} focus>{form}</Inspector>;
  switch (adding) {
    case 'heading': return frame('Add a heading', <NewHeading yearId={year.id} onDone={close} />);
    case 'contribution': return frame('Add a contribution', <NewContribution figures={figures} onDone={close} />);
    case 'apportion': return frame('Divide a sum by share', <Apportion figures={figures} onDone={close} />);
    case 'line': return frame('Add a line', <NewLine figures={figures} onDone={close} />);
    case 'repeat': return frame('A line that comes again', <Repeat onDone={close} />);
    case 'journal': return frame('A journal between headings', <MoveBetween as="journal" figures={figures} onDone={close} />);
    case 'virement': return frame('Move budget between headings', <MoveBetween as="virement" figures={figures} onDone={close} />);
    case 'settings': return frame(`${year.name}: settings`, <EditYear year={year} onDone={close} />);
    case 'close': return frame(`Close ${year.name}`, <CloseYear year={year} onDone={close} />);
    case 'reopen': return frame(`Reopen ${year.name}`, <ReopenYear year={year} onDone={close} />);
    default: return open === '' ? undefined : <BudgetInspector figures={figures} what={open} figure={figure} />;
  }
}

function YearMenu({ years, current }: { years: readonly FinancialYear[]; current: FinancialYear }) {
  return (
    <Menu label={`Financial year: ${current.name}`} entries={[
      ...years.toReversed().map((one) => ({ id: one.id, label: `${one.name}${one.state === 'closed' ? ' (closed)' : ''}`, run: () => setQuery({ fy: one.id, open: '', new: '', figure: '' }, { replace: false }) })),
      { id: 'new', label: 'Add a financial year…', run: () => add('year') }, { id: 'published', label: 'Enter a year from a published table…', run: () => add('published') },
    ]}>{current.name} <span aria-hidden="true">▾</span></Menu>
  );
}

function DoMenu({ year }: { year: FinancialYear }) {
  const copy = () => void perform('budget.copyYear', { yearId: year.id }, { done: (value) => `${value.contributions} contributions and ${value.budgets} budgets taken over from the year before` });
  const open: MenuEntry[] = [
    { id: 'heading', label: 'Add a heading', run: () => add('heading') }, { id: 'contribution', label: 'Add a contribution', run: () => add('contribution') },
    { id: 'virement', label: 'Move budget between headings', run: () => add('virement') }, { id: 'journal', label: 'Post a journal', run: () => add('journal') },
    { id: 'repeat', label: 'Add a line that comes again', run: () => add('repeat') }, { id: 'copy', label: 'Take over budgets and contributions of the year before', run: copy },
    { id: 'settings', label: 'Reserve, thresholds and printed totals', run: () => add('settings') }, { id: 'close', label: 'Close the year', run: () => add('close') },
  ];
  return <Menu label="More" entries={year.state === 'open' ? open : [{ id: 'reopen', label: 'Reopen the year', run: () => add('reopen') }]} />;
}
