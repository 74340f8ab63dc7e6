import { sizeInWords } from '../../shared/attachments.ts';
import type { Sheet } from '../../shared/bundles.ts';
import { WITHHELD_WORDS } from '../../shared/bundles/tables.ts';
import { countWords, fieldWords } from './words.ts';

/** The privacy sheet: what goes, of whom, how much, and what stays; what is private first. */
export function PrivacySheet({ sheet }: { sheet: Sheet }) {
  return (
    <div className="privacy-sheet">
      <p>{countWords(sheet.records, 'record', 'records')}{sheet.deleted > 0 && `, and word of ${countWords(sheet.deleted, 'deletion', 'deletions')}`}: {sheet.title}.</p>
      <p><strong>Private parts that go:</strong> {sheet.included.length === 0 ? 'none' : sheet.included.map((kind) => WITHHELD_WORDS[kind]).join('; ')}</p>
      <p><strong>Stays here:</strong> {sheet.left.length === 0 ? 'nothing was left out' : sheet.left.map(({ kind, count }) => `${WITHHELD_WORDS[kind]} (${count})`).join('; ')}</p>
      {sheet.files > 0 && <p><strong>Attached files:</strong> {countWords(sheet.files, 'file', 'files')}, {sizeInWords(sheet.fileBytes)} together.</p>}
      {sheet.earlierYears.length > 0 && <p><strong>Comes along:</strong> the budget of {sheet.earlierYears.join(', ')}, because the balance brought forward rests on it. Enter the opening balance of the year to send it alone.</p>}
      <People people={sheet.people} />
      <dl className="facts">
        {sheet.tables.map(({ table, label, count, fields }) => (
          <div key={table} className="sheet-line"><dt>{count.toLocaleString('en-GB')} {label}</dt><dd className="small soft">{[...new Set(fields.map(fieldWords))].join(', ')}</dd></div>
        ))}
      </dl>
    </div>
  );
}

const AT_A_GLANCE = 20;
/** Everybody whose name goes; many of them on request. */
function People({ people }: { people: readonly string[] }) {
  const names = people.join(', ');
  if (people.length <= AT_A_GLANCE) return <p><strong>People named:</strong> {people.length === 0 ? 'nobody' : `${people.length}: ${names}`}</p>;
  return <details><summary><strong>People named:</strong> {people.length.toLocaleString('en-GB')}</summary><p>{names}</p></details>;
}
