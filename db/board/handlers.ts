import { type Board, type Desk } from '../../shared/board.ts';
import { Refusal } from '../../shared/result.ts';
import type { Some, Writing } from '../handlers.ts';
import { beginStep, deskOfStep, endStep, historyList, redoable, takeBack, undoable } from '../history.ts';
import { sql, type Reader } from '../query.ts';
import { addUsualPhrases } from '../writing/handlers.ts';
import type { StepRow } from '../schema.ts';

/** The board of the file; null in a file that is still empty. */
export function readBoard(db: Reader): Board | null {
  const row = db.one(sql.selectFrom('board').select(['version', 'name', 'kind', 'area', 'sample', 'writesOut']));
  return row === undefined ? null : { ...row, sample: row.sample === 1, writesOut: row.writesOut === 1 };
}
const readDesk = (db: Reader): Desk | null => db.one(sql.selectFrom('desk').select(['name', 'initials', 'role'])) ?? null;

export function createBoard(context: Writing, values: Omit<Board, 'version' | 'writesOut'>): Board {
  if (readBoard(context.db) !== null) throw new Refusal('conflict', 'This file already holds a board. Make another file for another board.');
  context.db.runSql(`INSERT INTO board (id, name, kind, area, sample) VALUES ('board', ?, ?, ?, ?)`, [values.name, values.kind, values.area, Number(values.sample)]);
  addUsualPhrases(context);
  return readBoard(context.db)!;
}

function setDesk(context: Writing, desk: Desk): Desk {
  context.db.runSql(
    `INSERT INTO desk (id, name, initials, role) VALUES ('desk', ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, initials = excluded.initials, role = excluded.role, version = version + 1`,
    [desk.name, desk.initials, desk.role]);
  // The step that is under way was opened before anybody had said who they are.
  context.db.runSql('UPDATE steps SET byName = ?, byInitials = ?, byRole = ? WHERE id = (SELECT step FROM currentStep)', [desk.name, desk.initials, desk.role]);
  return desk;
}

const stepOut = (step: StepRow) => ({ id: step.id, operation: step.operation, summary: step.summary, at: step.lastAt, by: deskOfStep(step) });

/** Takes `step` back as a step of its own of the given kind, and says what it changed. */
function reverse(context: Writing, step: StepRow, kind: 'undo' | 'redo', named: StepRow): ReturnType<typeof stepOut> {
  const { db } = context;
  const own = beginStep(db, { operation: `history.${kind}`, summary: named.summary, at: context.now(), kind, target: step.id });
  takeBack(db, step);
  endStep(db, own);
  db.runSql('UPDATE steps SET undoneBy = ? WHERE id = ?', [own, step.id]);
  if (kind === 'redo') db.runSql('UPDATE steps SET undoneBy = NULL WHERE id = ?', [named.id]);
  return stepOut(named);
}

export const boardHandlers = {
  'board.get': ({ db, today }) => ({ board: readBoard(db), desk: readDesk(db), today: today() }),
  'board.create': (context, { desk, ...values }) => {
    if (desk !== undefined) setDesk(context, desk);
    return createBoard(context, { ...values, sample: false });
  },
  'board.update': (context, { version, set }) => {
    const board = readBoard(context.db);
    if (board === null) throw new Refusal('not_found', 'This file holds no board yet. Create one first.');
    if (board.version !== version) throw new Refusal('stale', 'The board’s details have been changed since you opened them.', { details: { current: board, yours: set } });
    const after = { ...board, ...set };
    context.db.run(sql.updateTable('board').set({ name: after.name, kind: after.kind, area: after.area, writesOut: Number(after.writesOut), version: version + 1 }));
    return readBoard(context.db)!;
  },
  'desk.set': setDesk,
  'history.list': ({ db }, filter) => historyList(db, filter),
  'history.state': ({ db }) => {
    const undo = undoable(db);
    const redo = redoable(db);
    const target = redo === undefined ? undefined : db.oneSql<StepRow>('SELECT * FROM steps WHERE id = ?', [redo.target]);
    return { undo: undo === undefined ? null : stepOut(undo), redo: target === undefined ? null : stepOut(target) };
  },
  'history.undo': (context) => {
    const step = undoable(context.db);
    if (step === undefined) throw new Refusal('nothing_to_undo', 'There is nothing to undo.');
    return { undone: reverse(context, step, 'undo', step) };
  },
  'history.redo': (context) => {
    const step = redoable(context.db);
    if (step === undefined) throw new Refusal('nothing_to_undo', 'There is nothing to redo.');
    const target = context.db.oneSql<StepRow>('SELECT * FROM steps WHERE id = ?', [step.target])!;
    return { redone: reverse(context, step, 'redo', target) };
  },
  'drafts.get': ({ db }, { key }) => {
    const row = db.one(sql.selectFrom('drafts').select('value').where('key', '=', key));
    return { value: row === undefined ? null : JSON.parse(row.value) as unknown };
  },
  'drafts.save': ({ db, now }, { key, value }) => {
    db.runSql('INSERT INTO drafts (key, value, at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, at = excluded.at', [key, JSON.stringify(value), now()]);
    return {};
  },
  'drafts.discard': ({ db }, { key }) => {
    db.run(sql.deleteFrom('drafts').where('key', '=', key));
    return {};
  },
} satisfies Partial<Some<'board.get' | 'board.create' | 'board.update' | 'desk.set' | 'history.list' | 'history.state' | 'history.undo' | 'history.redo'
  | 'drafts.get' | 'drafts.save' | 'drafts.discard'>>;
