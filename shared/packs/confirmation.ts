import { formatDayMonthYear, formatLongDate } from '../dates.ts';
import { isConfirmed, type Meeting } from '../meetings.ts';
import { timesWord } from '../minutes/confirming.ts';
import type { Block } from './document.ts';
import type { MinutesCorrection, MinutesData } from './minutes-data.ts';
import { plain, sentence } from './words.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', number: null, runs: plain(text) });
type Earlier = Pick<MinutesData, 'confirmedHere' | 'postponedHere' | 'correctedHere'>;

function correctionList(corrections: readonly MinutesCorrection[]): Block[] {
  if (corrections.length === 0) return [];
  return [{
    kind: 'list', style: 'bullet', start: 1,
    items: corrections.map(({ number, text }) => ({
      blocks: [{ kind: 'paragraph', number: null, runs: plain(`${number === null ? '' : `Minute ${number}: `}${sentence(text)}`) }],
    })),
  }];
}

/** "The minutes of the extraordinary meeting held on 9 March 2021": which minutes, where there may be several. */
const theMinutes = (date: string, kind: Meeting['kind'] = 'ordinary'): string =>
  `The minutes of the ${kind === 'ordinary' ? '' : `${kind} `}meeting held on ${formatDayMonthYear(date)}`;

/** What this meeting did with earlier minutes: confirmed them, with or without corrections, put that off, and corrected older ones. */
export function earlierMinutes(data: Earlier): Block[] {
  return [
    ...data.confirmedHere.flatMap(({ date, kind, corrections }) => [
      paragraph(`${theMinutes(date, kind)} were confirmed as ${corrections.length === 0 ? 'correct.' : 'a correct record, with these corrections:'}`),
      ...correctionList(corrections),
    ]),
    ...postponedBlocks(data.postponedHere),
    ...correctedBlocks(data.correctedHere),
  ];
}

/** What the clerk has not written: the corrections, where the confirming is in the text; what was put off, where the text does not say so. */
export function besideWritten(data: Earlier, typed: string): Block[] {
  return [
    ...(/postpon|deferr/i.test(typed) ? [] : postponedBlocks(data.postponedHere)),
    ...correctedBlocks([...data.confirmedHere.filter(({ corrections }) => corrections.length > 0), ...data.correctedHere]),
  ];
}
const correctedBlocks = (corrected: MinutesData['correctedHere']): Block[] => corrected.flatMap(({ date, corrections }) => [
  paragraph(`The minutes of the meeting held on ${formatDayMonthYear(date)} were corrected:`), ...correctionList(corrections),
]);
const postponedBlocks = (postponed: MinutesData['postponedHere']): Block[] => postponed.map(({ date, kind, reason, times }) => paragraph(
  `${theMinutes(date, kind)} were not confirmed. Confirming them was postponed to a later meeting${times === 0 ? '' : `, having been postponed ${timesWord(times)} before`}: ${sentence(reason)}`));

/** How these minutes themselves were put off, confirmed and corrected. Empty while they are a draft that no meeting has looked at. */
export function ownConfirmation({ meeting, postponedLater, correctedLater }: Pick<MinutesData, 'meeting' | 'postponedLater' | 'correctedLater'>): Block[] {
  const confirmed = isConfirmed(meeting.minutesState);
  if (!confirmed && postponedLater.length === 0) return [];
  const onTheDay = correctedLater.filter(({ date }) => date === meeting.confirmedOn).flatMap(({ corrections }) => corrections);
  const later = correctedLater.filter(({ date }) => date !== meeting.confirmedOn);
  const day = meeting.confirmedOn === null ? '' : ` on ${formatLongDate(meeting.confirmedOn)}`;
  return [
    { kind: 'heading', level: 2, number: null, text: 'Confirmation' },
    ...postponedLater.map(({ date, reason }) => paragraph(`Postponed on ${formatLongDate(date)}: ${sentence(reason)}`)),
    ...(confirmed ? [paragraph(`Confirmed as a correct record${day}${onTheDay.length === 0 ? '.' : ', with these corrections:'}`), ...correctionList(onTheDay)]
      : [paragraph('These minutes are not yet confirmed.')]),
    ...later.flatMap(({ date, corrections }) => [paragraph(`Corrected on ${formatLongDate(date)}:`), ...correctionList(corrections)]),
  ];
}
