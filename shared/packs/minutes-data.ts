import type { Action } from '../actions.ts';
import type { Attendance } from '../attendance.ts';
import type { Body } from '../bodies.ts';
import type { Declaration } from '../declarations.ts';
import type { AgendaItem, Meeting } from '../meetings.ts';
import type { Decision, Minute, Vote } from '../minutes.ts';
import type { MadePublicWords } from '../minutes/made-public.ts';
import type { ReferenceName } from '../minutes/references.ts';
import type { WrittenOut } from '../writing/abbreviations.ts';
import type { Person } from '../people.ts';
import type { Seat } from '../seats.ts';

/** Everything that the minutes of one meeting are made from, as plain data. Names are those of the meeting's date. */
export interface MinutesData {
  board: { name: string };
  body: Pick<Body, 'name' | 'shortName' | 'kind' | 'numbering'>;
  /** Of a joint meeting, the names of the other bodies. */
  otherBodies?: string[];
  meeting: Pick<Meeting, 'date' | 'kind' | 'startsAt' | 'actualStart' | 'actualEnd' | 'place' | 'venue' | 'minutesState' | 'confirmedOn'>;
  /** In agenda order. */
  items: MinutesItem[];
  minutes: Pick<Minute, 'id' | 'agendaItemId' | 'heading' | 'body' | 'outcome' | 'outcomeText'>[];
  decisions: Pick<Decision, 'id' | 'minuteId' | 'parentId' | 'text' | 'votesFor' | 'votesAgainst' | 'votesAbstained'>[];
  votes: Pick<Vote, 'decisionId' | 'personId' | 'vote'>[];
  declarations: Pick<Declaration, 'agendaItemId' | 'personId' | 'kind' | 'nature' | 'leftRoom'>[];
  /** What the minute of a decision has to say of its quorum, where there was none. */
  inquorate: { agendaItemId: string; text: string }[];
  people: MinutesPerson[];
  organisations: MinutesOrganisation[];
  /** The seats of the body on the day, in the order of the register. */
  seats: MinutesSeat[];
  attendance: Pick<Attendance, 'personId' | 'status' | 'virtually' | 'forSeatId' | 'arrivedAt' | 'leftAt'>[];
  actions: Pick<Action, 'number' | 'minuteId' | 'text' | 'leadPersonId' | 'leadOrganisationId' | 'leadText' | 'targetDate' | 'targetText'>[];
  /** What the texts refer to is called; of confirmed minutes as on the day they were confirmed. */
  references: ReferenceName[];
  /** What is written out where it first stands; null where the board does not want that. */
  abbreviations: WrittenOut[] | null;
  /** Earlier meetings whose minutes were confirmed at this one. */
  confirmedHere: { date: string; kind?: Meeting['kind']; corrections: MinutesCorrection[] }[];
  /** Earlier meetings whose minutes this one was to confirm and put off; `times`: how often they had been put off before. */
  postponedHere: { date: string; kind: Meeting['kind']; reason: string; times: number }[];
  /** Later meetings that put off confirming the minutes of this one, the first one first. */
  postponedLater: { date: string; reason: string }[];
  /** Corrections that this meeting made to minutes which had been confirmed before. */
  correctedHere: { date: string; corrections: MinutesCorrection[] }[];
  /** Corrections to the minutes of this meeting, by the date of the meeting that made them. */
  correctedLater: { date: string; corrections: MinutesCorrection[] }[];
}

export type MinutesItem = Pick<AgendaItem, 'id' | 'title' | 'section' | 'exempt' | 'exemptParagraph' | 'minuted' | 'startedAt' | 'presenter' | 'reportAuthor'> & {
  /** The number of its minute; null for an item that gets none. */
  number: string | null;
  /** What it is called in public while it is private. */
  publicTitle?: string | null;
  /** Whether, when and by whom it was made public. */
  madePublic?: MadePublicWords | null;
  /** Its words were taken out: only its number and the reason are left. */
  withheld?: boolean;
};
export type MinutesPerson = Pick<Person, 'id' | 'title' | 'givenName' | 'familyName' | 'initials' | 'post' | 'organisationId'>;
export interface MinutesOrganisation {
  id: string;
  name: string;
  shortName: string | null;
}
export type MinutesSeat = Pick<Seat, 'id' | 'class' | 'role' | 'organisationId'> & { holderIds: string[] };
export interface MinutesCorrection {
  /** The number of the minute that was corrected; null for a correction to the minutes as a whole. */
  number: string | null;
  /** Whether the minute that was corrected is of a private item. */
  private: boolean;
  text: string;
}

export interface MinutesOptions {
  actions: boolean;
  exempt: boolean;
  /** Private business alone, as a document of its own. */
  only?: 'private';
  /** A draft that was sent round, by its number and date; every page says so. */
  draft?: { number: number; on: string };
}
