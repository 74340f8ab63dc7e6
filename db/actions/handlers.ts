import { actionOwners, actionProgress, type ActionOwner, type ActionProgress, type ActionRevision } from '../../shared/actions.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { Refusal } from '../../shared/result.ts';
import { crudHandlers, records } from '../crud.ts';
import type { Some, Writing } from '../handlers.ts';
import type { Reader } from '../query.ts';
import { exportLog } from './export.ts';
import { readLog } from './log.ts';
import { actionRecords, extend } from './records.ts';

const ownerRecords = records<ActionOwner>(actionOwners.meta, {
  check: (_, row) => {
    if (row.personId !== null || row.organisationId !== null || row.text !== null) return;
    const message = 'Choose a person or an organisation, or write who it is.';
    throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path: 'text', message }] });
  },
});
const progressRecords = records<ActionProgress>(actionProgress.meta, { orderBy: 'saidOn, id' });
const REVISION = 'id, version, actionId, previousDate, previousText, targetDate, targetText, revisedOn, agreedBy, meetingId, reason';

function readDetails(db: Reader, id: string): Output<'actions.details'> {
  const { parentId } = actionRecords.get(db, id);
  const parts = db.allSql<{ id: string }>('SELECT id FROM actions WHERE parentId = ? ORDER BY number', [id]).map((one) => actionRecords.get(db, one.id));
  return {
    revisions: db.allSql<ActionRevision>(`SELECT ${REVISION} FROM actionDates WHERE actionId = ? ORDER BY id`, [id]), owners: ownerRecords.list(db, { actionId: id }),
    progress: progressRecords.list(db, { actionId: id }), parts, parent: parentId === null ? null : actionRecords.get(db, parentId),
  };
}

/** All or none. Parts are closed before the actions that they are parts of. */
function changeMany(context: Writing, { actions, change }: Parsed<'actions.changeMany'>): { changed: number } {
  const parts = new Set(context.db.allSql<{ id: string }>('SELECT id FROM actions WHERE parentId IS NOT NULL').map((one) => one.id));
  let changed = 0;
  for (const { id, version } of actions.toSorted((a, b) => Number(parts.has(b.id)) - Number(parts.has(a.id)))) {
    const before = actionRecords.get(context.db, id);
    const after = change.to === 'date' ? extend(context, { id, version, targetDate: change.targetDate, targetText: null, agreedBy: change.agreedBy, meetingId: change.meetingId, reason: change.reason })
      : actionRecords.update(context, { id, version, set: change.to === 'closed' ? { status: 'closed', ...(before.status === 'closed' ? {} : { closedOn: change.on }) }
        : change.to === 'lead' ? { leadPersonId: change.leadPersonId, leadOrganisationId: change.leadOrganisationId, leadText: null } : { bodyId: change.bodyId } });
    if (after.version !== before.version) changed++;
  }
  return { changed };
}

export const actionHandlers = {
  ...crudHandlers('actions', actionRecords), ...crudHandlers('actionOwners', ownerRecords), ...crudHandlers('actionProgress', progressRecords),
  ...({
    'actions.log': ({ db }, filter) => readLog(db, filter),
    'actions.close': (context, { id, version, on }) => actionRecords.update(context, { id, version, set: { status: 'closed', closedOn: on } }),
    'actions.details': ({ db }, { id }) => readDetails(db, id),
    'actions.extend': extend,
    'actions.changeMany': changeMany,
    'actions.export': exportLog,
  } satisfies Some<'actions.log' | 'actions.close' | 'actions.details' | 'actions.extend' | 'actions.changeMany' | 'actions.export'>),
};
