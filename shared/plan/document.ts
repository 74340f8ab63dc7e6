import { formatDayMonthYear, formatLongDate, formatShortDate } from '../dates.ts';
import { cleanDocument } from '../packs/clean.ts';
import type { Block, Column, DocumentModel, Run } from '../packs/document.ts';
import { plain } from '../packs/words.ts';
import { actionsOf, ARROWS, countColours, DIRECTION_WORDS, outturn, type ReviewContents, type ReviewedAction } from './review.ts';
import { readTimescale } from './timescale.ts';
import { definitions, levelOf, type RagColour, type RagScale } from './scale.ts';

const heading = (text: string): Block => ({ kind: 'heading', level: 2, number: null, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', number: null, runs: plain(text) });
const note = (text: string): Block => ({ kind: 'note', runs: plain(text) });
const columns = (...pairs: [heading: string, width: number][]): Column[] => pairs.map(([text, width]) => ({ heading: text, width, align: 'left' }));
const orDash = (text: string): string => (text === '' ? '–' : text);

/** "Red (R)", with the colour behind it. */
export function ragRuns(scale: RagScale, colour: RagColour): Run[] {
  const level = levelOf(scale, colour);
  return [{ text: level === undefined ? colour : `${level.word} (${level.letter})`, bold: true, tone: colour }];
}

/** What every paper of the plan opens with. */
function frame(contents: ReviewContents, title: string, blocks: Block[]): DocumentModel {
  const period = contents.fromDate === null || contents.toDate === null ? null : `${formatDayMonthYear(contents.fromDate)} to ${formatDayMonthYear(contents.toDate)}`;
  const asAt = contents.meetingDate === null ? `As at ${formatLongDate(contents.on)}` : `Review for the meeting of ${formatLongDate(contents.meetingDate)}`;
  return cleanDocument({
    title: `${contents.plan}: ${title}`, author: contents.board, date: contents.on, language: 'en-GB', mark: null, footer: `${contents.plan} – ${asAt.charAt(0).toLowerCase()}${asAt.slice(1)}`, landscape: true,
    blocks: [
      { kind: 'heading', level: 1, number: null, text: contents.plan }, { kind: 'subtitle', text: `${title}. ${asAt}`, strong: true },
      { kind: 'subtitle', text: [contents.body, period].filter((part) => part !== null).join(', '), strong: false },
      ...(contents.previousOn === null ? [] : [{ kind: 'subtitle' as const, text: `Compared with the review of ${formatDayMonthYear(contents.previousOn)}`, strong: false }]),
      ...blocks,
    ],
  });
}

/** The plan, or a review of it, priority by priority: what was frozen and nothing else. */
export function planDocument(contents: ReviewContents): DocumentModel {
  return frame(contents, contents.previousOn === null ? 'Business plan' : 'Progress against the business plan', [
    countTable(contents), note(definitions(contents.scale)),
    ...contents.priorities.flatMap((priority): Block[] => [
      heading(`Priority ${priority.number}: ${priority.title}`),
      ...(priority.actions.length === 0 ? [paragraph('No actions yet.')] : [{
        kind: 'table' as const, caption: `Actions of priority ${priority.number}`,
        columns: columns(['No.', 5], ['Action', 20], ['Lead', 13], ['Timescale and milestones', 23], ['How success is measured', 23], ['Rating and commentary', 16]),
        rows: priority.actions.map((action): Run[][] => [
          plain(action.number), plain(action.text), plain(orDash(action.leads)), plain(orDash(timescaleWords(action))), plain(orDash(measureWords(action))), ratingRuns(contents.scale, action),
        ]),
      }, note(definitions(contents.scale))]),
    ]),
  ]);
}

function timescaleWords(action: ReviewedAction): string {
  const own = action.timescale === null ? (action.dueDate === null || action.milestones.length > 0 ? '' : formatShortDate(action.dueDate)) : withDate(action.timescale, action.dueDate);
  return [own, ...milestoneLines(action).map((line) => `• ${line}`)].filter((part) => part !== '').join('\n');
}
/** "Rooms found (30/06/2026) – done 20/06/2026", each milestone on its own; the import reads the same back. */
export const milestoneLines = (action: ReviewedAction): string[] => action.milestones.map((one) => {
  // A date that stands in the words already is not said twice.
  const said = one.dueDate === null || readTimescale(one.text).dueDate === one.dueDate;
  const when = one.timescale !== null ? withDate(one.timescale, one.dueDate) : said ? '' : formatShortDate(one.dueDate!);
  const text = one.timescale === one.text ? '' : one.text;
  return `${[text, when === '' ? '' : text === '' ? when : `(${when})`].filter((part) => part !== '').join(' ')}${one.doneOn === null ? '' : ` – done ${formatShortDate(one.doneOn)}`}`;
});
const withDate = (written: string, due: string | null): string => (due === null || written === formatShortDate(due) ? written : `${written}, due ${formatShortDate(due)}`);
export const measureWords = (action: ReviewedAction): string => [action.measures, ...action.milestones.map((one) => one.measure)].filter((part) => part !== '').join('\n');

function ratingRuns(scale: RagScale, action: ReviewedAction): Run[] {
  const runs = ragRuns(scale, action.colour);
  if (action.direction !== null) {
    const was = action.previous == null || action.previous === action.colour ? '' : `, was ${(levelOf(scale, action.previous)?.word ?? action.previous).toLowerCase()}`;
    runs.push({ text: ` ${ARROWS[action.direction]} ${DIRECTION_WORDS[action.direction]}${was}` });
  }
  if (action.slippedDays !== null && action.slippedDays !== 0) runs.push({ text: `\n${slipWords(action.slippedDays)}` });
  if (action.byHand && action.colour !== action.proposed) runs.push({ text: `\nBy date: ${levelOf(scale, action.proposed)?.word.toLowerCase() ?? action.proposed}. ${action.reason ?? ''}`, italic: true });
  if (action.commentary !== '') runs.push({ text: `\n${action.commentary}` });
  return runs;
}
export const slipWords = (days: number): string => `Due date moved ${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'}`;

function countTable(contents: ReviewContents): Block {
  const { levels } = contents.scale;
  const width = Math.floor(50 / (levels.length + 1));
  const line = (label: string, actions: readonly ReviewedAction[], bold: boolean): Run[][] => [
    [{ text: label, bold }], ...countColours(contents.scale, actions).map(({ count }): Run[] => [{ text: String(count), bold }]), [{ text: String(actions.length), bold }],
  ];
  return {
    kind: 'table', caption: 'Actions by priority and rating',
    columns: [
      { heading: 'Priority', width: 100 - width * (levels.length + 1), align: 'left' },
      ...levels.map((level): Column => ({ heading: `${level.word} (${level.letter})`, width, align: 'right' })), { heading: 'All', width, align: 'right' },
    ],
    rows: [...contents.priorities.map((one) => line(`${one.number}. ${one.title}`, one.actions, false)), line('All priorities', actionsOf(contents), true)],
  };
}

/** How the plan ended: so many complete, so many not, and why. */
export function outturnDocument(contents: ReviewContents): DocumentModel {
  const { complete, notComplete } = outturn(contents);
  const table = (caption: string, actions: readonly ReviewedAction[], last: string, words: (action: ReviewedAction) => string): Block[] => (actions.length === 0 ? [] : [{
    kind: 'table', caption, columns: columns(['No.', 6], ['Action', 36], ['Lead', 18], ['Rating', 12], [last, 28]),
    rows: actions.map((one): Run[][] => [plain(one.number), plain(one.text), plain(orDash(one.leads)), ragRuns(contents.scale, one.colour), plain(orDash(words(one)))]),
  }, note(definitions(contents.scale))]);
  return frame(contents, 'Outturn of the business plan', [
    paragraph(outturnWords(contents)), countTable(contents), note(definitions(contents.scale)), heading('Not complete'),
    ...(notComplete.length === 0 ? [paragraph('Every action is complete.')] : table('Actions that were not complete', notComplete, 'Why', (one) => one.outturnReason ?? one.commentary)),
    ...(complete.length === 0 ? [] : [heading('Complete'), ...table('Actions that were complete', complete, 'Commentary', (one) => one.commentary)]),
  ]);
}
/** "Of 29 actions 24 were complete and 5 were not: 24 green, 5 red." */
export function outturnWords(contents: ReviewContents): string {
  const { complete, notComplete } = outturn(contents);
  const counts = countColours(contents.scale, actionsOf(contents)).filter((one) => one.count > 0).map((one) => `${one.count} ${levelOf(contents.scale, one.colour)!.word.toLowerCase()}`);
  const all = complete.length + notComplete.length;
  return `Of ${all} ${all === 1 ? 'action' : 'actions'} ${complete.length} ${complete.length === 1 ? 'was' : 'were'} complete and ${notComplete.length} ${notComplete.length === 1 ? 'was' : 'were'} not: ${counts.join(', ')}.`;
}

export interface YearView {
  reviews: readonly { reviewedOn: string }[];
  actions: readonly { number: string; text: string; colours: readonly (RagColour | null)[] }[];
}
/** As many reviews as a page has room for beside the action. */
const REVIEWS_ACROSS = 8;
/** The colour of each action at each review. */
export function yearDocument(contents: ReviewContents, year: YearView): DocumentModel {
  const from = Math.max(0, year.reviews.length - REVIEWS_ACROSS);
  const shown = year.reviews.slice(from);
  if (shown.length === 0) return frame(contents, 'Ratings over the year', [paragraph('The plan has not been reviewed yet.')]);
  const width = Math.floor(56 / shown.length);
  return frame(contents, 'Ratings over the year', [
    ...(from === 0 ? [] : [note(`The last ${REVIEWS_ACROSS} reviews of ${year.reviews.length}.`)]),
    {
      kind: 'table', caption: 'Rating of each action at each review',
      columns: [...columns(['No.', 6], ['Action', 94 - width * shown.length]), ...shown.map((one): Column => ({ heading: formatShortDate(one.reviewedOn), width, align: 'left' }))],
      rows: year.actions.map((action): Run[][] => [plain(action.number), plain(action.text), ...action.colours.slice(from).map((colour) => (colour === null ? plain('–') : ragRuns(contents.scale, colour)))]),
    },
    note(definitions(contents.scale)),
  ]);
}

/** A form for each lead, on pages of their own, or for one of them: their actions, and room to write. */
export function updateForms(contents: ReviewContents, lead?: string): DocumentModel {
  const leads = lead !== undefined ? [lead] : [...new Set(actionsOf(contents).flatMap((action) => action.leads.split('\n')))].toSorted((a, b) => a.localeCompare(b, 'en-GB'));
  const ratings = contents.scale.levels.map((one) => `☐ ${one.word}`).join('   ');
  return frame(contents, 'Update from leads', leads.flatMap((one, at): Block[] => [
    { kind: 'heading', level: 2, number: null, text: one === '' ? 'Actions without a lead' : one, ...(at === 0 ? {} : { newPage: true }) },
    paragraph('Name:                                                            Date:'),
    ...actionsOf(contents).filter((action) => action.leads.split('\n').includes(one)).map((action): Block => ({
      kind: 'table', caption: `${action.number} ${action.text}`,
      columns: columns(['What we ask', 30], ['Your answer', 70]),
      rows: [
        [plain('Rating now'), [...ragRuns(contents.scale, action.colour), ...(action.reasons[0] === undefined ? [] : [{ text: `  ${action.reasons[0]}` }])]], [plain('Timescale'), plain(orDash(timescaleWords(action)))],
        ...['What has been done?', 'What is the evidence?', 'What is the next step?'].map((text): Run[][] => [plain(text), plain('\n\n\n')]),
        [plain('Which rating do you propose?'), plain(ratings)],
      ],
    })),
    note(definitions(contents.scale)),
  ]));
}
