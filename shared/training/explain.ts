import { percentage } from '../attendance-figures/percentage.ts';
import { formatPounds } from '../money.ts';
import { stageWords, tenthsWords, type Stage } from './evaluation.ts';
import { NOT_NAMED, whyNot, type AnswerFact, type BookingFact, type EventFact, type TrainingFacts } from './facts.ts';
import { eachOf, isOffered } from './figures.ts';
import type { BookingStatus } from './ladder.ts';
import { cameTo } from './reach.ts';

export const MEASURES = [
  'booked', 'attended', 'partAttended', 'came', 'noShows', 'late', 'people', 'attendedPercent', 'noShowPercent', 'aim', 'held', 'cancelled', 'planned', 'places', 'filledPercent', 'cost', 'income', 'each',
  'answers', 'response', 'satisfied', 'confidence', 'change',
] as const;
export type Measure = (typeof MEASURES)[number];
export const GROUPINGS = ['all', 'agencies', 'sectors', 'courses', 'months', 'events'] as const;
export type Grouping = (typeof GROUPINGS)[number];
export interface ExplainedRow {
  eventId: string;
  date: string;
  title: string;
  /** Who or what; empty: nobody in particular. */
  what: string;
  /** How much it adds to the figure, and to what the figure is a share of: bookings, pence or points. */
  over: number;
  of: number;
  /** Why it counts or does not. */
  why: string;
}
export type Format = 'count' | 'percent' | 'money' | 'each' | 'mean' | 'change';
export interface Explanation {
  title: string;
  format: Format;
  rule: string;
  rows: ExplainedRow[];
}
export interface AskedFigure {
  measure: Measure;
  by: Grouping;
  /** The name of the agency, sector, course or month, or the id of the event; with an agency its sector. */
  name: string;
  within: string | null;
  stage: Stage;
  /** The headcount or target that it is held against. */
  aim: { kind: 'headcount' | 'target'; people: number } | null;
}

/** The figure as its rows give it: what they add up to, or that as a share of what the others add up to. */
export function valueOf(format: Format, rows: readonly Pick<ExplainedRow, 'over' | 'of'>[]): number | null {
  const [over, of] = [rows.reduce((sum, row) => sum + row.over, 0), rows.reduce((sum, row) => sum + row.of, 0)];
  switch (format) {
    case 'count': case 'money': return over;
    case 'percent': return percentage(over, of);
    case 'each': return eachOf(over, of);
    case 'mean': case 'change': return of === 0 ? null : Math.round(over * 10 / of);
  }
}
export function valueWords(format: Format, value: number | null): string {
  if (value === null) return '–';
  switch (format) {
    case 'count': return value.toLocaleString('en-GB');
    case 'percent': return `${value}%`;
    case 'money': case 'each': return formatPounds(value);
    case 'mean': return tenthsWords(value);
    case 'change': return tenthsWords(value, true);
  }
}

/** What each measure counts, in words. They are printed with the rows, and under the tables of the report. */
export const MEASURE_RULES: Record<Measure, string> = {
  booked: 'Everybody who had a place when the event began, and those who cancelled too late. Bookings of events still to come are not counted yet.',
  attended: 'Everybody who is marked as attended.', partAttended: 'Everybody who is marked as part attended.', came: 'Everybody who is marked as attended or part attended.', noShows: 'Everybody who is marked as a no-show.',
  late: 'Everybody whose cancellation came with less notice than the board’s charges ask for.', people: 'Everybody who attended or part attended, each counted once however often they came. Somebody is known again by the register, or else by name and organisation.',
  attendedPercent: 'Those who attended or part attended, as a share of those booked.', noShowPercent: 'No-shows, as a share of those who came or should have come. Those who cancelled are left out.',
  aim: 'Of a headcount, how many different people came. Of a target, how many attendances there were.',
  held: 'Events that are marked as held.', cancelled: 'Events that were cancelled, each with its reason.', planned: 'Events that are neither held nor cancelled.', places: 'The places of events that have begun and have a limit.',
  filledPercent: 'Attendances of events that have begun and have a limit, as a share of their places.', cost: 'The costs entered for each event.', income: 'What the board’s charges come to, less what is waived.',
  each: 'The costs of all events, divided by those who attended or part attended.', answers: 'Every answer at this stage.', response: 'Answers, as a share of those who came; before the day, of those booked.',
  satisfied: 'Ratings of 4 or 5 out of 5, as a share of all ratings at this stage.', confidence: 'The mean of what people gave their confidence, from 1 to 10.',
  change: 'For everybody who gave their confidence both times: what they gave later less what they gave before, and the mean of it.',
};
const WORDS: Record<Measure, string> = {
  booked: 'Booked', attended: 'Attended', partAttended: 'Attended in part', came: 'Attendances', noShows: 'No-shows', late: 'Cancelled late', people: 'Different people', attendedPercent: 'Attended', noShowPercent: 'No-show rate',
  aim: 'Against headcount or target', held: 'Events held', cancelled: 'Events cancelled', planned: 'Events planned', places: 'Places offered', filledPercent: 'Places filled', cost: 'Cost', income: 'Income', each: 'Cost for each attendance',
  answers: 'Answers', response: 'Response', satisfied: 'Satisfied or very satisfied', confidence: 'Confidence', change: 'Change in confidence',
};
const STAGED: readonly Measure[] = ['answers', 'response', 'satisfied', 'confidence', 'change'];
const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** One figure with its rule and every row that counted or did not. Whatever its format, the rows add up to it: see `valueOf`. */
export function explainFigure(facts: TrainingFacts, asked: AskedFigure): Explanation {
  const { measure, stage, by, name } = asked;
  const title = `${WORDS[measure]}${STAGED.includes(measure) ? `, ${stageWords[stage].toLowerCase()}` : ''}${by === 'all' ? '' : `: ${by === 'events' ? eventWords(facts, name) : name}`}`;
  const made = rowsOf(facts, asked);
  const target = measure === 'aim' && asked.aim !== null ? [{ eventId: '', date: '', title: asked.aim.kind === 'headcount' ? 'Headcount' : 'Target', what: '', over: 0, of: asked.aim.people, why: 'What it is held against' }] : [];
  return { title, format: formatOf(measure), rule: MEASURE_RULES[measure], rows: [...target, ...made.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))] };
}
/** "Neglect, 12 May 2026". */
function eventWords({ events }: TrainingFacts, id: string): string {
  const event = events.find((one) => one.id === id);
  return event === undefined ? 'an event outside this period' : `${event.course}, ${event.when}`;
}
function formatOf(measure: Measure): Format {
  switch (measure) {
    case 'attendedPercent': case 'noShowPercent': case 'aim': case 'filledPercent': case 'response': case 'satisfied': return 'percent';
    case 'cost': case 'income': return 'money';
    case 'each': return 'each';
    case 'confidence': return 'mean';
    case 'change': return 'change';
    default: return 'count';
  }
}

function rowsOf(facts: TrainingFacts, asked: AskedFigure): ExplainedRow[] {
  const { by, name, within, measure, stage } = asked;
  const events = facts.events.filter((one) => by === 'all' || (by === 'courses' && one.course === name) || (by === 'months' && one.date.startsWith(name)) || (by === 'events' && one.id === name));
  const eventOf = new Map(facts.events.map((one) => [one.id, one]));
  const ofEvents = new Set(events.map((one) => one.id));
  const bookings = facts.bookings.filter((one) => by === 'all' || ({ agencies: one.agency === name && (within === null || one.sector === within), sectors: one.sector === name, courses: one.course === name, months: one.month === name, events: one.eventId === name })[by]);
  const line = (eventId: string, what: string, over: number, of: number, why: string): ExplainedRow => {
    const event = eventOf.get(eventId);
    return { eventId, date: event?.date ?? '', title: event?.course ?? '', what, over, of, why };
  };
  const bookingLine = (one: BookingFact, over: number, of: number, why: string): ExplainedRow => line(one.eventId, one.bookingId === null ? NOT_NAMED.agency : `${one.name}, ${one.agency}`, over, of, why);
  /** Each booking once: what it adds where it counts, and otherwise why it does not. */
  const overBookings = (adds: (status: BookingStatus) => [over: number, of: number]): ExplainedRow[] => bookings.map((one) => {
    const out = whyNot(one, facts.today);
    const [over, of] = out === null ? adds(one.status) : [0, 0];
    return bookingLine(one, over, of, out ?? upper(one.status));
  });
  const yes = (is: boolean): number => (is ? 1 : 0);
  const came = (status: BookingStatus): number => yes(cameTo(status));
  const overEvents = (adds: (event: EventFact) => number): ExplainedRow[] => events.map((one) => line(one.id, '', adds(one), 0, one.status === 'cancelled' ? `Cancelled: ${one.cancelReason}` : upper(one.status)));
  const answers = facts.answers.filter((one) => ofEvents.has(one.eventId));
  const answerLine = (one: AnswerFact, over: number, of: number, why: string): ExplainedRow => line(one.eventId, one.name ?? 'Without a name', over, of, `${stageWords[one.stage]}: ${why}`);
  switch (measure) {
    case 'booked': return overBookings(() => [1, 0]);
    case 'attended': return overBookings((status) => [yes(status === 'attended'), 0]);
    case 'partAttended': return overBookings((status) => [yes(status === 'part attended'), 0]);
    case 'came': return overBookings((status) => [came(status), 0]);
    case 'noShows': return overBookings((status) => [yes(status === 'no-show'), 0]);
    case 'late': return overBookings((status) => [yes(status === 'late cancellation'), 0]);
    case 'attendedPercent': return overBookings((status) => [came(status), 1]);
    case 'noShowPercent': return overBookings((status) => [yes(status === 'no-show'), yes(cameTo(status) || status === 'no-show')]);
    case 'people': case 'aim': {
      const seen = new Set<string>();
      return bookings.map((one) => {
        const out = whyNot(one, facts.today) ?? (cameTo(one.status) ? null : upper(one.status));
        const again = (measure === 'people' || asked.aim?.kind === 'headcount') && seen.has(one.person);
        if (out === null) seen.add(one.person);
        return bookingLine(one, yes(out === null && !again), 0, out ?? (again ? 'The same person again' : upper(one.status)));
      });
    }
    case 'held': return overEvents((one) => yes(one.status === 'held'));
    case 'cancelled': return overEvents((one) => yes(one.status === 'cancelled'));
    case 'planned': return overEvents((one) => yes(one.status === 'planned'));
    case 'places': case 'filledPercent': {
      const offered = new Set(facts.events.filter((one) => isOffered(one, facts.today)).map((one) => one.id));
      const places = events.map((one) => {
        const size = offered.has(one.id) ? one.places! : 0;
        return line(one.id, 'Places', measure === 'places' ? size : 0, measure === 'places' ? 0 : size, one.status === 'cancelled' ? 'The event was cancelled' : one.places === null ? 'The event has no limit' : offered.has(one.id) ? `${one.places} places` : 'The event is still to come');
      });
      return measure === 'places' ? places : [...places, ...overBookings((status) => [came(status), 0]).map((row) => (row.over === 0 || offered.has(row.eventId) ? row : { ...row, over: 0, why: 'The event has no limit' }))];
    }
    case 'cost': return facts.costs.filter((one) => ofEvents.has(one.eventId)).map((one) => line(one.eventId, one.what, one.pence, 0, 'A cost of the event'));
    case 'income': return facts.income.filter((one) => ofEvents.has(one.eventId)).map((one) => line(one.eventId, one.name, one.pence, 0, one.waiver === '' ? one.words : `${one.words}. Waived: ${one.waiver}`));
    case 'each': return [...facts.costs.filter((one) => ofEvents.has(one.eventId)).map((one) => line(one.eventId, one.what, one.pence, 0, 'A cost of the event')), ...overBookings((status) => [0, came(status)])];
    case 'answers': return answers.map((one) => answerLine(one, yes(one.stage === stage), 0, 'an answer'));
    case 'response': return [...overBookings((status) => [0, stage === 'before' ? 1 : came(status)]), ...answers.map((one) => answerLine(one, yes(one.stage === stage), 0, 'an answer'))];
    case 'satisfied': return answers.map((one) => (one.stage === stage && one.rating !== null ? answerLine(one, yes(one.rating >= 4), 1, `rated ${one.rating} of 5`) : answerLine(one, 0, 0, one.rating === null ? 'no rating' : 'another stage')));
    case 'confidence': return answers.map((one) => (one.stage === stage && one.confidence !== null ? answerLine(one, one.confidence, 1, `${one.confidence} of 10`) : answerLine(one, 0, 0, one.confidence === null ? 'no confidence given' : 'another stage')));
    case 'change': return answers.filter((one) => one.stage === 'before').map((before) => {
      const later = answers.find((one) => one.stage === stage && one.bookingId === before.bookingId && one.confidence !== null);
      if (before.bookingId === null || before.confidence === null || later === undefined) return answerLine(before, 0, 0, before.bookingId === null ? 'without a name, so it cannot be compared' : before.confidence === null ? 'no confidence given' : `did not answer ${stageWords[stage].toLowerCase()}`);
      return answerLine(before, later.confidence! - before.confidence, 1, `${before.confidence}, and ${later.confidence} ${stageWords[stage].toLowerCase()}`);
    });
  }
}
