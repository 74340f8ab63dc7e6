import { z } from 'zod';
import { formatDayMonthYear, formatTime } from '../dates.ts';
import { id } from '../fields.ts';
import type { MinutesData } from '../packs/minutes-data.ts';
import { isDecided } from '../packs/minutes.ts';
import { joinWords } from '../packs/words.ts';
import { personInitials, personName } from '../people.ts';
import { itemWindows, wasThereWithin, type ItemQuorum, type ItemWindow } from '../quorum-items.ts';
import { plainText, referenceKey, referencesIn } from '../rich-text.ts';
import { isMemberClass } from '../seats.ts';
import { undefinedAbbreviations } from '../writing/abbreviations.ts';

/** Something worth a second look before minutes go out. It warns and never blocks: the clerk may well be right. */
export const preflightProblem = z.strictObject({
  /** What is wrong, in one sentence. */
  text: z.string(),
  /** The item to go to; null where it is about the meeting as a whole or about who was there. */
  agendaItemId: id.nullable(),
});
export type PreflightProblem = z.output<typeof preflightProblem>;

export interface PreflightFacts {
  minutes: MinutesData;
  /** Numbers of the same body and period that other meetings have, and the date of the meeting that has each. */
  otherNumbers: ReadonlyMap<string, string>;
  /** When there was no quorum, in words. */
  quorum: readonly string[];
  /** What reviewers said and nobody has answered yet. */
  openComments: readonly { draft: number; who: string; agendaItemId: string | null }[];
  /** How it stood for each item, and what the minute of a decision without one says. */
  quorumOfItems: readonly (Pick<ItemQuorum, 'agendaItemId' | 'state' | 'span'> & { words: string | null })[];
}
type Item = MinutesData['items'][number];
type Minute = MinutesData['minutes'][number];
type Mark = MinutesData['attendance'][number];

/** Everything that looks wrong in the minutes of a meeting: about the meeting first, then in agenda order. */
export function preflight(facts: PreflightFacts): PreflightProblem[] {
  const { items, minutes } = facts.minutes;
  const minuteOf = new Map(minutes.map((minute) => [minute.agendaItemId, minute]));
  const about = aboutPeople(facts.minutes);
  const { actualStart, startsAt, actualEnd } = facts.minutes.meeting;
  const windows = itemWindows(items, actualStart ?? startsAt, actualEnd);
  return [
    ...aboutMeeting(facts).map((text) => ({ text, agendaItemId: null })),
    ...aboutAbbreviations(facts.minutes),
    ...facts.openComments.map(({ draft, who, agendaItemId }) => ({ text: `The comment of ${who} on draft ${draft} is not answered yet.`, agendaItemId })),
    ...items.filter((item) => item.minuted).flatMap((item) => {
      const minute = minuteOf.get(item.id);
      return [
        ...aboutNumber(item, facts),
        ...aboutOutcome(item, minute, facts.minutes),
        ...(minute === undefined ? [] : [...aboutReferences(minute, facts.minutes), ...aboutQuorum(minute, facts), ...aboutVotes(minute, facts.minutes, about, windows.get(item.id)), ...aboutActions(minute, facts.minutes, about)]),
      ].map((text) => ({ text: `${labelOf(item, minute)} – ${text}`, agendaItemId: item.id }));
    }),
  ];
}

const labelOf = ({ number, title }: Item, minute: Minute | undefined): string => `${number === null || number === '' ? '' : `${number} `}${minute?.heading ?? title}`;

function aboutMeeting({ minutes: { attendance }, quorum }: PreflightFacts): string[] {
  return [
    ...(attendance.some(wasThere) ? [] : ['Nobody is marked as present.']),
    ...quorum,
  ];
}

/** Said once for the meeting, and leading to the first item that uses one. */
function aboutAbbreviations({ abbreviations, items, minutes, decisions, people, body }: MinutesData): PreflightProblem[] {
  if (abbreviations === null) return [];
  const known = new Set([...people.map((person) => personInitials(person).toLocaleUpperCase('en-GB')), ...people.flatMap(({ title }) => title ?? []), ...body.shortName === null ? [] : [body.shortName]]);
  const texts = items.flatMap((item) => minutes.filter((minute) => minute.agendaItemId === item.id)).map((minute) => ({
    agendaItemId: minute.agendaItemId,
    text: [plainText(minute.body), minute.outcomeText ?? '', ...decisions.filter((one) => one.minuteId === minute.id).map((one) => one.text)].join('\n'),
  }));
  const found = undefinedAbbreviations(texts.map(({ text }) => text).join('\n'), abbreviations, known);
  const first = texts.find(({ text }) => found.some((one) => text.includes(one)));
  return found.length === 0 ? [] : [{
    text: `${joinWords(found)} ${found.length === 1 ? 'is' : 'are'} used, and nobody has said what ${found.length === 1 ? 'it stands' : 'they stand'} for. Add ${found.length === 1 ? 'it' : 'them'} to the abbreviations under Settings.`,
    agendaItemId: first?.agendaItemId ?? null,
  }];
}

function aboutNumber({ id: itemId, number }: Item, { minutes: { items, body }, otherNumbers }: PreflightFacts): string[] {
  if (number === null || number === '') return [];
  const twice = items.some((other) => other.id !== itemId && other.number === number);
  const elsewhere = body.numbering === 'meeting' ? undefined : otherNumbers.get(number);
  return [
    ...(twice ? [`the number ${number} is given twice in these minutes.`] : []),
    ...(elsewhere === undefined ? [] : [`the number ${number} is also given in the minutes of ${formatDayMonthYear(elsewhere)}.`]),
  ];
}

/** Standing items such as apologies write themselves; for the others somebody has to say what came of them. */
function aboutOutcome(item: Item, minute: Minute | undefined, { decisions }: MinutesData): string[] {
  if (item.section === 'standing') return [];
  if (minute === undefined) return ['nothing is written yet.'];
  const hasDecisions = decisions.some((one) => one.minuteId === minute.id);
  const said = hasDecisions || (minute.outcomeText ?? '').trim() !== '';
  if (minute.outcome === null && !said) return [plainText(minute.body).trim() === '' ? 'nothing is written yet.' : 'no outcome is given.'];
  return (minute.outcome === 'resolved' || minute.outcome === 'agreed') && !said ? [`it says “${minute.outcome}”, but not what was ${minute.outcome}.`] : [];
}

/** A decision without a quorum says so in its minute; where the record leaves it open, the time of the item would settle it. */
function aboutQuorum(minute: Minute, { quorumOfItems, minutes: { decisions } }: PreflightFacts): string[] {
  if (!isDecided(minute, decisions)) return [];
  const of = quorumOfItems.find((one) => one.agendaItemId === minute.agendaItemId);
  if (of === undefined || of.state === 'quorate') return [];
  if (of.state === 'inquorate') return ['it was decided without a quorum, and its minute says so.'];
  const { from, to } = of.span;
  return [`there was no quorum ${to === null ? `from ${formatTime(from)}` : `from ${formatTime(from)} until ${formatTime(to)}`}, and the record does not say whether this was decided then. Give the time at which the item was taken.`];
}

function aboutReferences({ body }: Minute, { references }: MinutesData): string[] {
  const gone = new Map(references.filter((one) => one.missing).map((one) => [referenceKey(one), one.name]));
  return referencesIn(body).flatMap((one) => gone.get(referenceKey(one)) ?? []).map((name) => `the text refers to ${name.replace(/^\[|\]$/g, '')}.`);
}

interface People {
  /** Those who could vote, members present and substitutes, with their comings and goings. */
  voters: ReadonlyMap<string, readonly Mark[]>;
  listed: ReadonlySet<string>;
  initials: ReadonlySet<string>;
  nameOf: (personId: string) => string;
}
const wasThere = ({ status }: Mark): boolean => status === 'present' || status === 'substitute' || status === 'attending';

function aboutPeople({ attendance, people, seats }: MinutesData): People {
  const members = new Set(seats.filter((seat) => isMemberClass(seat.class)).flatMap((seat) => seat.holderIds));
  const marked = attendance.filter((mark) => wasThere(mark) || mark.status === 'apologies');
  const listed = new Set(marked.map((mark) => mark.personId));
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    voters: Map.groupBy(attendance.filter((mark) => mark.status === 'substitute' || (mark.status === 'present' && members.has(mark.personId))), (mark) => mark.personId),
    listed,
    initials: new Set(people.filter((person) => listed.has(person.id)).map((person) => personInitials(person).toLocaleUpperCase('en-GB'))),
    nameOf: (personId) => { const person = byId.get(personId); return person === undefined ? 'somebody' : personName(person); },
  };
}

function aboutVotes(minute: Minute, { decisions, votes, declarations }: MinutesData, { voters, nameOf }: People, window: ItemWindow | undefined): string[] {
  // With nobody marked there is nothing to compare with, and that has been said already.
  if (voters.size === 0) return [];
  const declared = declarations.filter((one) => one.agendaItemId === minute.agendaItemId);
  const left = new Set(declared.filter((one) => one.leftRoom).map((one) => one.personId));
  const stayed = new Set(declared.filter((one) => !one.leftRoom && one.kind === 'pecuniary').map((one) => one.personId));
  const inRoom = (personId: string): boolean => voters.get(personId)?.some((mark) => window === undefined || wasThereWithin({ from: mark.arrivedAt, to: mark.leftAt }, window)) === true;
  // Whoever left the room for the item could not vote on it.
  const present = [...voters.keys()].filter((id) => inRoom(id) && !left.has(id)).length;
  return decisions.filter((one) => one.minuteId === minute.id).flatMap((decision) => {
    const about = `on “${short(decision.text)}”`;
    const total = (decision.votesFor ?? 0) + (decision.votesAgainst ?? 0) + (decision.votesAbstained ?? 0);
    const named = votes.filter((vote) => vote.decisionId === decision.id);
    return [
      ...(total > present ? [`${total} ${total === 1 ? 'vote is' : 'votes are'} counted ${about}, but only ${present} ${present === 1 ? 'member was' : 'members were'} present.`] : []),
      ...named.flatMap(({ personId, vote }) => {
        const marks = voters.get(personId);
        if (marks === undefined) return [`a vote of ${nameOf(personId)} is recorded ${about}, who is not marked as a member present.`];
        if (left.has(personId)) return [`a vote of ${nameOf(personId)} is recorded ${about}, who declared an interest and left the room.`];
        if (!inRoom(personId)) return [`a vote of ${nameOf(personId)} is recorded ${about}, who was not in the room at the time: ${comingWords(marks)}.`];
        return stayed.has(personId) && vote !== 'abstain' ? [`${nameOf(personId)}, who declared a pecuniary interest, voted ${about}.`] : [];
      }),
    ];
  });
}
const comingWords = (marks: readonly Mark[]): string =>
  marks.flatMap(({ arrivedAt, leftAt }) => [arrivedAt === null ? [] : `arrived at ${formatTime(arrivedAt)}`, leftAt === null ? [] : `left at ${formatTime(leftAt)}`].flat()).join(', ');

/** "AB", "A.B.", "AB/CD" or "AB and CD" and nothing else: a lead given by initials. */
const INITIALS_ONLY = /^[A-Z](?:\.?[A-Z]){1,3}\.?(?:\s*(?:[/&,]|and)\s*[A-Z](?:\.?[A-Z]){1,3}\.?)*$/;

function aboutActions(minute: Minute, { actions, meeting }: MinutesData, { listed, initials, nameOf }: People): string[] {
  return actions.filter((action) => action.minuteId === minute.id).flatMap((action) => {
    const { leadPersonId, leadOrganisationId, leadText, targetDate } = action;
    const called = `action ${action.number}`;
    const written = (leadText ?? '').trim();
    const unknown = INITIALS_ONLY.test(written) ? written.split(/\s*(?:[/&,]|\band\b)\s*/).map((one) => one.replaceAll('.', '')).filter((one) => !initials.has(one)) : [];
    return [
      ...(leadPersonId === null && leadOrganisationId === null && written === '' ? [`${called} has no owner.`] : []),
      ...(listed.size > 0 && leadPersonId !== null && !listed.has(leadPersonId) ? [`${called} is for ${nameOf(leadPersonId)}, who is not in the attendance list.`] : []),
      ...(listed.size > 0 ? unknown.map((one) => `${called} is for ${one}, but nobody in the attendance list has these initials.`) : []),
      ...(targetDate !== null && targetDate < meeting.date ? [`${called} is due on ${formatDayMonthYear(targetDate)}, before the meeting.`] : []),
    ];
  });
}
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text);
