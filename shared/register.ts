import { z } from 'zod';
import { id, isoDate, line, version } from './fields.ts';
import { command } from './operation.ts';
import { ORGANISATION_KINDS } from './organisations.ts';
import { people } from './people.ts';
import { appointments, deputies, SEAT_CLASSES, seats } from './seats.ts';

const newPerson = people.operations['people.create'].input;
const someone = z.union([z.strictObject({ id }), newPerson]);

/** One seat to be added, with who holds it. */
const member = z.strictObject({
  class: z.enum(SEAT_CLASSES),
  /** One that is there, or a name and kind to add; the same new name in one list is one organisation. */
  organisation: z.union([z.strictObject({ id }), z.strictObject({ name: line(), kind: z.enum(ORGANISATION_KINDS) })]).nullable(),
  role: line().nullable(),
  /** A vacant seat to fill instead of adding one. */
  seatId: id.nullable(),
  /** Null: a vacancy. */
  person: someone.nullable(),
});
export type NewMember = z.input<typeof member>;

/** Changes to the register that touch several records and are one step to undo. */
export const registerChanges = {
  'register.addMembers': command('Add members to the register',
    z.strictObject({ bodyId: id, /** From when they hold their seats; null: not known. */ fromDate: isoDate.nullable(), members: z.array(member).min(1).max(300) }),
    z.strictObject({ organisations: z.int(), people: z.int(), seats: z.int(), appointments: z.int() })),
  'register.appoint': command('Appoint to a seat',
    z.strictObject({
      seatId: id, person: someone, fromDate: isoDate.nullable(), toDate: isoDate.nullable().default(null),
      /** The present holders leave on the day before; false makes a joint holder. */
      replacing: z.boolean(),
    }), appointments.row),
  'register.addDeputy': command('Name a deputy for a seat', z.strictObject({ seatId: id, person: someone, fromDate: isoDate.nullable(), toDate: isoDate.nullable().default(null) }), deputies.row),
  'register.endSeat': command('End a seat', z.strictObject({ id, version, /** The last day of the seat and of those who hold it. */ on: isoDate }), seats.row),
  'seats.move': command('Move a seat in the register',
    z.strictObject({ id, version, /** The seat it is to stand before; null: at the end. */ before: id.nullable() }), z.array(seats.row)),
};
