import { resolve } from 'node:path';
import type { Output, Parsed } from '../../shared/contract.ts';
import { formatLongDate, formatShortDate, isDate } from '../../shared/dates.ts';
import { isConfirmed } from '../../shared/meetings.ts';
import { comparisonDocument } from '../../shared/minutes/compare-document.ts';
import { compareMinutes, publicComparison, type Version } from '../../shared/minutes/compare.ts';
import { Refusal } from '../../shared/result.ts';
import { readBoard } from '../board/handlers.ts';
import { bodyRecords } from '../bodies/handlers.ts';
import type { Working } from '../handlers.ts';
import { meetingRecords } from '../meetings/records.ts';
import { refuseDataFile } from '../packs/finished-file.ts';
import { readMinutes } from '../packs/kept.ts';
import { renderDocument } from '../packs/render.ts';
import type { Reader } from '../query.ts';
import { minutesAsAt } from './as-at.ts';
import { readCirculations, readDraft, withPresentPrivacy } from './circulations.ts';

/** The versions that are kept by themselves, the oldest first; any day is one besides. */
export function readVersions(db: Reader, meetingId: string): Output<'minutes.versions'> {
  const meeting = meetingRecords.get(db, meetingId);
  return [
    ...readCirculations(db, meetingId).map(({ number, circulatedOn }) => ({ version: `draft-${number}`, title: `Draft ${number}, ${formatShortDate(circulatedOn)}` })),
    { version: 'now', title: isConfirmed(meeting.minutesState) ? `As confirmed${meeting.confirmedOn === null ? '' : ` on ${formatShortDate(meeting.confirmedOn)}`}` : 'As they are now' },
  ];
}

function readVersion(db: Reader, meetingId: string, version: string): Version {
  const title = readVersions(db, meetingId).find((one) => one.version === version)?.title;
  if (version.startsWith('draft-')) {
    const draft = readCirculations(db, meetingId).find(({ number }) => `draft-${number}` === version);
    if (draft === undefined || title === undefined) throw new Refusal('not_found', 'There is no such draft of these minutes. Choose another version.');
    return { title, data: withPresentPrivacy(db, readDraft(db, draft.id).data) };
  }
  if (version.startsWith('on-')) {
    const day = version.slice(3);
    if (!isDate(day)) throw new Refusal('invalid_input', 'There is no such date.', { fields: [{ path: 'from', message: 'There is no such date.' }] });
    return { title: `As at the end of ${formatShortDate(day)}`, data: withPresentPrivacy(db, minutesAsAt(db, meetingId, day)) };
  }
  return { title: title!, data: readMinutes(db, meetingId) };
}

export const readComparison = (db: Reader, { meetingId, from, to }: Parsed<'minutes.compare'>): Output<'minutes.compare'> => compareMinutes(readVersion(db, meetingId, from), readVersion(db, meetingId, to));

export async function exportComparison(context: Working, { meetingId, left, right, exempt, format, to }: Parsed<'minutes.exportComparison'>): Promise<Output<'minutes.exportComparison'>> {
  const { db, place, file, progress: onProgress, cancelled } = context;
  const meeting = meetingRecords.get(db, meetingId);
  const body = bodyRecords.get(db, meeting.bodyId);
  const all = readComparison(db, { meetingId, from: left, to: right });
  const found = exempt ? all : publicComparison(all);
  const model = comparisonDocument({
    board: readBoard(db)?.name ?? body.name, title: `Versions of the minutes of ${body.name}, ${formatLongDate(meeting.date)}`, today: context.today(), found, isPrivate: found.parts.some((one) => one.private),
  });
  const path = resolve(place(to));
  refuseDataFile(path, file);
  return renderDocument({ model, format, to: path, onProgress, cancelled });
}
