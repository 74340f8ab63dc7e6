import { resolve } from 'node:path';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { isPrivate } from '../../shared/packs/publishable.ts';
import { compiledMinutes } from '../../shared/packs/year.ts';
import { Refusal } from '../../shared/result.ts';
import { readBoard } from '../board/handlers.ts';
import { bodyRecords } from '../bodies/handlers.ts';
import type { Some } from '../handlers.ts';
import { meetingRecords } from '../meetings/records.ts';
import { exportExcerpt, previewExcerpt } from './excerpt.ts';
import { refuseDataFile } from './finished-file.ts';
import { readMinutes } from './kept.ts';
import { renderDocument } from './render.ts';

export const packHandlers = {
  'packs.minutes': async ({ db, place, file, progress, cancelled }, { meetingId, format, to, actions, exempt, only }) => {
    // Read in one go, before the first wait: what is printed is the record at one moment.
    const data = readMinutes(db, meetingId);
    if (only !== undefined && !exempt) throw new Refusal('invalid_input', 'Private minutes are written only when they are asked for. No file has been written.', { fields: [{ path: 'exempt', message: 'Ask for exempt minutes.' }] });
    if (only !== undefined && !data.items.some((item) => item.minuted && isPrivate(item))) throw new Refusal('invalid_input', 'This meeting has no private business, so there are no private minutes. No file has been written.');
    const model = minutesDocument(data, { actions, exempt, ...(only === undefined ? {} : { only }) });
    const path = resolve(place(to));
    refuseDataFile(path, file);
    return renderDocument({ model, format, to: path, onProgress: progress, cancelled });
  },
  'packs.year': async ({ db, place, file, progress, cancelled }, { bodyId, from, until, format, to, exempt }) => {
    const body = bodyRecords.get(db, bodyId);
    const held = meetingRecords.list(db, { bodyId }).filter((one) => one.status === 'held' && one.date >= from && one.date <= until)
      .toSorted((a, b) => `${a.date} ${a.startsAt}`.localeCompare(`${b.date} ${b.startsAt}`));
    if (held.length === 0) throw new Refusal('invalid_input', 'No meeting of this body was held in these dates, so there are no minutes to put together.');
    const model = compiledMinutes({ body: body.name, board: readBoard(db)?.name ?? body.name, meetings: held.map((one) => readMinutes(db, one.id)), from, until, exempt });
    const path = resolve(place(to));
    refuseDataFile(path, file);
    return renderDocument({ model, format, to: path, onProgress: progress, cancelled });
  },
  'packs.excerptPreview': ({ db }, asked) => previewExcerpt(db, asked),
  'packs.excerpt': exportExcerpt,
} satisfies Some<'packs.minutes' | 'packs.excerptPreview' | 'packs.excerpt' | 'packs.year'>;
