import { crudHandlers } from '../crud.ts';
import type { Some } from '../handlers.ts';
import { meetingRecords } from '../meetings/records.ts';
import { correctionRecords } from './corrections.ts';
import { declarationRecords } from './declarations.ts';
import { decisionRecords, voteRecords } from './decisions.ts';
import { numbersOf } from './numbers.ts';
import { exportMinuteRegister, readMinuteRegister } from './register.ts';
import { readPreflight } from './preflight.ts';
import { minuteRecords } from './records.ts';

export const minuteHandlers = {
  ...crudHandlers('minutes', minuteRecords),
  ...crudHandlers('decisions', decisionRecords),
  ...crudHandlers('votes', voteRecords),
  ...crudHandlers('declarations', declarationRecords),
  ...crudHandlers('corrections', correctionRecords),
  ...({
    'minutes.numbers': ({ db }, { meetingId }) => numbersOf(db, meetingRecords.get(db, meetingId)),
    'minutes.register': ({ db }, asked) => readMinuteRegister(db, asked),
    'minutes.exportRegister': exportMinuteRegister,
    'minutes.preflight': (context, { meetingId }) => readPreflight(context, meetingId),
    'minutes.saveText': (context, { id, version, body }) => minuteRecords.update(context, { id, version, set: { body } }),
  } satisfies Some<'minutes.numbers' | 'minutes.register' | 'minutes.exportRegister' | 'minutes.preflight' | 'minutes.saveText'>),
};
