import { resolve } from 'node:path';
import type { Output, Parsed } from '../../shared/contract.ts';
import { excerptDocument, excerptOf, type ExcerptAgency } from '../../shared/packs/excerpt.ts';
import { withoutPrivate } from '../../shared/packs/publishable.ts';
import { readBoard } from '../board/handlers.ts';
import type { Working } from '../handlers.ts';
import { meetingRecords } from '../meetings/records.ts';
import { organisationRecords } from '../organisations/handlers.ts';
import type { Reader } from '../query.ts';
import { refuseDataFile } from './finished-file.ts';
import { readMinutes } from './kept.ts';
import { renderDocument } from './render.ts';

type Asked = Pick<Parsed<'packs.excerptPreview'>, 'organisationId' | 'bodyId' | 'meetingId' | 'from' | 'until'>;

function agencyOf(db: Reader, id: string): ExcerptAgency {
  const { name, shortName } = organisationRecords.get(db, id);
  const former = db.allSql<{ name: string }>('SELECT name FROM organisationAliases WHERE organisationId = ?', [id]).map((one) => one.name);
  return { id, name, calledAlso: [...shortName === null ? [] : [shortName], ...former] };
}

/** The meetings asked about that were held, the oldest first. */
const meetingsOf = (db: Reader, { bodyId, meetingId, from, until }: Asked): string[] => (meetingId !== undefined ? [meetingRecords.get(db, meetingId).id]
  : meetingRecords.list(db, bodyId === undefined ? {} : { bodyId }).filter((one) => one.status === 'held' && (from === undefined || one.date >= from) && (until === undefined || one.date <= until))
    .toSorted((a, b) => `${a.date} ${a.startsAt}`.localeCompare(`${b.date} ${b.startsAt}`)).map((one) => one.id));

/** What would be in an excerpt and why, so that it can be looked through before it goes to the agency. */
export function previewExcerpt(db: Reader, asked: Asked): Output<'packs.excerptPreview'> {
  const agency = agencyOf(db, asked.organisationId);
  return {
    name: agency.name,
    meetings: meetingsOf(db, asked).map((meetingId) => {
      const data = readMinutes(db, meetingId);
      return { meetingId, date: data.meeting.date, body: data.body.name, ...excerptOf(data, agency) };
    }).filter((one) => one.items.length > 0 || one.attendance.length > 0),
  };
}

/** Private business is taken out before anything is made of it, unless it was asked for; and so is what was ticked out. */
export async function exportExcerpt({ db, place, file, today, progress: onProgress, cancelled }: Working, { leaveOut, exempt, format, to, ...asked }: Parsed<'packs.excerpt'>): Promise<Output<'packs.excerpt'>> {
  const agency = agencyOf(db, asked.organisationId);
  const meetings = meetingsOf(db, asked).map((id) => readMinutes(db, id)).map((data) => (exempt ? data : withoutPrivate(data)));
  const out = new Set(leaveOut);
  const keep = new Set(meetings.flatMap((data) => excerptOf(data, agency).items.map((item) => item.agendaItemId)).filter((id) => !out.has(id)));
  const model = excerptDocument({ board: readBoard(db)?.name ?? '', agency, meetings, keep, today: today() });
  const path = resolve(place(to));
  refuseDataFile(path, file);
  return renderDocument({ model, format, to: path, onProgress, cancelled });
}
