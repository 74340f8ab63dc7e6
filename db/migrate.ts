import type { Database } from 'better-sqlite3';
import { createHistoryTriggers } from './history-triggers.ts';
import { spine } from './migrations/0001-spine.ts';
import { search } from './migrations/0002-search.ts';
import { keeping } from './migrations/0003-keeping.ts';
import { attendance } from './migrations/0004-attendance.ts';
import { plan } from './migrations/0005-plan.ts';
import { budget } from './migrations/0006-budget.ts';
import { training } from './migrations/0007-training.ts';
import { bundles } from './migrations/0008-bundles.ts';
import { declarations } from './migrations/0009-declarations.ts';
import { writing } from './migrations/0010-writing.ts';
import { minutesLife } from './migrations/0011-minutes-life.ts';
import { subjects } from './migrations/0012-subjects.ts';
import { planLinks } from './migrations/0013-plan-links.ts';
import { attachmentsAndLedgerWords } from './migrations/0014-attachments-and-ledger-words.ts';
import { trainingReach } from './migrations/0015-training-reach.ts';
import { jointMeetings } from './migrations/0018-joint-meetings.ts';
import { papers } from './migrations/0019-papers.ts';
import { bundlesThatComplete } from './migrations/0020-bundles-that-complete.ts';

/** One change of the schema. Released migrations are never edited: a later one mends them. */
export interface Migration {
  version: number;
  name: string;
  sql: string;
}

/** In order: the file's `user_version` is the version of the last one it has been through. */
export const migrations: readonly Migration[] = [
  spine, search, keeping, attendance, plan, budget, training, bundles,
  declarations, writing, minutesLife, subjects, planLinks, attachmentsAndLedgerWords, trainingReach, jointMeetings, papers,
  bundlesThatComplete,
];
export const LATEST = migrations.at(-1)!.version;

/** "BDWT": marks the file as ours, so that no other program's database is ever migrated. */
export const APPLICATION_ID = 0x42445754;

/**
 * Brings the file to `to` (the latest version unless a test asks for an older one). All steps and the stamp are one transaction: either the
 * file is at the new version, or nothing has happened.
 */
export function migrate(db: Database, to: number = LATEST): void {
  const from = db.pragma('user_version', { simple: true }) as number;
  if (from >= to) return;
  // Foreign keys cannot be switched inside a transaction, and a rebuilt table must not cascade.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const migration of migrations) {
        if (migration.version > from && migration.version <= to) db.exec(migration.sql);
      }
      createHistoryTriggers(db);
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`Migration to version ${to} leaves ${broken.length} dangling references`);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${to}`);
    }).exclusive();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
