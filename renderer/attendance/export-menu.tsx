import type { Report } from '../../shared/attendance-figures.ts';
import type { YearKind } from '../../shared/attendance-figures/years.ts';
import { call } from '../call.ts';
import { writeFile } from '../records/write-file.ts';
import { Menu } from '../ui/menu.tsx';
import type { Asked } from './question.ts';

export interface Export { asked: Asked; title: string; report: Report; years: YearKind; count: number }
type Format = 'docx' | 'pdf' | 'xlsx' | 'csv';

/** What the file is, before whose it is and of when: a long name is cut at its end, and no report may be written over another. */
const FILE_NAMES: Record<Report, string> = { organisations: 'Attendance', members: 'Attendance by member', matrix: 'Attendance by meeting', trend: 'Attendance over the years', attention: 'Attendance to look at' };

/** Writes a report where the person says. */
export const exportReport = ({ asked, title, report, years, count }: Export, format: Format, explained = false): Promise<void> =>
  writeFile(`${FILE_NAMES[report]}${explained ? ' explained' : ''} ${title}`, format, (to) => call('attendanceFigures.export', { about: asked, report, format, to, explained, years, count }));

/** The table in sight in four formats, with or without every meeting behind its figures, and the list of those that need a look. */
export function ExportMenu({ inSight, ...props }: Export & { /** False where what is in sight is no report: the table by agency is offered by its name. */ inSight: boolean }) {
  const { report } = props;
  const run = (format: Format, explained = false) => () => void exportReport(props, format, explained);
  const table = inSight ? 'This table' : 'Attendance by agency';
  const withMeetings = report === 'organisations' || report === 'members';
  const attention = (format: Format) => () => void exportReport({ ...props, report: 'attention' }, format);
  return (
    <Menu label="Export" entries={[
      { id: 'docx', label: `${table} as Word`, run: run('docx') }, { id: 'pdf', label: `${table} as PDF`, run: run('pdf') },
      { id: 'xlsx', label: `${table} as an Excel workbook`, run: run('xlsx') }, { id: 'csv', label: `${table} as CSV`, run: run('csv') },
      ...(withMeetings ? [
        { id: 'docx-explained', label: 'With every meeting explained, as Word', run: run('docx', true) }, { id: 'pdf-explained', label: 'With every meeting explained, as PDF', run: run('pdf', true) },
      ] : []),
      { id: 'attention-docx', label: 'Low attendance and absences in a row, as Word', run: attention('docx') }, { id: 'attention-xlsx', label: 'Low attendance and absences in a row, as Excel', run: attention('xlsx') },
    ]} />
  );
}
