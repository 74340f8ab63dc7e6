import { formatShortDate, type Year } from '../../shared/dates.ts';
import { fail, ok } from '../../shared/result.ts';
import { rowsOfText } from '../../shared/training/read-bookings.ts';
import { readProgrammeTable } from '../../shared/training/read-programme-table.ts';
import { NewRecord } from '../budget/record-forms.tsx';
import { perform } from '../cache.ts';
import { TextArea } from '../ui/field.tsx';
import { useView } from '../view.ts';
import { ListFromFile } from './list-from-file.tsx';

const SHOWN = 12;
const changes = ({ courses, events, changed, skipped }: { courses: number; events: number; changed: number; skipped: number }): string =>
  `${events} events and ${courses} courses added${changed > 0 ? `, ${changed} changed` : ''}${skipped > 0 ? `, ${skipped} there already` : ''}`;

/** A table of events, pasted or from a file: what is understood is shown before anything is taken in. */
export function ImportProgramme({ year, onDone }: { year: Year; onDone: () => void }) {
  const { today } = useView();
  const readText = (text: string) => readProgrammeTable(rowsOfText(text), year, today);
  return (
    <NewRecord draft={`programme-import:${year.label}`} initial={{ text: '' }} onDone={onDone} save="Take in"
      read={({ text }) => {
        const events = readText(text)?.events ?? [];
        return events.length === 0 ? fail({ code: 'invalid_input', message: 'No event was found. Nothing has been changed. The table needs a heading “Course” and a heading “Date”.', fields: [{ path: 'text', message: 'No event was found here.' }] }) : ok({ rows: events.slice(0, 1000) });
      }}
      send={(input) => perform('training.importProgramme', input, { done: changes, inline: true })}>
      {(form) => {
        const found = readText(form.values.text);
        return (
          <>
            <TextArea label="Events" rows={10} spellCheck={false} placeholder={'Course\tDate\tVenue\tPlaces\tAttended\tStatus\tReason\nNeglect\t12/05/2026\tTown Hall\t20\t17\t\t\nCourt skills\t03/06/2026\tOnline\t20\t\tCancelled\tPoor take-up'}
              hint="Paste a table with its headings. “Course” and “Date” are needed; level, kind, length, venue, trainers, places, attended, status and reason are taken where they are there. The same list twice changes nothing." {...form.field('text')} />
            <div className="row"><ListFromFile onText={(text) => form.set('text', text)} /></div>
            <p role="status">{form.values.text.trim() === '' ? '' : found === null ? 'No headings “Course” and “Date” were found.' : <><strong>{found.events.length} events</strong>{found.left.length > 0 && `, ${found.left.length} lines left out`}</>}</p>
            {found !== null && found.events.length > 0 && (
              <table className="table">
                <caption className="unseen">As it is understood</caption>
                <thead><tr><th scope="col">Course</th><th scope="col">Date</th><th scope="col">State</th><th scope="col" className="number">Attended</th></tr></thead>
                <tbody>{found.events.slice(0, SHOWN).map((one, at) => <tr key={at}><th scope="row">{one.title}</th><td>{one.dateText ?? formatShortDate(one.date)}</td><td>{one.status}</td><td className="number">{one.attendedCount ?? '–'}</td></tr>)}</tbody>
              </table>
            )}
            {found !== null && found.events.length > SHOWN && <p className="small soft">and {found.events.length - SHOWN} more</p>}
            {found !== null && found.left.length > 0 && <ul className="small">{found.left.slice(0, SHOWN).map((one, at) => <li key={at}>{one.line}: {one.why}</li>)}</ul>}
          </>
        );
      }}
    </NewRecord>
  );
}
