import type { Desk, HistoryEntry } from '../shared/board.ts';
import { Refusal } from '../shared/result.ts';
import type { Reader, Writer } from './query.ts';
import type { HistoryRow, StepRow } from './schema.ts';

/** Typing goes on with the step before for this long from where that began: an undo takes back two minutes of work at most. */
const TOGETHER_MS = 120_000;

export interface NewStep {
  operation: string;
  summary: string;
  at: string;
  kind: StepRow['kind'];
  target?: number;
  together?: string;
}

/** Opens a step: from here until `endStep` every change is logged as part of it. Returns the step's number. */
export function beginStep(db: Writer, step: NewStep): number {
  const open = step.together === undefined ? undefined : continued(db, step);
  if (open !== undefined) {
    db.runSql('UPDATE steps SET lastAt = ? WHERE id = ?', [step.at, open]);
    db.runSql('UPDATE currentStep SET step = ?', [open]);
    return open;
  }
  const by = deskOf(db);
  const { id } = db.oneSql<{ id: number }>('SELECT ifnull(max(id), 0) + 1 AS id FROM steps')!;
  db.runSql(
    `INSERT INTO steps (id, operation, summary, at, lastAt, byName, byInitials, byRole, together, kind, target) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, step.operation, step.summary, step.at, step.at, by?.name ?? null, by?.initials ?? null, by?.role ?? null, step.together ?? null, step.kind, step.target ?? null]);
  db.runSql('UPDATE currentStep SET step = ?', [id]);
  return id;
}

/** Closes the step; one that changed nothing leaves no trace. */
export function endStep(db: Writer, id: number): void {
  db.runSql('UPDATE currentStep SET step = NULL, completes = 0');
  db.runSql('DELETE FROM steps WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM history WHERE step = ?1)', [id]);
}

/** The tables that were changed by the steps after this one. */
export const changedSince = (db: Reader, step: number): string[] =>
  db.allSql<{ tableName: string }>('SELECT DISTINCT tableName FROM history WHERE step > ?', [step]).map((row) => row.tableName);

/** The last step, if this one goes on with it: the same typing by the same person, begun at most two minutes ago. */
function continued(db: Reader, step: NewStep): number | undefined {
  const last = db.oneSql<StepRow>('SELECT * FROM steps ORDER BY id DESC LIMIT 1');
  const by = deskOf(db);
  return last !== undefined && last.kind === 'do' && last.undoneBy === null && last.operation === step.operation && last.together === step.together
    && last.byName === (by?.name ?? null) && Date.parse(step.at) - Date.parse(last.at) < TOGETHER_MS
    ? last.id : undefined;
}

const deskOf = (db: Reader): Desk | undefined => db.oneSql<Desk>('SELECT name, initials, role FROM desk');

/** The step that `Undo` would take back, and the one that `Redo` would do again. */
/** What has left the machine cannot be called back, and the record of it stays. */
const NEVER_UNDONE = `operation NOT IN ('bundles.send', 'bundles.remind')`;
export function undoable(db: Reader): StepRow | undefined {
  return db.oneSql<StepRow>(`SELECT * FROM steps WHERE kind = 'do' AND undoneBy IS NULL AND ${NEVER_UNDONE} ORDER BY id DESC LIMIT 1`);
}
export function redoable(db: Reader): StepRow | undefined {
  // Bounded by the last change of another kind, so that it does not look through the years for an undo that could still be redone.
  return db.oneSql<StepRow>(
    `SELECT * FROM steps WHERE kind = 'undo' AND undoneBy IS NULL AND id > ifnull((SELECT id FROM steps WHERE kind = 'do' AND ${NEVER_UNDONE} ORDER BY id DESC LIMIT 1), 0)
     ORDER BY id DESC LIMIT 1`);
}

/**
 * Takes a step back by writing the opposite of each of its changes, latest first, as a step of its own. Refuses, and so changes nothing,
 * if a field is no longer as the step left it.
 */
export function takeBack(db: Writer, step: StepRow): void {
  const changes = db.allSql<HistoryRow>('SELECT * FROM history WHERE step = ? ORDER BY seq DESC', [step.id]);
  db.runSql('PRAGMA defer_foreign_keys = ON');
  // Nothing but a bundle that brought their private part ever changes what confirmed minutes said.
  if (changes.some(({ tableName, change }) => tableName === 'confirmedMinutes' && change === 'update')) db.runSql('UPDATE currentStep SET completes = 1');
  for (const [first, ...rest] of byRow(changes)) {
    const done = first.change === 'create' ? remove(db, first) : first.change === 'delete' ? insert(db, first) : putBack(db, [first, ...rest]);
    if (!done) {
      throw new Refusal('conflict', `“${step.summary}” cannot be undone because what it changed has been changed again since. Nothing has been changed.`);
    }
  }
}
type Run = [HistoryRow, ...HistoryRow[]];
/** Fields of one row that were written together go back together: half-way, the row might break a rule that both states keep. */
function byRow(changes: HistoryRow[]): Run[] {
  const runs: Run[] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    const together = last !== undefined && change.change === 'update' && last[0].change === 'update' && last[0].tableName === change.tableName && last[0].rowId === change.rowId;
    if (together) last.push(change);
    else runs.push([change]);
  }
  return runs;
}
const remove = (db: Writer, { tableName, rowId }: HistoryRow): boolean => isNeeded(db, tableName, rowId) || db.runSql(`DELETE FROM ${tableName} WHERE id = ?`, [rowId]) === 1;
/** Somebody to whom something was sent since stays in the list of partners. */
const isNeeded = (db: Reader, tableName: string, rowId: string): boolean =>
  tableName === 'bundlePartners' && db.oneSql('SELECT 1 FROM bundlesSent WHERE partnerId = ?1 UNION ALL SELECT 1 FROM bundlesReceived WHERE partnerId = ?1', [rowId]) !== undefined;
const putBack = (db: Writer, fields: Run): boolean => db.runSql(
  `UPDATE ${fields[0].tableName} SET ${fields.map(({ field }) => `${field} = ?`).join(', ')}, version = version + 1
   WHERE id = ? AND ${fields.map(({ field }) => `${field} IS ?`).join(' AND ')}`,
  [...fields.map(({ old }) => old), fields[0].rowId, ...fields.map((row) => row.new)]) === 1;
function insert(db: Writer, { tableName, old }: HistoryRow): boolean {
  const row = JSON.parse(String(old)) as Record<string, string | number | null>;
  // A new version, so that whoever still holds the row from before it was deleted is told that it has been away.
  const values = { ...row, version: Number(row['version']) + 1 };
  const columns = Object.keys(values);
  return db.runSql(`INSERT INTO ${tableName} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, Object.values(values)) === 1;
}

export const deskOfStep = (step: Pick<StepRow, 'byName' | 'byInitials' | 'byRole'>): Desk | null =>
  step.byName === null ? null : { name: step.byName, initials: step.byInitials ?? '', role: step.byRole ?? '' };

/** The log, latest first, of everything or of one table or row; `before` is a `seq` for the next page. */
export function historyList(db: Reader, filter: { table?: string; rowId?: string; before?: number; limit: number }): HistoryEntry[] {
  const where = ['1'];
  const values: unknown[] = [];
  if (filter.table !== undefined) { where.push('h.tableName = ?'); values.push(filter.table); }
  if (filter.rowId !== undefined) { where.push('h.rowId = ?'); values.push(filter.rowId); }
  if (filter.before !== undefined) { where.push('h.seq < ?'); values.push(filter.before); }
  const rows = db.allSql<HistoryRow & StepRow>(
    `SELECT h.*, s.operation, s.summary, s.lastAt, s.byName, s.byInitials, s.byRole FROM history AS h JOIN steps AS s ON s.id = h.step
     WHERE ${where.join(' AND ')} ORDER BY h.seq DESC LIMIT ?`, [...values, filter.limit]);
  return rows.map((row) => ({
    seq: row.seq, step: row.step, table: row.tableName, rowId: row.rowId, change: row.change, field: row.field,
    old: row.change === 'delete' ? JSON.parse(String(row.old)) as unknown : row.old,
    new: row.change === 'create' ? JSON.parse(String(row.new)) as unknown : row.new,
    operation: row.operation, summary: row.summary, at: row.lastAt, by: deskOfStep(row),
  }));
}
