import { z } from 'zod';
import { formatDayMonthYear } from '../dates.ts';
import { id } from '../fields.ts';
import type { MinutesData } from '../packs/minutes-data.ts';
import { personInitials, personName } from '../people.ts';
import { plainText } from '../rich-text.ts';
import { isMemberClass } from '../seats.ts';

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
}
type Item = MinutesData['items'][number];
type Minute = MinutesData['minutes'][number];

/** Everything that looks wrong in the minutes of a meeting: about the meeting first, then in agenda order. */
export function preflight(facts: PreflightFacts): PreflightProblem[] {
  const { items, minutes } = facts.minutes;
  const minuteOf = new Map(minutes.map((minute) => [minute.agendaItemId, minute]));
  const about = aboutPeople(facts.minutes);
  return [
    ...aboutMeeting(facts).map((text) => ({ text, agendaItemId: null })),
    ...items.filter((item) => item.minuted).flatMap((item) => {
      const minute = minuteOf.get(item.id);
      return [
        ...aboutNumber(item, facts),
        ...aboutOutcome(item, minute, facts.minutes),
        ...(minute === undefined ? [] : [...aboutVotes(minute, facts.minutes, about), ...aboutActions(minute, facts.minutes, about)]),
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

interface People {
  /** Those who could vote: members present, and substitutes. */
  voters: ReadonlySet<string>;
  listed: ReadonlySet<string>;
  initials: ReadonlySet<string>;
  nameOf: (personId: string) => string;
}
const wasThere = ({ status }: MinutesData['attendance'][number]): boolean => status === 'present' || status === 'substitute' || status === 'attending';

function aboutPeople({ attendance, people, seats }: MinutesData): People {
  const members = new Set(seats.filter((seat) => isMemberClass(seat.class)).flatMap((seat) => seat.holderIds));
  const marked = attendance.filter((mark) => wasThere(mark) || mark.status === 'apologies');
  const listed = new Set(marked.map((mark) => mark.personId));
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    voters: new Set(attendance.filter((mark) => mark.status === 'substitute' || (mark.status === 'present' && members.has(mark.personId))).map((mark) => mark.personId)),
    listed,
    initials: new Set(people.filter((person) => listed.has(person.id)).map((person) => personInitials(person).toLocaleUpperCase('en-GB'))),
    nameOf: (personId) => { const person = byId.get(personId); return person === undefined ? 'somebody' : personName(person); },
  };
}

function aboutVotes(minute: Minute, { decisions, votes, declarations }: MinutesData, { voters, nameOf }: People): string[] {
  // With nobody marked there is nothing to compare with, and that has been said already.
  if (voters.size === 0) return [];
  return decisions.filter((one) => one.minuteId === minute.id).flatMap((decision) => {
    // Whoever left the room for the item could not vote on it.
    const present = [...voters].filter((id) => !declarations.some((one) => one.agendaItemId === minute.agendaItemId && one.personId === id && one.leftRoom)).length;
    const total = (decision.votesFor ?? 0) + (decision.votesAgainst ?? 0) + (decision.votesAbstained ?? 0);
    const named = votes.filter((vote) => vote.decisionId === decision.id);
    const away = named.filter((vote) => declarations.some((one) => one.agendaItemId === minute.agendaItemId && one.personId === vote.personId && one.leftRoom)).map((vote) => nameOf(vote.personId));
    const absent = named.filter((vote) => !voters.has(vote.personId)).map((vote) => nameOf(vote.personId));
    return [
      ...(total > present ? [`${total} ${total === 1 ? 'vote is' : 'votes are'} counted on “${short(decision.text)}”, but only ${present} ${present === 1 ? 'member was' : 'members were'} present.`] : []),
      ...away.map((name) => `a vote of ${name} is recorded on “${short(decision.text)}”, who declared an interest and left the room.`),
      ...absent.map((name) => `a vote of ${name} is recorded on “${short(decision.text)}”, who is not marked as a member present.`),
    ];
  });
}

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
