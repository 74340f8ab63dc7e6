import type { MinutesCorrection, MinutesData, MinutesItem, MinutesPerson, MinutesSeat } from '../../shared/packs/minutes-data.ts';
import type { RichDoc, RichNode } from '../../shared/rich-text.ts';

/** Rich text as the editor makes it, in few words. `**bold**` and `_italic_` are marks. */
export const doc = (...content: (string | RichNode)[]): RichDoc => ({ type: 'doc', content: content.map((part) => (typeof part === 'string' ? paragraph(part) : part)) });
export const paragraph = (text: string): RichNode => ({
  type: 'paragraph',
  content: text.split(/(\*\*[^*]+\*\*|_[^_]+_)/).filter((part) => part !== '').map((part): RichNode =>
    part.startsWith('**') ? { type: 'text', text: part.slice(2, -2), marks: [{ type: 'bold' }] }
      : part.startsWith('_') ? { type: 'text', text: part.slice(1, -1), marks: [{ type: 'italic' }] } : { type: 'text', text: part }),
});
export const heading = (text: string, level = 2): RichNode => ({ type: 'heading', attrs: { level }, content: [{ type: 'text', text }] });
const item = (part: string | RichNode | (string | RichNode)[]): RichNode =>
  ({ type: 'listItem', content: (Array.isArray(part) ? part : [part]).map((one) => (typeof one === 'string' ? paragraph(one) : one)) });
export const bullets = (...items: (string | (string | RichNode)[])[]): RichNode => ({ type: 'bulletList', content: items.map(item) });
export const ordered = (...items: (string | (string | RichNode)[])[]): RichNode => ({ type: 'orderedList', content: items.map(item) });
export const aside = (text: string): RichNode => ({ type: 'blockquote', content: [paragraph(text)] });

export const person = (id: string, name: string, organisationId: string | null = null, more: Partial<MinutesPerson> = {}): MinutesPerson => {
  const [, title, given, family] = /^(?:(Cllr|Dr) )?(\S+) (.+)$/.exec(name)!;
  return { id, title: title ?? null, givenName: given!, familyName: family!, initials: null, post: null, organisationId, ...more };
};
export const seat = (id: string, seatClass: MinutesSeat['class'], ...holderIds: string[]): MinutesSeat =>
  ({ id, class: seatClass, role: null, organisationId: null, holderIds });
export const agendaItem = (id: string, number: string | null, title: string, more: Partial<MinutesItem> = {}): MinutesItem =>
  ({ id, title, section: 'business', exempt: false, exemptParagraph: null, minuted: number !== null, startedAt: null, presenter: null, reportAuthor: null, number, ...more });
export const minute = (itemId: string, body: RichDoc, more: Partial<MinutesData['minutes'][number]> = {}): MinutesData['minutes'][number] =>
  ({ id: `minute-${itemId}`, agendaItemId: itemId, heading: null, body, outcome: null, outcomeText: null, ...more });
export const decision = (id: string, itemId: string, text: string, more: Partial<MinutesData['decisions'][number]> = {}): MinutesData['decisions'][number] =>
  ({ id, minuteId: `minute-${itemId}`, parentId: null, text, votesFor: null, votesAgainst: null, votesAbstained: null, ...more });
export const mark = (personId: string, status: MinutesData['attendance'][number]['status'], more: Partial<MinutesData['attendance'][number]> = {}): MinutesData['attendance'][number] =>
  ({ personId, status, virtually: false, forSeatId: null, arrivedAt: null, leftAt: null, ...more });
export const action = (number: number, itemId: string | null, text: string, more: Partial<MinutesData['actions'][number]> = {}): MinutesData['actions'][number] =>
  ({ number, minuteId: itemId === null ? null : `minute-${itemId}`, text, leadPersonId: null, leadOrganisationId: null, leadText: null, targetDate: null, targetText: null, ...more });
export const correction = (number: string | null, text: string, isPrivate = false): MinutesCorrection => ({ number, text, private: isPrivate });

/** A small meeting with nothing in it, to put things into. */
export const meetingData = (more: Partial<MinutesData> = {}, meeting: Partial<MinutesData['meeting']> = {}): MinutesData => ({
  board: { name: 'Eastmarsh Health and Wellbeing Board' },
  body: { name: 'Health and Wellbeing Board', shortName: 'HWB', kind: 'board', numbering: 'municipal year' },
  meeting: {
    date: '2021-01-13', kind: 'ordinary', startsAt: '18:00', actualStart: '18:00', actualEnd: '19:27', place: 'in person', venue: null,
    minutesState: 'draft', confirmedOn: null, ...meeting,
  },
  items: [], minutes: [], decisions: [], votes: [], declarations: [], inquorate: [], references: [], abbreviations: null, people: [], organisations: [], seats: [], attendance: [], actions: [],
  confirmedHere: [], postponedHere: [], postponedLater: [], correctedHere: [], correctedLater: [], ...more,
});
