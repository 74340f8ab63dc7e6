import { attendanceSettings, type AttendanceSettings } from '../../shared/attendance-figures.ts';
import { DEFAULT_RULES, type AttendanceRules } from '../../shared/attendance-figures/rules.ts';
import type { Writing } from '../handlers.ts';
import type { Reader } from '../query.ts';

/** Half is the share below which boards usually ask an agency what is the matter. */
const DEFAULTS: AttendanceSettings = { rules: DEFAULT_RULES, threshold: 50, years: 'municipal' };

/** How the board counts; the field's own rules until it says otherwise. A rule that a later version brought has its default. */
export function readSettings(db: Reader): AttendanceSettings {
  const row = db.oneSql<{ rules: string; threshold: number; years: AttendanceSettings['years'] }>('SELECT rules, threshold, years FROM attendanceSettings');
  if (row === undefined) return DEFAULTS;
  return attendanceSettings.parse({ rules: { ...DEFAULT_RULES, ...JSON.parse(row.rules) as Partial<AttendanceRules> }, threshold: row.threshold, years: row.years });
}

export function saveSettings({ db }: Writing, { rules, threshold, years }: AttendanceSettings): AttendanceSettings {
  db.runSql(
    `INSERT INTO attendanceSettings (id, rules, threshold, years) VALUES ('attendance', ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET rules = excluded.rules, threshold = excluded.threshold, years = excluded.years, version = version + 1`,
    [JSON.stringify(rules), threshold, years]);
  return readSettings(db);
}
