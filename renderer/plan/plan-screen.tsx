import { useMemo, useState } from 'react';
import type { PlanTree } from '../../shared/plan.ts';
import { setQuery, useAddress } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { periodInWords } from '../records/period.ts';
import { Button } from '../ui/button.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { useScreenKeys } from '../ui/keys.ts';
import { Menu } from '../ui/menu.tsx';
import { EmptyState, ErrorNotice, Notice, Waiting } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useView } from '../view.ts';
import { NewPlanActionForm } from './action-form.tsx';
import { PlanActionInspector } from './action-inspector.tsx';
import { PlanArea } from '../registers/area.tsx';
import { planColumns } from './columns.tsx';
import { PlanDashboard } from './dashboard.tsx';
import { ImportPlan } from './import/import-plan.tsx';
import { NewPlanForm, PlanSettings } from './plan-forms.tsx';
import { PapersMenu, ReviewDialog, Reviews } from './reviews.tsx';
import { planRows, type PlanRow } from './rows.ts';
import { Updates } from './updates.tsx';

const KEYS = [{ keys: 'Enter', does: 'Open the action' }, { keys: 'Ctrl+S', does: 'Updates: keep the report and go to the next action' }, { keys: 'Alt+PageUp Alt+PageDown', does: 'Updates: the action before and after' }, { keys: 'Esc', does: 'Close the details' }];
const key = (row: PlanRow) => row.id;

/** The business plan: the latest of the body being looked at, or the one chosen. */
export function PlanScreen() {
  useScreenKeys(KEYS);
  const { query } = useAddress();
  const { bodyId } = useView();
  const plans = useQuery('plans.list', {});
  // A plan that is asked for by a link is shown whichever body is being looked at.
  const list = useMemo(() => (plans.data ?? []).filter((one) => bodyId === null || one.bodyId === bodyId || one.id === query['plan']).toSorted((a, b) => (b.fromDate ?? '').localeCompare(a.fromDate ?? '') || b.id.localeCompare(a.id)), [plans.data, bodyId, query]);
  const planId = list.find((one) => one.id === query['plan'])?.id ?? list[0]?.id ?? null;
  const tree = useQuery('plans.tree', planId === null ? null : { planId });
  const making = query['make'] !== undefined;
  const stop = () => setQuery({ make: '' });
  const maker = making ? <Inspector title="Make a plan" onClose={stop} focus><NewPlanForm onCancel={stop} onAdded={(id) => setQuery({ make: '', plan: id })} /></Inspector> : undefined;
  if (plans.data === undefined) return <Page title="Plan">{plans.error === undefined ? <Waiting /> : <ErrorNotice problem={plans.error} />}</Page>;
  if (planId === null) {
    return (
      <Page title="Plan" inspector={maker}>
        <PlanArea />
        <EmptyState action={<Button look="primary" onClick={() => setQuery({ make: '1' })}>Make a plan</Button>}>A plan holds the board’s priorities, the actions under each and their milestones. Make one, and paste last year’s table into it to begin.</EmptyState>
      </Page>
    );
  }
  if (tree.data === undefined) return <Page title="Plan">{tree.error === undefined ? <Waiting /> : <ErrorNotice problem={tree.error} />}</Page>;
  if (query['import'] !== undefined) return <ImportPlan key={planId} tree={tree.data} />;
  return <PlanPage key={planId} tree={tree.data} plans={list} maker={maker} />;
}

function PlanPage({ tree, plans, maker }: { tree: PlanTree; plans: readonly PlanTree['plan'][]; maker: React.ReactNode }) {
  const { query } = useAddress();
  const record = useOpenRecord();
  const [reviewing, setReviewing] = useState(false);
  const settings = query['settings'] !== undefined;
  const action = tree.priorities.flatMap((one) => one.actions).find((one) => one.id === record.id);
  const waiting = tree.priorities.flatMap((one) => one.actions).reduce((sum, one) => sum + one.updates, 0);
  const tab = ['dashboard', 'reviews', 'updates'].includes(query['tab'] ?? '') ? query['tab']! : 'plan';
  const closeSettings = () => setQuery({ settings: '' });
  const inspector = maker ?? (settings ? <Inspector title="Plan and colours" onClose={closeSettings} focus><PlanSettings key={tree.plan.version} tree={tree} onDone={closeSettings} /></Inspector>
    : record.adding ? <Inspector title="Add an action" onClose={record.close} focus><NewPlanActionForm tree={tree} onCancel={record.close} onAdded={record.open} /></Inspector>
      : action !== undefined && tab === 'plan' && <PlanActionInspector key={action.id} tree={tree} action={action} record={record} />);
  const takeIn = () => setQuery({ import: '1', plan: tree.plan.id, open: '', new: '' }, { replace: false });
  const copy = async () => {
    const done = await perform('plans.copyUnfinished', { planId: tree.plan.id, name: `${tree.plan.name} (next)`.slice(0, 200), fromDate: null, toDate: null }, { done: 'The unfinished actions are in a new plan' });
    if (done.ok) setQuery({ plan: done.value.id, settings: '1' });
  };
  return (
    <Page
      title={tree.plan.name}
      below={[tree.bodyName, periodInWords(tree.plan)].filter((part) => part !== '').join(', ')}
      inspector={inspector}
      actions={(
        <>
          <Button look="primary" onClick={record.add} aria-disabled={tree.priorities.length === 0}>Add an action</Button>
          <Button onClick={() => setReviewing(true)}>Review</Button>
          <PapersMenu tree={tree} label="Papers" />
          <Menu
            label="More" entries={[
              { id: 'import', label: 'Take in a spreadsheet or table', run: takeIn }, { id: 'settings', label: 'Priorities and colours', run: () => setQuery({ settings: '1', open: '', new: '' }) },
              { id: 'copy', label: 'Go on with what is unfinished', run: () => void copy() }, { id: 'make', label: 'Make another plan', run: () => setQuery({ make: '1', open: '', settings: '' }) },
            ]}
          />
        </>
      )}
    >
      <PlanArea />
      {plans.length > 1 && <Select label="Plan" options={plans.map((one) => ({ value: one.id, label: one.name }))} value={tree.plan.id} onChange={(plan) => setQuery({ plan, open: '' })} narrow />}
      <Tabs
        label="The plan" value={tab} onChange={(to) => setQuery({ tab: to === 'plan' ? '' : to })}
        tabs={[
          { id: 'plan', title: 'Plan', content: <PlanTable tree={tree} narrow={Boolean(inspector)} onPaste={takeIn} /> },
          { id: 'dashboard', title: 'Dashboard', content: <PlanDashboard tree={tree} /> },
          { id: 'reviews', title: 'Reviews', content: <Reviews tree={tree} onReview={() => setReviewing(true)} /> },
          { id: 'updates', title: `Updates from leads${waiting === 0 ? '' : ` (${waiting})`}`, content: <Updates tree={tree} /> },
        ]}
      />
      <ReviewDialog tree={tree} open={reviewing} onClose={() => setReviewing(false)} />
    </Page>
  );
}

function PlanTable({ tree, narrow, onPaste }: { tree: PlanTree; narrow: boolean; onPaste: () => void }) {
  const { query } = useAddress();
  const record = useOpenRecord();
  const { scale } = tree.plan;
  const filter = { words: query['find'] ?? '', colour: query['colour'] ?? '', priorityId: query['priority'] ?? '', agency: query['agency'] ?? '' };
  const rows = planRows(tree, filter);
  const { open } = record;
  const columns = useMemo(() => planColumns(scale, narrow), [scale, narrow]);
  const agencies = [...new Set(tree.priorities.flatMap((one) => one.actions).flatMap((one) => one.shown.agencies))].toSorted((a, b) => a.localeCompare(b, 'en-GB'));
  const empty = tree.priorities.flatMap((one) => one.actions).length === 0;
  return (
    <div className="stack wide">
      {tree.warnings.length > 0 && (
        <Notice look="warning" action={tree.warnings[0]!.actionId === null ? undefined : <Button small onClick={() => open(tree.warnings[0]!.actionId!)}>Look at the first</Button>}>
          {tree.warnings.slice(0, 3).map((one) => one.text).join(' ')}{tree.warnings.length > 3 ? ` And ${tree.warnings.length - 3} more.` : ''}
        </Notice>
      )}
      <Table
        caption={tree.plan.name}
        rows={rows}
        columns={columns}
        rowKey={key}
        current={record.id}
        onOpen={(row) => open(row.id)}
        filters={!empty && (
          <>
            <TextField label="Find by any words" type="search" value={filter.words} onChange={(find) => setQuery({ find })} />
            <Select label="Priority" none="All" options={tree.priorities.map((one) => ({ value: one.id, label: `${one.number}. ${one.title}`.slice(0, 60) }))} value={filter.priorityId} onChange={(priority) => setQuery({ priority })} />
            <Select label="Rating" none="All" options={scale.levels.map((level) => ({ value: level.colour, label: level.word }))} value={filter.colour} onChange={(colour) => setQuery({ colour })} />
            {agencies.length > 0 && <Select label="Agency" none="All" options={agencies.map((one) => ({ value: one, label: one }))} value={filter.agency} onChange={(agency) => setQuery({ agency })} />}
          </>
        )}
        empty={empty
          ? <EmptyState action={<Button look="primary" onClick={onPaste}>Take in a spreadsheet or table</Button>}>Nothing is in this plan yet. Take it in from your spreadsheet or document, or add priorities under More and then actions.</EmptyState>
          : <EmptyState action={<Button onClick={() => setQuery({ find: '', colour: '', priority: '', agency: '' })}>Show all actions</Button>}>No action fits what you asked for.</EmptyState>}
      />
      {!empty && <p className="small soft">{tree.definitions}</p>}
    </div>
  );
}
