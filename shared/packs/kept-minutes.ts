import { z } from 'zod';
import { actionRow } from '../actions.ts';
import { attendance } from '../attendance.ts';
import { bodies } from '../bodies.ts';
import { declarations } from '../declarations.ts';
import { id, isoDate, version } from '../fields.ts';
import { agendaItemRow, meetingRow } from '../meetings.ts';
import { decisions, minuteRow, votes } from '../minutes.ts';
import { circulation } from '../minutes/circulations.ts';
import { referenceName } from '../minutes/references.ts';
import { people } from '../people.ts';
import { seats } from '../seats.ts';
import type { MinutesData } from './minutes-data.ts';

/** The named fields of a record, whatever else it holds: internal notes that were kept beside them are dropped on reading. */
const some = <S extends z.ZodRawShape, K extends keyof S & string>({ shape }: { shape: S }, ...names: K[]): z.ZodObject<Pick<S, K>> =>
  z.object(Object.fromEntries(names.map((name) => [name, shape[name]])) as unknown as Pick<S, K>);
const kind = meetingRow.shape.kind;
const corrected = z.array(z.object({ date: isoDate, kind: kind.optional(), corrections: z.array(z.object({ number: z.string().nullable(), private: z.boolean(), text: z.string() })) }));

/** What confirmed minutes said, as it is kept and as it travels: exactly what the document is made from. */
const contents = z.object({
  board: z.object({ name: z.string() }),
  body: z.object({ ...some(bodies.row, 'name', 'kind', 'numbering').shape, shortName: bodies.row.shape.shortName.default(null) }),
  otherBodies: z.array(z.string()).optional(),
  meeting: some(meetingRow, 'date', 'kind', 'startsAt', 'actualStart', 'actualEnd', 'place', 'venue', 'minutesState', 'confirmedOn'),
  items: z.array(z.object({
    ...some(agendaItemRow, 'id', 'title', 'section', 'exempt', 'exemptParagraph', 'minuted').shape, startedAt: agendaItemRow.shape.startedAt.default(null), presenter: agendaItemRow.shape.presenter.default(null), reportAuthor: agendaItemRow.shape.reportAuthor.default(null),
    number: z.string().nullable(),
    publicTitle: z.string().nullable().optional(), withheld: z.boolean().optional(), madePublic: z.object({ on: isoDate, by: z.string(), reason: z.string() }).nullable().optional(),
  })),
  minutes: z.array(some(minuteRow, 'id', 'agendaItemId', 'heading', 'body', 'outcome', 'outcomeText')),
  decisions: z.array(some(decisions.row, 'id', 'minuteId', 'parentId', 'text', 'votesFor', 'votesAgainst', 'votesAbstained')),
  votes: z.array(some(votes.row, 'decisionId', 'personId', 'vote')),
  /** Minutes kept by an earlier version say nothing of what has a default here. */
  declarations: z.array(some(declarations.row, 'agendaItemId', 'personId', 'kind', 'nature', 'leftRoom')).default([]),
  inquorate: z.array(z.object({ agendaItemId: id, text: z.string() })).default([]),
  references: z.array(referenceName).default([]),
  abbreviations: z.array(z.object({ short: z.string(), long: z.string() })).nullable().default(null),
  people: z.array(some(people.row, 'id', 'title', 'givenName', 'familyName', 'initials', 'post', 'organisationId')),
  organisations: z.array(z.object({ id, name: z.string(), shortName: z.string().nullable() })),
  seats: z.array(z.object({ ...some(seats.row, 'id', 'class', 'role', 'organisationId').shape, holderIds: z.array(id) })),
  attendance: z.array(some(attendance.row, 'personId', 'status', 'virtually', 'forSeatId', 'arrivedAt', 'leftAt')),
  actions: z.array(some(actionRow, 'number', 'minuteId', 'text', 'leadPersonId', 'leadOrganisationId', 'leadText', 'targetDate', 'targetText')),
  postponedHere: z.array(z.object({ date: isoDate, kind, reason: z.string(), times: z.int() })).default([]),
  postponedLater: z.array(z.object({ date: isoDate, reason: z.string() })).default([]),
  confirmedHere: corrected,
  correctedHere: corrected,
});
/** A field of the document that is missing above does not compile: it would not travel. */
type Complete = z.output<typeof contents> extends Omit<MinutesData, 'correctedLater'> ? typeof contents : never;
const complete: Complete = contents;

export const confirmedMinutes = { row: z.strictObject({ id, version, meetingId: id, contents: complete }), meta: { defaults: {} } };
/** A draft as it was sent round: the same, before it was confirmed. */
export const keptDrafts = { row: z.strictObject({ ...circulation.shape, contents: complete }), meta: { defaults: { recipients: [], note: '', commentsBy: null, sentBy: null } } };
