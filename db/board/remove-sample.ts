import { Refusal } from '../../shared/result.ts';
import type { Writing } from '../handlers.ts';
import { readBoard } from './handlers.ts';

/** Empties the file of the sample board in one step, which can be undone. Who is at the desk stays. */
export function removeSample(context: Writing): Record<string, never> {
  const { db } = context;
  const board = readBoard(db);
  if (board === null) throw new Refusal('not_found', 'This file holds no board.');
  if (!board.sample) throw new Refusal('conflict', 'This is not the sample board. Boardwright never empties a board of your own. Nothing has been changed.');
  // Everything goes together, so references are looked at only when all of it has gone.
  db.runSql('PRAGMA defer_foreign_keys = ON');
  // Confirmed minutes refuse every edit, so the sample's go back to draft before they go.
  db.runSql(`UPDATE meetings SET minutesState = 'draft', version = version + 1 WHERE minutesState LIKE 'confirmed%'`);
  // Closed financial years do too.
  db.runSql(`UPDATE financialYears SET state = 'open', closedOn = NULL, version = version + 1 WHERE state = 'closed'`);
  // The board's record is what has a history: the tables with triggers that keep it.
  const tables = db.allSql<{ name: string }>(`SELECT tbl_name AS name FROM sqlite_schema WHERE type = 'trigger' AND name = 'history_' || tbl_name || '_delete'`);
  for (const { name } of tables) if (name !== 'desk') db.runSql(`DELETE FROM ${name}`);
  db.runSql('DELETE FROM counters');
  return {};
}
