import { crudHandlers } from '../crud.ts';
import type { Some } from '../handlers.ts';
import { addMembers } from './add-members.ts';
import { addDeputy, appoint, endSeat, moveSeat } from './changes.ts';
import { appointmentRecords, deputyRecords, seatRecords } from './records.ts';
import { readRegister } from './register.ts';

export const seatHandlers = {
  ...crudHandlers('seats', seatRecords),
  ...crudHandlers('appointments', appointmentRecords),
  ...crudHandlers('deputies', deputyRecords),
  ...({
    'register.get': ({ db }, { bodyId, jointWith, on }) => readRegister(db, [bodyId, ...jointWith], on),
    'register.addMembers': addMembers,
    'register.appoint': appoint,
    'register.addDeputy': addDeputy,
    'register.endSeat': endSeat,
    'seats.move': moveSeat,
  } satisfies Some<'register.get' | 'register.addMembers' | 'register.appoint' | 'register.addDeputy' | 'register.endSeat' | 'seats.move'>),
};
