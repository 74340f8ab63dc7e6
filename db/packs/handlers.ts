import { resolve } from 'node:path';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import type { Some } from '../handlers.ts';
import { refuseDataFile } from './finished-file.ts';
import { readMinutes } from './kept.ts';
import { renderDocument } from './render.ts';

export const packHandlers = {
  'packs.minutes': async ({ db, place, file, progress, cancelled }, { meetingId, format, to, actions, exempt }) => {
    // Read in one go, before the first wait: what is printed is the record at one moment.
    const model = minutesDocument(readMinutes(db, meetingId), { actions, exempt });
    const path = resolve(place(to));
    refuseDataFile(path, file);
    return renderDocument({ model, format, to: path, onProgress: progress, cancelled });
  },
} satisfies Some<'packs.minutes'>;
