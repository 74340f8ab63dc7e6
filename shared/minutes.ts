import { z } from 'zod';
import { crud } from './crud.ts';
import { count, HIGHEST_PLACE, id, line, text, version } from './fields.ts';
import { preflightProblem } from './minutes/preflight.ts';
import { command, query } from './operation.ts';
import { emptyDoc, richDoc } from './rich-text.ts';

export const OUTCOMES = ['noted', 'agreed', 'resolved', 'deferred', 'referred'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The minute of one agenda item. Its heading is the item's title unless another is given; its number follows from the body's pattern. */
const records = crud('minutes', 'minute', z.object({
  meetingId: id,
  agendaItemId: id,
  heading: line(300).nullable(),
  body: richDoc,
  outcome: z.enum(OUTCOMES).nullable(),
  /** The closing sentence where the usual one does not fit: "The Board noted the update." */
  outcomeText: text(2000).nullable(),
}), { heading: null, body: emptyDoc, outcome: null, outcomeText: null }, z.strictObject({ meetingId: id }), ['agendaItems']);

/** `number` is worked out from the body's pattern until the minutes are confirmed, and is kept for ever from then on. */
export const minuteRow = z.strictObject({ ...records.row.shape, number: z.string().nullable() });
export type Minute = z.output<typeof minuteRow>;
export const minutesMeta = records.meta;

/** What stands in the minutes of a meeting, in agenda order: every minuted item has its number, whether or not anything is written yet. */
export const minuteLine = z.strictObject({ agendaItemId: id, number: z.string(), minuteId: id.nullable() });

export const minutes = {
  'minutes.list': { ...records.operations['minutes.list'], output: z.array(minuteRow) },
  'minutes.get': { ...records.operations['minutes.get'], output: minuteRow },
  'minutes.create': { ...records.operations['minutes.create'], output: minuteRow },
  'minutes.update': { ...records.operations['minutes.update'], output: minuteRow },
  'minutes.delete': records.operations['minutes.delete'],
  'minutes.numbers': query('The minute numbers of a meeting', z.strictObject({ meetingId: id }), z.array(minuteLine),
    ['bodies', 'meetings', 'agendaItems', 'minutes']),
  /** Never blocks anything: what it finds is shown before minutes are circulated, confirmed or written to a file. */
  'minutes.preflight': query('What looks wrong in the minutes of a meeting', z.strictObject({ meetingId: id }), z.array(preflightProblem),
    ['board', 'bodies', 'meetings', 'agendaItems', 'minutes', 'decisions', 'votes', 'declarations', 'corrections', 'actions', 'attendance', 'seats', 'appointments', 'deputies', 'people', 'organisations',
      'organisationAliases', 'abbreviations', 'postponements', 'madePublic', 'circulations', 'reviewComments']),
  /** Text is saved as it is typed; what is typed within two minutes is one step of undo. */
  'minutes.saveText': command('Write minutes',
    z.strictObject({ id, version, body: richDoc }), minuteRow,
    { together: (input) => input.id }),
};

/** One resolution or part of one: (i), and (a) beneath it. */
const decisionRecords = crud('decisions', 'decision', z.object({
  minuteId: id,
  parentId: id.nullable(),
  text: line(4000),
  votesFor: count(500).nullable(),
  votesAgainst: count(500).nullable(),
  votesAbstained: count(500).nullable(),
  position: count(HIGHEST_PLACE),
}), { parentId: null, votesFor: null, votesAgainst: null, votesAbstained: null, position: 0 },
z.strictObject({ minuteId: id.optional(), meetingId: id.optional() }), ['minutes', 'agendaItems']);
const changeDecision = { ...decisionRecords.operations['decisions.update'], together: (input: { id: string }) => input.id };
/** A resolution is written as it is typed, like the text: what is typed within two minutes is one step of undo. */
export const decisions = {
  ...decisionRecords,
  operations: {
    ...decisionRecords.operations,
    'decisions.update': changeDecision,
    /** Resolutions and their parts in other places, all at once: what is moved, made a part or taken out of one is one step of undo. */
    'decisions.arrange': command('Move resolutions', z.strictObject({
      minuteId: id, places: z.array(z.strictObject({ id, parentId: id.nullable(), position: count(HIGHEST_PLACE) })).min(1).max(2000),
    }), z.array(decisionRecords.row)),
  },
};
export type Decision = z.output<typeof decisionRecords.row>;

/** How one member voted where the vote was recorded by name. */
export const votes = crud('votes', 'vote', z.object({
  decisionId: id, personId: id, vote: z.enum(['for', 'against', 'abstain']),
}), {}, z.strictObject({ decisionId: id.optional(), meetingId: id.optional() }), ['decisions', 'minutes', 'people']);
export type Vote = z.output<typeof votes.row>;

/** A correction to confirmed minutes, made at a later meeting and shown with both. */
export const corrections = crud('corrections', 'correction', z.object({
  meetingId: id, atMeetingId: id, minuteId: id.nullable(), text: line(2000),
}), { minuteId: null }, z.strictObject({ meetingId: id.optional(), atMeetingId: id.optional() }));
export type Correction = z.output<typeof corrections.row>;

