import type { Input } from '../../shared/contract.ts';
import { formatShortDate } from '../../shared/dates.ts';
import type { Meeting } from '../../shared/meetings.ts';

/** What stands on nearly every agenda, for a body’s first meeting. */
export const USUAL_ITEMS = [
  'Apologies for absence', 'Declarations of interest', 'Minutes of the last meeting', 'Matters arising and action log', 'Forward plan', 'Any other business that the chair decides is urgent',
] as const;

/** How an agenda begins: with the usual items, with none, or with the standing items of the meeting with this id. */
export type Opening = string;

/** The choices for a body whose meetings are these, the best first: its latest meetings, or the usual items where it has none. */
export function openings(meetings: readonly Meeting[]): { value: Opening; label: string }[] {
  const latest = meetings.filter((meeting) => meeting.status !== 'cancelled').toReversed().slice(0, 6)
    .map((meeting) => ({ value: meeting.id, label: `The standing items of ${formatShortDate(meeting.date)}` }));
  return [...latest, { value: 'usual', label: 'The usual standing items' }, { value: 'empty', label: 'An empty agenda' }];
}

/** What to send for it. `leaveOut`: usual items that were not wanted. */
export function openingToSend(opening: Opening, leaveOut: readonly string[]): Pick<Input<'meetings.create'>, 'copyItemsFrom' | 'items'> {
  if (opening === 'empty') return {};
  if (opening !== 'usual') return { copyItemsFrom: opening };
  return { items: USUAL_ITEMS.filter((title) => !leaveOut.includes(title)).map((title) => ({ section: 'standing', title })) };
}
