import { z } from 'zod';
import { crud } from './crud.ts';
import { count, HIGHEST_PLACE, id, line, time } from './fields.ts';
import { command, query } from './operation.ts';
import { people } from './people.ts';
import { SEAT_CLASSES } from './seats.ts';

export const ATTENDANCE_STATUSES = ['present', 'substitute', 'attending', 'apologies', 'absent', 'not expected'] as const;
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number];

const marks = {
  status: z.enum(ATTENDANCE_STATUSES),
  /** Took part by video or telephone. */
  virtually: z.boolean(),
  /** The seat that a substitute filled; set exactly when the status is `substitute`. */
  forSeatId: id.nullable(),
  arrivedAt: time.nullable(),
  leftAt: time.nullable(),
  note: line(300).nullable(),
};
const defaults = { virtually: false, forSeatId: null, arrivedAt: null, leftAt: null, note: null };

/**
 * How one person took part in one meeting. A member without a row is expected and not yet marked. `attending` is somebody in
 * attendance who is not a member. A member who also stands in for another seat has a second row, as its substitute.
 */
export const attendance = crud('attendance', 'attendance mark',
  z.object({ meetingId: id, personId: id, ...marks, position: count(HIGHEST_PLACE) }),
  { ...defaults, position: 0 }, z.strictObject({ meetingId: id.optional(), personId: id.optional() }));
export type Attendance = z.output<typeof attendance.row>;

/** One line of the room: a member who is expected, or anybody who has been marked. */
export const roomPerson = z.strictObject({
  person: people.row,
  organisationName: z.string().nullable(),
  /** The seats the person holds on the meeting's date; empty for guests and substitutes. */
  seats: z.array(z.strictObject({ seatId: id, class: z.enum(SEAT_CLASSES), role: z.string().nullable(), organisationName: z.string().nullable() })),
  mark: attendance.row.nullable(),
});
export const vacancy = z.strictObject({ seatId: id, class: z.enum(SEAT_CLASSES), role: z.string().nullable(), organisationName: z.string().nullable() });
export type RoomPerson = z.output<typeof roomPerson>;

export const room = {
  'attendance.room': query('Who is in the room of a meeting, in the order of the register',
    z.strictObject({ meetingId: id }),
    z.strictObject({ people: z.array(roomPerson), vacancies: z.array(vacancy) }),
    ['meetings', 'attendance', 'people', 'seats', 'appointments', 'deputies', 'organisations', 'organisationAliases']),
  /** Sets the person's mark at the meeting, whether or not there is one already. The last word counts: it takes no version. */
  'attendance.mark': command('Mark attendance',
    z.strictObject({
      meetingId: id, personId: id, status: z.enum(ATTENDANCE_STATUSES),
      virtually: z.boolean().default(false), forSeatId: id.nullable().default(null),
      arrivedAt: time.nullable().default(null), leftAt: time.nullable().default(null), note: line(300).nullable().default(null),
    }),
    attendance.row),
  'attendance.unmark': command('Clear an attendance mark', z.strictObject({ meetingId: id, personId: id }), z.strictObject({})),
  'attendance.markRest': command('Mark everybody not yet marked as present',
    z.strictObject({ meetingId: id, status: z.enum(['present', 'absent']), virtually: z.boolean().default(false) }),
    z.strictObject({ marked: z.int() })),
};
