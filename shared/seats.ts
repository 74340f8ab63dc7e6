import { z } from 'zod';
import { crud } from './crud.ts';
import { count, HIGHEST_PLACE, id, isoDate, line, period } from './fields.ts';
import { query } from './operation.ts';
import { people } from './people.ts';

export const SEAT_CLASSES = [
  'chair', 'deputy chair', 'member', 'strategic partner', 'co-opted', 'lay', 'adviser', 'participating observer', 'standing invited guest',
] as const;
export type SeatClass = (typeof SEAT_CLASSES)[number];

/** Members of these classes are listed as present and counted; the others are listed as also present and are not. */
const MEMBER_CLASSES: readonly SeatClass[] = ['chair', 'deputy chair', 'member', 'strategic partner', 'co-opted', 'lay'];
export const isMemberClass = (seatClass: SeatClass): boolean => MEMBER_CLASSES.includes(seatClass);

/** A place on a body for an organisation or a role. A seat with no holder is a vacancy. */
export const seats = crud('seats', 'seat', z.object({
  bodyId: id,
  class: z.enum(SEAT_CLASSES),
  organisationId: id.nullable(),
  /** What the holder is on the body for: "Independent chair", "Director of Public Health". */
  role: line().nullable(),
  countsForAttendance: z.boolean(),
  countsForQuorum: z.boolean(),
  position: count(HIGHEST_PLACE),
  ...period,
}), { class: 'member', organisationId: null, role: null, countsForAttendance: true, countsForQuorum: true, position: 0, fromDate: null, toDate: null },
z.strictObject({ bodyId: id.optional() }));

/** A person holds a seat from a date until a date, both included. A seat can have joint holders. */
export const appointments = crud('appointments', 'appointment', z.object({ seatId: id, personId: id, ...period }),
  { fromDate: null, toDate: null }, z.strictObject({ seatId: id.optional(), personId: id.optional() }));

/** A named substitute for the holder of a seat. */
export const deputies = crud('deputies', 'deputy', z.object({ seatId: id, personId: id, ...period }),
  { fromDate: null, toDate: null }, z.strictObject({ seatId: id.optional(), personId: id.optional() }));

const holder = z.strictObject({ ...people.row.shape, appointmentId: id, fromDate: isoDate.nullable(), toDate: isoDate.nullable() });
const deputy = z.strictObject({ ...people.row.shape, deputyId: id });
export const registerSeat = z.strictObject({
  ...seats.row.shape,
  organisationName: z.string().nullable(),
  holders: z.array(holder),
  deputies: z.array(deputy),
});

export const register = {
  /** Seats that exist on the date, in their order, with those who hold them on that date. No holder: a vacancy. */
  'register.get': query('The register of a body as at a date',
    z.strictObject({ bodyId: id, on: isoDate, /** Further bodies, where they meet jointly; their seats follow. */ jointWith: z.array(id).max(20).default([]) }),
    z.strictObject({ on: isoDate, seats: z.array(registerSeat) }),
    ['seats', 'appointments', 'deputies', 'people', 'organisations', 'organisationAliases']),
};

export type Seat = z.output<typeof seats.row>;
export type Appointment = z.output<typeof appointments.row>;
export type Deputy = z.output<typeof deputies.row>;
export type RegisterSeat = z.output<typeof registerSeat>;

/** Whether something that holds for a period holds on a day. */
export const holdsOn = (period: { fromDate: string | null; toDate: string | null }, day: string): boolean =>
  (period.fromDate === null || period.fromDate <= day) && (period.toDate === null || day <= period.toDate);

/** Whether two periods share a day. */
export const overlap = (a: { fromDate: string | null; toDate: string | null }, b: { fromDate: string | null; toDate: string | null }): boolean =>
  (a.fromDate === null || b.toDate === null || a.fromDate <= b.toDate) && (b.fromDate === null || a.toDate === null || b.fromDate <= a.toDate);
