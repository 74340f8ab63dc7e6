import { resolve } from 'node:path';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { Refusal } from '../../shared/result.ts';
import type { Some } from '../handlers.ts';
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

/** The command line takes any path, and a slip must not put a document in the place of the board. */
function refuseDataFile(path: string, file: string): void {
  if ([file, `${file}-wal`, `${file}-shm`].includes(path)) throw new Refusal('forbidden', 'That is the board’s own file. Choose another name for the document.');
}
