import { useEffect, useMemo } from 'react';
import { isDate } from '../../shared/dates.ts';
import { setQuery, useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { useDirectory } from '../records/directory.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { Button } from '../ui/button.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { useScreenKeys } from '../ui/keys.ts';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { nextMeetings } from '../../shared/action-log/printed.ts';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { useView } from '../view.ts';
import { actionColumns, bodyActionColumns, narrowActionColumns } from './action-columns.tsx';
import { ActionFilters } from './action-filters.tsx';
import { NewActionForm } from './action-form.tsx';
import { ActionInspector } from './action-inspector.tsx';
import { BulkActions, LogPapers, TICKED } from './bulk.tsx';
import { allActionRows, makeReady, narrowed, logInWords, type ActionFilter, type ActionRow } from './action-rows.ts';
import './actions.css';

const key = (row: ActionRow) => row.id;
const rowClass = (row: ActionRow) => (row.action.status === 'closed' ? 'closed' : row.daysLate > 0 ? 'late' : '');
const KEYS = [{ keys: 'Enter', does: 'Open the action' }, { keys: 'Esc', does: 'Close the details' }];

/** Reads the filter from the address; what is not understood there is left out. */
function filterOf(query: Readonly<Record<string, string>>): ActionFilter {
  const status = query['status'];
  const due = query['due'];
  return {
    words: query['find'] ?? '', status: status === 'closed' || status === 'all' ? status : 'open', leadId: query['lead'] ?? null, late: query['late'] !== undefined, byNext: query['next'] !== undefined,
    dueBefore: due !== undefined && isDate(due) ? due : null,
  };
}

/** The action log over all bodies, or of the one being looked at. */
export function ActionsScreen() {
  useScreenKeys(KEYS);
  const { query } = useAddress();
  const { bodyId, body, bodies, today } = useView();
  const directory = useDirectory();
  const record = useOpenRecord();
  const filter = useMemo(() => filterOf(query), [query]);
  const log = useQuery('actions.log', { ...(bodyId === null ? {} : { bodyId }), ...(filter.status === 'all' ? {} : { status: filter.status }) }, { keepPrevious: true });
  const all = useMemo(() => (log.data === undefined ? null : allActionRows(log.data, directory, bodies, today)), [log.data, directory, bodies, today]);
  const meetings = useQuery('meetings.list', { from: today });
  const next = useMemo(() => nextMeetings(meetings.data ?? [], today), [meetings.data, today]);
  useEffect(() => (all === null ? undefined : makeReady(all)), [all]);
  const rows = useMemo(() => (all === null ? null : narrowed(all, filter, next)), [all, filter, next]);
  const inspector = record.adding
    ? <Inspector key="new" title="Add an action" onClose={record.close} focus><NewActionForm onCancel={record.close} onAdded={record.open} /></Inspector>
    : record.id !== null && <ActionInspector key={record.id} id={record.id} record={record} directory={directory} />;
  const isNarrowed = filter.words !== '' || filter.leadId !== null || filter.late || filter.byNext || filter.dueBefore !== null || filter.status !== 'open';
  return (
    <Page
      title={body === null ? 'Action log' : `Action log of ${body.name}`}
      below={rows !== null && rows.length > 0 && logInWords(rows, filter.status)}
      inspector={inspector}
      className={inspector ? 'list-page action-log' : 'list-page action-log with-close'}
      actions={<><Button look="primary" onClick={record.add}>Add an action</Button><LogPapers filter={filter} /></>}
    >
      {log.error !== undefined && <ErrorNotice problem={log.error} />}
      {rows === null ? log.error === undefined && <Waiting /> : (
        <Table
          caption={body === null ? 'Action log' : `Action log of ${body.name}`}
          rows={rows}
          columns={inspector ? narrowActionColumns : body === null ? actionColumns : bodyActionColumns}
          rowKey={key}
          rowClass={rowClass}
          current={record.id}
          onOpen={(row) => record.open(row.id)}
          select={TICKED}
          bulk={(ids) => <BulkActions ids={ids} rows={rows} />}
          filters={<ActionFilters filter={filter} directory={directory} />}
          empty={isNarrowed
            ? <EmptyState action={<Button onClick={() => setQuery({ find: '', status: '', lead: '', late: '', due: '', next: '' })}>Show all open actions</Button>}>No action fits what you asked for.</EmptyState>
            : <EmptyState action={<Button look="primary" onClick={record.add}>Add an action</Button>}>No action is open. Actions come here from the minutes, where Ctrl+Enter adds one, and can be added here between meetings.</EmptyState>}
        />
      )}
    </Page>
  );
}
