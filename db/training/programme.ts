import type { Output, Parsed } from '../../shared/contract.ts';
import { Refusal } from '../../shared/result.ts';
import { courses as courseMeta } from '../../shared/training/records.ts';
import type { Writing } from '../handlers.ts';
import { courseRecords, eventRecords } from './records.ts';

type Row = Parsed<'training.importProgramme'>['rows'][number];

/** Events from a table, one a line, with courses that are not there yet. The same list twice changes nothing; a number of attendances that comes later is added. */
export function importProgramme(context: Writing, { rows }: Parsed<'training.importProgramme'>): Output<'training.importProgramme'> {
  const report = { courses: 0, events: 0, changed: 0, skipped: 0 };
  const taken = new Set<string>();
  const courseOf = ({ title, level }: Row): string => {
    const there = context.db.oneSql<{ id: string }>('SELECT id FROM courses WHERE lower(title) = lower(?)', [title])?.id;
    if (there !== undefined) return there;
    report.courses++;
    return courseRecords.create(context, { ...courseMeta.meta.defaults, title, level }).id;
  };
  for (const row of rows) {
    const { title: _, level: __, ...fields } = row;
    const courseId = courseOf(row);
    // A second line of the same course and day is a second event, and finds the second one when the list comes again.
    const there = context.db.allSql<{ id: string }>('SELECT id FROM trainingEvents WHERE courseId = ? AND date = ? AND dateText IS ? ORDER BY rowid', [courseId, row.date, row.dateText]).find((one) => !taken.has(one.id));
    if (there === undefined) {
      taken.add(eventRecords.create(context, { ...fields, courseId }).id);
      report.events++;
      continue;
    }
    taken.add(there.id);
    const event = eventRecords.get(context.db, there.id);
    if (event.attendedCount === null && row.attendedCount !== null) {
      eventRecords.update(context, { id: event.id, version: event.version, set: { attendedCount: row.attendedCount } });
      report.changed++;
    } else report.skipped++;
  }
  if (report.courses + report.events + report.changed === 0) throw new Refusal('conflict', 'Every event of this list is there already. Nothing has been changed.');
  return report;
}
