import type { Input } from '../../shared/contract.ts';
import type { FinancialYear } from '../../shared/budget/records.ts';
import { call } from '../call.ts';
import { writeFile } from '../records/write-file.ts';
import { Menu, type MenuEntry } from '../ui/menu.tsx';

type Paper = Input<'budget.export'>['paper'];
type Format = Input<'budget.export'>['format'];
const PAPERS: readonly [paper: Paper, words: string, title: string, formats: readonly Format[]][] = [
  ['monitoring', 'Budget monitoring for a meeting', 'Budget monitoring', ['docx', 'pdf', 'xlsx', 'csv']], ['annual', 'Income and expenditure, side by side', 'Income and expenditure', ['docx', 'pdf']],
  ['contributions', 'Contributions and shares', 'Contributions', ['docx', 'pdf', 'xlsx']], ['letters', 'Letters to partners', 'Letters to partners', ['docx', 'pdf']], ['ledger', 'Ledger', 'Ledger', ['xlsx', 'csv']],
  ['transparency', 'Spend over £500, for publication', 'Spend over 500', ['csv', 'xlsx']],
];
const FORMATS: Record<Format, string> = { docx: 'Word', pdf: 'PDF', xlsx: 'Excel', csv: 'CSV' };

/** Every paper of the year, in each form it can be written in. */
export function PapersMenu({ year }: { year: FinancialYear }) {
  const entries = PAPERS.flatMap(([paper, words, title, formats]) => formats.map((format): MenuEntry => ({
    id: `${paper} ${format}`, label: `${words}, as ${FORMATS[format]}`,
    run: () => void writeFile(`${title} ${year.name.replace('/', '-')}`, format, (to) => call('budget.export', { yearId: year.id, paper, format, to })),
  })));
  return <Menu label="Papers" entries={entries} />;
}
