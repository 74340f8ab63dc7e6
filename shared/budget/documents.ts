import { formatDayMonthYear, formatLongDate } from '../dates.ts';
import { formatPounds } from '../money.ts';
import { cleanDocument } from '../packs/clean.ts';
import type { Block, ChartFill, Column, DocumentModel, Run } from '../packs/document.ts';
import { plain } from '../packs/words.ts';
import { formatTenths, tenthsOfPercent } from './apportion.ts';
import { forecastRules, ragWords } from './explain.ts';
import { pictureOf, type Picture } from './pictures.ts';
import { statedInWords } from './stated.ts';
import type { ContributionFigures, YearFigures } from './view.ts';

interface Paper { board: string; today: string; figures: YearFigures }
const heading = (text: string, level: 1 | 2 = 2): Block => ({ kind: 'heading', level, number: null, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', number: null, runs: plain(text) });
const note = (text: string): Block => ({ kind: 'note', runs: plain(text) });
const columns = (...list: [heading: string, width: number, align?: 'right'][]): Column[] => list.map(([text, width, align]): Column => ({ heading: text, width, align: align ?? 'left' }));
const bold = (text: string): Run[] => [{ text, bold: true }];
const RAGS = { red: 'Red (R)', amber: 'Amber (A)', green: 'Green (G)', none: '–' } as const;
const rag = (colour: keyof typeof RAGS): Run[] => [colour === 'none' ? { text: RAGS.none } : { text: RAGS[colour], bold: true, tone: colour }];
const nameOf = (one: ContributionFigures): string => (one.label === null ? one.organisation : `${one.organisation}, ${one.label}`);

function frame({ board, today, figures }: Paper, title: string, blocks: Block[], landscape = false): DocumentModel {
  const { year } = figures;
  return cleanDocument({
    title: `${board}: ${title} ${year.name}`, author: board, date: today, language: 'en-GB', mark: null, footer: `${board} – ${title} ${year.name}`, landscape,
    blocks: [
      heading(`${title} ${year.name}`, 1), { kind: 'subtitle', text: board, strong: true },
      { kind: 'subtitle', text: `Financial year ${formatDayMonthYear(year.fromDate)} to ${formatDayMonthYear(year.toDate)}. As at ${formatLongDate(figures.asAt)}`, strong: false }, ...blocks,
    ],
  });
}

/** What a meeting is told of the budget: the position in sentences, every heading with its forecast, and why it stands as it does. */
export function monitoringDocument(paper: Paper): DocumentModel {
  const { figures } = paper;
  const { balance, income, expenditure } = figures;
  const over = expenditure.variancePence;
  const rows = (kind: 'income' | 'expenditure'): Run[][][] => [
    ...figures.headings.filter((one) => one.kind === kind && one.used).map((one): Run[][] => {
      const name = `${'    '.repeat(one.depth)}${one.name}`;
      const amounts = [one.originalPence, one.revisedPence, one.actualPence, one.committedPence, one.forecastPence, one.variancePence].map((pence) => plain(formatPounds(pence)));
      return [one.isParent ? bold(name) : plain(name), ...amounts, plain(formatTenths(one.varianceTenths)), rag(one.rag)];
    }),
    [bold(`Total ${kind}`), ...[figures[kind].originalPence, figures[kind].revisedPence, figures[kind].actualPence, figures[kind].committedPence, figures[kind].forecastPence, figures[kind].variancePence].map((pence) => bold(formatPounds(pence))),
      bold(formatTenths(figures[kind].varianceTenths)), rag(figures[kind].rag)],
  ];
  const heads = columns(['Heading', 22], ['Original', 11, 'right'], ['Revised', 11, 'right'], ['Actual', 11, 'right'], ['Committed', 10, 'right'], ['Forecast', 11, 'right'], ['Variance', 10, 'right'], ['%', 6, 'right'], ['RAG', 8]);
  const reasons = figures.headings.filter((one) => one.reason !== '');
  return frame(paper, 'Budget monitoring', [
    paragraph(`The year began with ${formatPounds(balance.openingPence)}. So far ${formatPounds(income.actualPence)} has come in and ${formatPounds(expenditure.actualPence)} has been spent, which leaves ${formatPounds(balance.closingPence)}.`),
    paragraph(`Expenditure is forecast at ${formatPounds(expenditure.forecastPence)}${over === 0 ? ', as budgeted' : `, ${formatPounds(Math.abs(over))} ${over > 0 ? 'over' : 'under'} the revised budget`}. By the forecast ${formatPounds(balance.forecastPence)} will be carried forward${balance.reservePence > 0 ? `, of which ${formatPounds(balance.reservePence)} is the reserve` : ''}.`),
    ...(figures.unmatched.count > 0 ? [paragraph(`${figures.unmatched.count} lines of the ledger have no heading yet; they are in the totals.`)] : []),
    heading('Income'), { kind: 'table', caption: 'Income by heading', columns: heads, rows: rows('income') },
    heading('Expenditure'), { kind: 'table', caption: 'Expenditure by heading', columns: heads, rows: rows('expenditure') },
    note(ragWords(figures)), note(`Forecast, month by month: ${forecastRules.even} Actual includes accruals; commitments are promised and not yet counted. Amounts are without VAT.`),
    ...(reasons.length > 0 ? [heading('Reasons'), ...reasons.map((one): Block => ({ kind: 'labelled', label: `${one.name}:`, runs: plain(one.reason) }))] : []),
    ...statedBlocks(figures),
  ], true);
}

function statedBlocks({ stated, year }: YearFigures): Block[] {
  return stated.length === 0 ? [] : [
    heading('Printed totals and their lines'), ...stated.map((one) => paragraph(statedInWords(one))),
    ...(year.statedSource === '' ? [] : [note(`Printed in: ${year.statedSource}`)]),
  ];
}

/** Income and expenditure side by side, as annual reports show them, and where the money came from and went by share. */
export function annualDocument(paper: Paper): DocumentModel {
  const { figures } = paper;
  const side = (kind: 'income' | 'expenditure') => figures.headings.filter((one) => one.kind === kind && one.used && !one.isParent);
  const ins = [{ name: 'Balance brought forward', pence: figures.balance.openingPence }, ...side('income').map((one) => ({ name: one.name, pence: one.actualPence }))];
  const outs = side('expenditure').map((one) => ({ name: one.name, pence: one.actualPence }));
  const parentsHaveOwn = (kind: 'income' | 'expenditure') => figures[kind].actualPence - side(kind).reduce((sum, one) => sum + one.actualPence, 0);
  for (const [list, kind] of [[ins, 'income'], [outs, 'expenditure']] as const) {
    const rest = parentsHaveOwn(kind);
    if (rest !== 0) list.push({ name: 'Other', pence: rest });
  }
  const allIn = figures.balance.openingPence + figures.income.actualPence;
  outs.push({ name: 'Carried forward', pence: figures.balance.closingPence });
  const rows = Array.from({ length: Math.max(ins.length, outs.length) }, (_, at): Run[][] => [
    plain(ins[at]?.name ?? ''), plain(ins[at] === undefined ? '' : formatPounds(ins[at].pence)), plain(outs[at]?.name ?? ''), plain(outs[at] === undefined ? '' : formatPounds(outs[at].pence)),
  ]);
  return frame(paper, 'Income and expenditure', [
    { kind: 'table', caption: 'Income and expenditure side by side', columns: columns(['Income', 34], ['Amount', 16, 'right'], ['Expenditure', 34], ['Amount', 16, 'right']),
      rows: [...rows, [bold('Total'), bold(formatPounds(allIn)), bold('Total'), bold(formatPounds(figures.expenditure.actualPence + figures.balance.closingPence))]] },
    ...pictureBlocks(pictureOf(figures, 'sources'), 'teal'), ...pictureBlocks(pictureOf(figures, 'uses'), 'amber'),
    ...statedBlocks(figures),
  ]);
}

/** A picture, and the same as a table. What is less than nothing has no bar. */
function pictureBlocks({ title, column, slices, wholePence }: Picture, fill: ChartFill): Block[] {
  const most = slices[0]?.pence ?? 0;
  if (most <= 0) return [];
  const share = ({ pence, tenths }: Picture['slices'][number]): string => `${formatPounds(pence)}, ${formatTenths(tenths)}`;
  return [
    heading(title),
    { kind: 'chart', fill, alt: `Bars: ${title.toLowerCase()}. The largest is ${slices[0]!.name} with ${share(slices[0]!)}. The table below has every figure.`,
      bars: slices.map((one) => ({ label: one.name, amount: formatPounds(one.pence), length: one.pence > 0 ? tenthsOfPercent(one.pence, most) ?? 0 : 0 })) },
    { kind: 'table', caption: `${title}, in pounds and as a share`, columns: columns([column, 60], ['Amount', 22, 'right'], ['Share', 18, 'right']),
      rows: [...slices.map((one) => [plain(one.name), plain(formatPounds(one.pence)), plain(formatTenths(one.tenths))]), [bold('Together'), bold(formatPounds(wholePence)), bold('100%')]] },
  ];
}

/** What each organisation gives, with its share of the whole and last year’s sum. */
export function contributionsDocument(paper: Paper): DocumentModel {
  const { contributions, contributed } = paper.figures;
  const basis = { agreed: 'Agreed sum', share: 'Share', 'in kind': 'In kind' } as const;
  const agreed = contributions.reduce((sum, one) => sum + one.agreedPence, 0);
  return frame(paper, 'Contributions', [
    ...pictureBlocks(pictureOf(paper.figures, 'shares'), 'teal').filter((block) => block.kind === 'chart'),
    { kind: 'table', caption: 'Contributions by organisation',
      columns: columns(['Organisation', 26], ['Basis', 11], ['Agreed', 13, 'right'], ['Share', 9, 'right'], ['Received', 14, 'right'], ['Outstanding', 14, 'right'], ['Last year', 13, 'right']),
      rows: [
        ...contributions.map((one) => [plain(nameOf(one)), plain(basis[one.basis]), plain(formatPounds(one.agreedPence)), plain(formatTenths(one.shareTenths)), plain(formatPounds(one.receivedPence)), plain(formatPounds(one.outstandingPence)), plain(one.lastYearPence === null ? '–' : formatPounds(one.lastYearPence))]),
        [bold('Total'), plain(''), bold(formatPounds(agreed)), bold(agreed === 0 ? '–' : '100%'), bold(formatPounds(contributed.receivedPence)), bold(formatPounds(contributed.outstandingPence)), bold(formatPounds(contributed.lastYearPence))],
      ] },
    note('Shares are rounded to a tenth of a per cent. What is given in kind is counted in the shares at its worth, and never as outstanding.'),
  ], true);
}

/** A letter to each organisation with the sum it is asked for, each on pages of its own after a list of them; those that give only in kind get none. */
export function lettersDocument({ board, today, figures }: Paper, organisationId: string | null, from: string): DocumentModel {
  const asked = Map.groupBy(figures.contributions.filter((one) => one.basis !== 'in kind' && (organisationId === null || one.organisationId === organisationId)), (one) => one.organisation);
  const letters = [...asked].toSorted(([a], [b]) => a.localeCompare(b, 'en-GB')).flatMap(([organisation, list]): Block[] => {
    const sum = (pick: (one: ContributionFigures) => number) => list.reduce((all, one) => all + pick(one), 0);
    const [agreed, received, last] = [sum((one) => one.agreedPence), sum((one) => one.receivedPence), list.some((one) => one.lastYearPence !== null) ? sum((one) => one.lastYearPence ?? 0) : null];
    return [
      { kind: 'heading', level: 2, number: null, text: organisation, newPage: true }, paragraph(formatDayMonthYear(today)), { kind: 'paragraph', number: null, runs: bold(`Contribution to ${board}, ${figures.year.name}`) },
      paragraph(`The contribution of ${organisation} for the financial year ${formatDayMonthYear(figures.year.fromDate)} to ${formatDayMonthYear(figures.year.toDate)} is ${formatPounds(agreed)}.${last === null ? '' : last === agreed ? ' This is the same as last year.' : ` Last year it was ${formatPounds(last)}.`}`),
      ...(list.length > 1 ? [{ kind: 'table' as const, caption: `Contribution of ${organisation}`, columns: columns(['For', 70], ['Amount', 30, 'right']), rows: list.map((one) => [plain(one.label ?? one.headingName), plain(formatPounds(one.agreedPence))]) }] : []),
      paragraph(received === 0 ? 'Nothing has been received yet.' : received >= agreed ? `${formatPounds(received)} has been received. Thank you; nothing more is due.` : `${formatPounds(received)} has been received, so ${formatPounds(agreed - received)} is due.`),
      ...(list[0]!.invoiceReference === null ? [] : [paragraph(`Please quote ${list[0]!.invoiceReference}.`)]),
      paragraph(`Yours sincerely,\n\n${from}\n${board}`),
    ];
  });
  return cleanDocument({
    title: `${board}: contributions ${figures.year.name}`, author: board, date: today, language: 'en-GB', mark: null, footer: `${board} – contributions ${figures.year.name}`,
    blocks: [
      heading(`Contributions to ${board} ${figures.year.name}`, 1),
      ...(letters.length === 0 ? [paragraph('No contribution of this year is to be paid in money.')] : [paragraph('Letters follow to:'), {
        kind: 'table' as const, caption: 'Letters and sums', columns: columns(['Organisation', 70], ['Sum', 30, 'right']),
        rows: [...asked].toSorted(([a], [b]) => a.localeCompare(b, 'en-GB')).map(([organisation, list]) => [plain(organisation), plain(formatPounds(list.reduce((all, one) => all + one.agreedPence, 0)))]),
      }, ...letters]),
    ],
  });
}
