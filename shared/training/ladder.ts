/** The steps of a booking. They are only ever added to: what a booking is now is its last step. */
export const BOOKING_STATUSES = ['requested', 'booked', 'waiting', 'offered', 'cancelled', 'late cancellation', 'replaced', 'no-show', 'part attended', 'attended'] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

const HOLDING: ReadonlySet<BookingStatus> = new Set(['booked', 'offered', 'no-show', 'part attended', 'attended']);
/** Whether a place is taken by it. One that was not used was still kept free for that person. */
export const holdsPlace = (status: BookingStatus): boolean => HOLDING.has(status);

const MARKS: readonly BookingStatus[] = ['attended', 'part attended', 'no-show'];
/** Whether it is the mark of a register. */
export const isMark = (status: BookingStatus): boolean => MARKS.includes(status);
const GONE: readonly BookingStatus[] = ['cancelled', 'late cancellation'];

/** What can follow what. A mark or a cancellation made by mistake is put right by a further step, so that both can be seen. */
const NEXT: Record<BookingStatus | 'new', readonly BookingStatus[]> = {
  new: ['requested', 'booked', 'waiting'],
  requested: ['booked', 'waiting', ...GONE],
  booked: [...MARKS, ...GONE, 'replaced'],
  waiting: ['booked', 'offered', ...GONE],
  offered: ['booked', 'waiting', ...GONE, 'replaced'],
  cancelled: ['requested', 'booked', 'waiting', 'late cancellation'],
  'late cancellation': ['requested', 'booked', 'waiting', 'cancelled'],
  replaced: [],
  'no-show': ['attended', 'part attended', 'booked', 'late cancellation', 'cancelled'],
  'part attended': ['attended', 'no-show', 'booked'],
  attended: ['part attended', 'no-show', 'booked'],
};
export const canFollow = (from: BookingStatus | 'new', to: BookingStatus): boolean => NEXT[from].includes(to);

export interface Booked {
  id: string;
  status: BookingStatus;
  /** Who came to the waiting list first has the lower one. */
  since: number;
}
export interface Places {
  /** Null: as many as come. */
  places: number | null;
  /** A cancelled event offers nothing to anybody. */
  open: boolean;
  bookings: readonly Booked[];
}
export interface Step {
  id: string;
  status: BookingStatus;
}
export type Steps = { ok: true; steps: Step[] } | { ok: false; why: 'order' | 'full' };

const held = (bookings: readonly Booked[]): number => bookings.filter((one) => holdsPlace(one.status)).length;
/** Places that nobody holds; never less than none. Infinity where there is no limit. */
export const freePlaces = ({ places, bookings }: Places): number => (places === null ? Infinity : Math.max(0, places - held(bookings)));
/** Places that are held. */
export const heldPlaces = ({ bookings }: Pick<Places, 'bookings'>): number => held(bookings);

const after = (event: Places, steps: readonly Step[]): Places => ({
  ...event,
  bookings: steps.reduce<readonly Booked[]>((bookings, { id, status }) => {
    const there = bookings.find((one) => one.id === id);
    const since = Math.max(0, ...bookings.map((one) => one.since)) + 1;
    return there === undefined ? [...bookings, { id, status, since }] : bookings.map((one) => (one.id === id ? { ...one, status, since } : one));
  }, event.bookings),
});

/** Whoever has waited longest is offered a place that is free, and the next, until no place or nobody is left. */
export function moveUp(event: Places): Step[] {
  if (!event.open) return [];
  const free = freePlaces(event);
  return event.bookings.filter((one) => one.status === 'waiting').toSorted((a, b) => a.since - b.since).slice(0, free === Infinity ? undefined : free)
    .map(({ id }) => ({ id, status: 'offered' as const }));
}

/**
 * The steps that a wish leads to: its own, and what follows from it. A booking when all places are held becomes a place on the waiting list; a place
 * that comes free is offered to whoever has waited longest. No sequence of steps can hold more places than there are.
 */
export function stepsFor(event: Places, id: string, wanted: BookingStatus): Steps {
  const from = event.bookings.find((one) => one.id === id)?.status ?? 'new';
  if (!canFollow(from, wanted)) return { ok: false, why: 'order' };
  const needsPlace = holdsPlace(wanted) && (from === 'new' || !holdsPlace(from));
  if (needsPlace && freePlaces(event) === 0) {
    if (from === 'waiting' || !canFollow(from, 'waiting')) return { ok: false, why: 'full' };
    return { ok: true, steps: [{ id, status: 'waiting' }] };
  }
  const own: Step = { id, status: wanted };
  return { ok: true, steps: [own, ...moveUp(after(event, [own]))] };
}

/** Somebody else takes the place of a booking: no place comes free, and nobody moves up. */
export function replaceSteps(event: Places, id: string, newId: string): Steps {
  const from = event.bookings.find((one) => one.id === id)?.status ?? 'new';
  if (!canFollow(from, 'replaced')) return { ok: false, why: 'order' };
  return { ok: true, steps: [{ id, status: 'replaced' }, { id: newId, status: 'booked' }] };
}

/** The event as it is after the steps. */
export const withSteps = after;
