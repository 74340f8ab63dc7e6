import { crudHandlers } from '../crud.ts';
import type { Some } from '../handlers.ts';
import { meetingRecords } from '../meetings/records.ts';
import { changeSettings, exportDraft, readCirculations, readSettings } from './circulations.ts';
import { commentRecords, exportComments } from './comments.ts';
import { exportComparison, readComparison, readVersions } from './compare.ts';
import { correctionRecords } from './corrections.ts';
import { declarationRecords } from './declarations.ts';
import { arrangeDecisions, decisionRecords, voteRecords } from './decisions.ts';
import { madePublicRecords, makePublic, readMadePublic } from './made-public.ts';
import { refreshMatters } from './matters-arising.ts';
import { numbersOf } from './numbers.ts';
import { readKeptReferences } from '../packs/kept.ts';
import { nameReferences, referenceChoices } from './references.ts';
import { exportMinuteRegister, readMinuteRegister } from './register.ts';
import { postponementRecords } from './postponements.ts';
import { readPreflight } from './preflight.ts';
import { minuteRecords } from './records.ts';

export const minuteHandlers = {
  ...crudHandlers('minutes', minuteRecords),
  ...crudHandlers('decisions', decisionRecords),
  ...crudHandlers('votes', voteRecords),
  ...crudHandlers('declarations', declarationRecords),
  ...crudHandlers('corrections', correctionRecords),
  ...crudHandlers('postponements', postponementRecords),
  ...crudHandlers('reviewComments', commentRecords),
  ...({
    'decisions.arrange': arrangeDecisions,
    'minutes.numbers': ({ db }, { meetingId }) => numbersOf(db, meetingRecords.get(db, meetingId)),
    'minutes.references': ({ db }, { meetingId }) => readKeptReferences(db, meetingId),
    'references.name': ({ db }, { references }) => nameReferences(db, null, references),
    'references.choices': ({ db }, { meetingId }) => referenceChoices(db, meetingId),
    'minutes.register': ({ db }, asked) => readMinuteRegister(db, asked),
    'minutes.exportRegister': exportMinuteRegister,
    'minutes.preflight': (context, { meetingId }) => readPreflight(context, meetingId),
    'circulations.list': ({ db }, { meetingId }) => readCirculations(db, meetingId),
    'circulations.export': exportDraft,
    'reviewComments.export': exportComments,
    'madePublic.list': ({ db }, { meetingId }) => readMadePublic(db, meetingId),
    'madePublic.create': makePublic,
    'madePublic.delete': (context, input) => madePublicRecords.remove(context, input),
    'minutes.settings': ({ db }) => readSettings(db),
    'minutes.changeSettings': changeSettings,
    'minutes.mattersArising': (context, { meetingId }) => refreshMatters(context, meetingId),
    'minutes.versions': ({ db }, { meetingId }) => readVersions(db, meetingId),
    'minutes.compare': ({ db }, asked) => readComparison(db, asked),
    'minutes.exportComparison': exportComparison,
    'minutes.saveText': (context, { id, version, body }) => minuteRecords.update(context, { id, version, set: { body } }),
  } satisfies Some<'decisions.arrange' | 'minutes.mattersArising' | 'minutes.versions' | 'minutes.compare' | 'minutes.exportComparison' | 'circulations.list' | 'circulations.export' | 'reviewComments.export' | 'madePublic.list' | 'madePublic.create' | 'madePublic.delete' | 'minutes.settings' | 'minutes.changeSettings'
    | 'minutes.references' | 'references.name' | 'references.choices' | 'minutes.numbers' | 'minutes.register' | 'minutes.exportRegister' | 'minutes.preflight' | 'minutes.saveText'>),
};
