import { withheldItems } from '../../shared/bundles/minutes-kept.ts';
import { BUNDLE_TABLES, labelOf, type Fields } from '../../shared/bundles/tables.ts';
import type { Here, Incoming } from '../../shared/bundles/plan.ts';
import { SAME_THING } from '../../shared/same-thing.ts';
import type { Reader } from '../query.ts';
import type { Common } from './exchanges.ts';
import { keptWith } from './files.ts';
import { hasNumberOf } from './numbers.ts';
import { inBudget, inMeetings } from './scopes.ts';
import { columns, importThatMade, readRow, readRows, referencesOf, referencesTo, wasDeleted, type Reference } from './rows.ts';

/** The meeting whose minutes a record stands in, from the field that names what it belongs to there. */
const MEETING_OF: Readonly<Record<string, { parent: string; meeting: string }>> = {
  meetings: { parent: 'id', meeting: '?1' },
  agendaItems: { parent: 'meetingId', meeting: '?1' }, attendance: { parent: 'meetingId', meeting: '?1' }, minutes: { parent: 'meetingId', meeting: '?1' },
  confirmedMinutes: { parent: 'meetingId', meeting: '?1' },
  declarations: { parent: 'agendaItemId', meeting: 'SELECT meetingId FROM agendaItems WHERE id = ?1' },
  decisions: { parent: 'minuteId', meeting: 'SELECT meetingId FROM minutes WHERE id = ?1' },
  votes: { parent: 'decisionId', meeting: 'SELECT m.meetingId FROM decisions AS d JOIN minutes AS m ON m.id = d.minuteId WHERE d.id = ?1' },
};
/** What closes with minutes, and with a financial year. */
const CLOSES_WITH: Readonly<Record<string, readonly [string, string][]>> = {
  meetings: Object.entries(inMeetings('?1')).filter(([table]) => Object.hasOwn(MEETING_OF, table) && table !== 'confirmedMinutes'),
  financialYears: Object.entries(inBudget('?1')),
};
const CONFIRMED = 'These minutes are confirmed and never change. Record a correction instead.';
const YEAR_CLOSED = 'That financial year is closed. Reopen it first.';

/** The open file as the plan of an import looks at it. Rows are read once. */
export function hereOf(db: Reader, incoming: Incoming, common: Common, doubles: ReadonlySet<string> = new Set()): Here {
  const rows = new Map<string, Fields | null>();
  const mine = (table: string, id: string): Fields | undefined => {
    const key = `${table}/${id}`;
    let row = rows.get(key);
    if (row === undefined) {
      row = readRow(db, table, id) ?? null;
      rows.set(key, row);
    }
    return row ?? undefined;
  };
  let coming: Map<string, Fields> | undefined;
  const sent = (table: string, id: string): Fields | undefined => {
    coming ??= new Map(Object.entries(incoming.tables).flatMap(([name, records]) => records.map((record) => [`${name}/${record.id}`, record] as const)));
    return coming.get(`${table}/${id}`);
  };
  const deleted = new Map<string, boolean>();
  let added: Set<string> | undefined;
  /** The agenda items that came without their words and are brought now by confirmed minutes which are otherwise the same. */
  const completed = (): Set<string> => {
    added ??= new Set((incoming.tables['confirmedMinutes'] ?? []).flatMap((record) => {
      const own = mine('confirmedMinutes', record.id);
      if (own === undefined || !common.made('confirmedMinutes', record.id) || BUNDLE_TABLES['confirmedMinutes']!.completes!(own, record) === false) return [];
      const still = new Set(withheldItems(record));
      return withheldItems(own).filter((id) => !still.has(id));
    }));
    return added;
  };
  /** The agenda item that a record of minutes belongs to. */
  const itemOf = (table: string, row: Fields): string | undefined => {
    const parent = (name: string, field: string): string | undefined => {
      const id = String(row[field]);
      // Ours first: where a record stands in confirmed minutes is not for a bundle to say.
      const found = mine(name, id) ?? sent(name, id);
      return found === undefined ? undefined : itemOf(name, found);
    };
    if (table === 'agendaItems') return String(row['id']);
    if (table === 'minutes' || table === 'declarations') return String(row['agendaItemId']);
    return table === 'decisions' ? parent('minutes', 'minuteId') : table === 'votes' ? parent('decisions', 'decisionId') : undefined;
  };
  /** Whether the bundle moves the record away from what it belongs to here. */
  const leaves = (table: string, id: string, field: string, from: string): boolean => {
    const there = sent(table, id);
    return there !== undefined && Object.hasOwn(there, field) && there[field] !== from;
  };
  const belongsTo: Here['belongsTo'] = (table, row) => {
    // What a file is kept with stands in two fields and is no foreign key.
    if (table === 'attachments') return typeof row['ownerTable'] === 'string' ? [{ table: row['ownerTable'], id: String(row['ownerId']) }] : [];
    const needed = ({ from, required }: Reference): boolean => required || from === 'parentId' || BUNDLE_TABLES[table]!.needs?.includes(from) === true;
    return referencesOf(db, table).filter((one) => needed(one) && typeof row[one.from] === 'string' && Object.hasOwn(BUNDLE_TABLES, one.table))
      .map(({ from, table: target }) => ({ table: target, id: String(row[from]) }));
  };
  /** Whether both sides made one for the same thing, each by itself: it came under its own id, or under the one that follows from what it is about. */
  const isDouble = (table: string, id: string): boolean => {
    if (doubles.has(`${table}/${id}`)) return true;
    if (SAME_THING[table] === undefined || common.given(table, id) || common.base(table, id) !== undefined) return false;
    const [own, there] = [mine(table, id), sent(table, id)];
    return own !== undefined && there !== undefined && SAME_THING[table].every((field) => own[field] === (there[field] ?? null));
  };
  /** Whoever made one for the same thing has a word in it though ours was not sent there, if what both belong to was. */
  const given = (table: string, id: string): boolean => {
    if (common.given(table, id)) return true;
    const own = isDouble(table, id) ? mine(table, id) : undefined;
    const parents = own === undefined ? [] : belongsTo(table, own);
    return parents.length > 0 && parents.every((one) => common.given(one.table, one.id));
  };
  return {
    mine,
    base: common.base,
    given,
    made: common.made,
    isDouble,
    deletedHere: (table, id) => {
      const key = `${table}/${id}`;
      return deleted.get(key) ?? deleted.set(key, wasDeleted(db, table, id, common.base(table, id) !== undefined)).get(key)!;
    },
    numberTaken: (table, row) => {
      const other = hasNumberOf(db, table, row);
      if (other === undefined) return false;
      // One that the bundle gives another number makes way.
      const field = BUNDLE_TABLES[table]!.numbered!;
      const there = sent(table, other);
      return !(there !== undefined && Object.hasOwn(there, field) && there[field] !== row[field] && common.base(table, other)?.[field] === row[field]);
    },
    completes: (table, row) => {
      const item = itemOf(table, row);
      return item !== undefined && completed().has(item);
    },
    closed: (table, row) => {
      const own = MEETING_OF[table];
      if (own !== undefined && typeof row[own.parent] === 'string') {
        const found = db.oneSql(`SELECT 1 FROM meetings WHERE id = (${own.meeting}) AND minutesState LIKE 'confirmed%'`, [row[own.parent]]);
        if (found !== undefined) return CONFIRMED;
      }
      const year = table === 'financialYears' ? row['id'] : 'yearId' in row ? row['yearId'] : undefined;
      return typeof year === 'string' && db.oneSql(`SELECT 1 FROM financialYears WHERE id = ? AND state = 'closed'`, [year]) !== undefined ? YEAR_CLOSED : null;
    },
    standsIn: (table, row) => {
      const own = table === 'meetings' ? undefined : MEETING_OF[table];
      if (own !== undefined && typeof row[own.parent] === 'string') {
        const id = own.meeting === '?1' ? row[own.parent] : db.oneSql<{ id: string | null }>(`SELECT (${own.meeting}) AS id`, [row[own.parent]])?.id;
        return typeof id === 'string' ? `meetings/${id}` : null;
      }
      return typeof row['yearId'] === 'string' ? `financialYears/${row['yearId']}` : null;
    },
    notSent: (table, id) => CLOSES_WITH[table]!.reduce((sum, [own, where]) =>
      sum + readRows(db, own, where, [id]).filter((row) => sent(own, String(row['id'])) === undefined).length, 0),
    lacks: (table, fields) => {
      if (table === 'attachments') {
        const { ownerTable, ownerId, sha256 } = fields as { ownerTable?: string; ownerId?: string; sha256?: string };
        if (ownerTable !== undefined && sent(ownerTable, ownerId!) === undefined && mine(ownerTable, ownerId!) === undefined) return 'What it is attached to is neither here nor in the bundle.';
        const known = sha256 === undefined || incoming.files.some((file) => file.sha256 === sha256) || db.oneSql('SELECT 1 FROM attachmentContents WHERE sha256 = ?', [sha256]) !== undefined;
        if (!known) return 'Its contents did not come with it. Ask the sender for the file again.';
      }
      for (const { from, table: target } of referencesOf(db, table)) {
        const id = fields[from];
        if (typeof id !== 'string' || sent(target, id) !== undefined) continue;
        if (db.oneSql(`SELECT 1 FROM ${target} WHERE id = ?`, [id]) === undefined) {
          return `It refers to ${Object.hasOwn(BUNDLE_TABLES, target) ? `a record of ${labelOf(target, 2)}` : 'a record'} that is neither here nor in the bundle.`;
        }
      }
      return null;
    },
    belongsTo,
    rival: (table, row) => {
      const fields = SAME_THING[table];
      if (fields === undefined) return undefined;
      const { names, fromStored, toStored } = columns(table);
      const found = db.oneSql<Fields>(`SELECT ${names.join(', ')} FROM ${table} WHERE id <> ? AND ${fields.map((field) => `${field} IS ?`).join(' AND ')}`,
        [row['id'], ...fields.map((field) => toStored(field, row[field]))]);
      return found === undefined ? undefined : fromStored(found);
    },
    hangingOn: (table, id) => [
      ...referencesTo(db, table).flatMap(({ table: own, from }) =>
        db.allSql<{ id: string }>(`SELECT id FROM ${own} WHERE ${from} = ?`, [id]).filter((row) => !leaves(own, row.id, from, id)).map((row) => ({ table: own, id: row.id }))),
      ...keptWith(db, table, id).filter((file) => !leaves('attachments', file, 'ownerId', id)).map((file) => ({ table: 'attachments', id: file })),
    ],
    origin: (table, id) => (mine(table, id) === undefined ? 'this bundle' : importThatMade(db, table, id)),
    list: (table, parent) => {
      const { listOf, steps } = BUNDLE_TABLES[table]!;
      const field = listOf ?? steps!.of;
      const found = readRows(db, table, `${field} = ?1`, [parent]);
      for (const row of found) rows.set(`${table}/${String(row['id'])}`, row);
      return found.sort((a, b) => Number(a['position']) - Number(b['position']) || (String(a['id']) < String(b['id']) ? -1 : 1)).map((row) => String(row['id']));
    },
  };
}
