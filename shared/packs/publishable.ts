import { referenceKey, referencesIn } from '../rich-text.ts';
import type { MinutesCorrection, MinutesData, MinutesItem } from './minutes-data.ts';

/**
 * Private business is what is marked exempt, and also whatever stands in the private part of the agenda: a forgotten tick must not publish it.
 * Once it was made public it is private no longer.
 */
export const isPrivate = (item: Pick<MinutesItem, 'exempt' | 'section' | 'madePublic'>): boolean => (item.exempt || item.section === 'private') && item.madePublic == null;

/** What is left of a private item in public: its number, the reason, and a heading that says no more than the clerk chose to say. */
const withheld = ({ id, section, exemptParagraph, minuted, number, publicTitle }: MinutesItem): MinutesItem =>
  ({ id, title: publicTitle ?? 'Private item', section, exempt: true, exemptParagraph, minuted, number, startedAt: null, presenter: null, reportAuthor: null, withheld: true });

/**
 * The data without private business. It is taken away here, before anything is built, and not skipped while building: what the builder
 * never sees cannot end up in the text, the properties or a name of the file. People are kept only where something left refers to them.
 */
export function withoutPrivate(data: MinutesData): MinutesData {
  // What came without its words has none to take out, and keeps the heading it came with.
  const items = data.items.map((item) => (isPrivate(item) && item.withheld !== true ? withheld(item) : item));
  return {
    ...onlyItems({ ...data, items }, (item) => item.withheld !== true), items,
    confirmedHere: data.confirmedHere.map(publicCorrections),
    correctedHere: data.correctedHere.map(publicCorrections).filter(isNotEmpty),
    correctedLater: data.correctedLater.map(publicCorrections).filter(isNotEmpty),
  };
}

/** The data with some of its items and what hangs on them; people only where something left refers to them. */
export function onlyItems(data: MinutesData, keep: (item: MinutesItem) => boolean): MinutesData {
  const items = data.items.filter(keep);
  const itemIds = new Set(items.map((item) => item.id));
  const minutes = data.minutes.filter((minute) => itemIds.has(minute.agendaItemId));
  const minuteIds = new Set(minutes.map((minute) => minute.id));
  const decisions = data.decisions.filter((decision) => minuteIds.has(decision.minuteId));
  const decisionIds = new Set(decisions.map((decision) => decision.id));
  const votes = data.votes.filter((vote) => decisionIds.has(vote.decisionId));
  const actions = data.actions.filter((action) => action.minuteId === null || minuteIds.has(action.minuteId));
  const declarations = data.declarations.filter((one) => itemIds.has(one.agendaItemId));
  const named = new Set([
    ...declarations.map((one) => one.personId),
    ...data.attendance.map((mark) => mark.personId), ...data.seats.flatMap((seat) => seat.holderIds),
    ...votes.map((vote) => vote.personId), ...actions.flatMap((action) => action.leadPersonId ?? []),
  ]);
  const referred = new Set(minutes.flatMap((minute) => referencesIn(minute.body).map(referenceKey)));
  return {
    ...data, references: data.references.filter((one) => referred.has(referenceKey(one))), items, minutes, decisions, votes, actions, declarations, inquorate: data.inquorate.filter((one) => itemIds.has(one.agendaItemId)), people: data.people.filter((person) => named.has(person.id)),
  };
}

/** Private business alone, with who was there: what stands in the separate minutes that are not for publication. */
export function onlyPrivate(data: MinutesData): MinutesData {
  const items = data.items.filter((item) => item.minuted && isPrivate(item));
  const itemIds = new Set(items.map((item) => item.id));
  const minutes = data.minutes.filter((minute) => itemIds.has(minute.agendaItemId));
  const minuteIds = new Set(minutes.map((minute) => minute.id));
  const privately = (list: Corrected[]): Corrected[] => list.map((one) => ({ ...one, corrections: one.corrections.filter((correction) => correction.private) })).filter(isNotEmpty);
  return {
    ...data, items, minutes, decisions: data.decisions.filter((decision) => minuteIds.has(decision.minuteId)), actions: data.actions.filter((action) => action.minuteId !== null && minuteIds.has(action.minuteId)),
    declarations: data.declarations.filter((one) => itemIds.has(one.agendaItemId)), inquorate: data.inquorate.filter((one) => itemIds.has(one.agendaItemId)),
    confirmedHere: [], postponedHere: [], correctedHere: [], correctedLater: privately(data.correctedLater),
  };
}

interface Corrected { date: string; corrections: MinutesCorrection[] }
const publicCorrections = (corrected: Corrected): Corrected =>
  ({ ...corrected, corrections: corrected.corrections.filter((correction) => !correction.private) });
const isNotEmpty = (corrected: Corrected): boolean => corrected.corrections.length > 0;
