import { SEAT_CLASSES, type RegisterSeat, type SeatClass } from '../../../shared/seats.ts';

const MANY: Record<SeatClass, string> = {
  chair: 'chairs', 'deputy chair': 'deputy chairs', member: 'members', 'strategic partner': 'strategic partners', 'co-opted': 'co-opted members', lay: 'lay members',
  adviser: 'advisers', 'participating observer': 'participating observers', 'standing invited guest': 'standing invited guests',
};
const ONE: Partial<Record<SeatClass, string>> = { 'co-opted': 'co-opted member', lay: 'lay member' };

/** "1 chair, 11 members, 6 standing invited guests; 3 vacancies", by seats and not by people. */
export function countsInWords(seats: readonly RegisterSeat[]): string {
  const classes = SEAT_CLASSES.flatMap((one) => {
    const count = seats.filter((seat) => seat.class === one).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? ONE[one] ?? one : MANY[one]}`];
  });
  const vacancies = seats.filter((seat) => seat.holders.length === 0).length;
  return `${classes.join(', ')}; ${vacancies === 0 ? 'no vacancy' : vacancies === 1 ? '1 vacancy' : `${vacancies} vacancies`}`;
}

/** What the seat is for: the organisation, or the role where there is none. */
export const seatTitle = (seat: Pick<RegisterSeat, 'organisationName' | 'role' | 'class'>): string => seat.organisationName ?? seat.role ?? seat.class;
