import { formatDayMonthYear, formatLongDate } from '../dates.ts';
import { isConfirmed } from '../meetings.ts';
import type { Block } from './document.ts';
import type { MinutesCorrection, MinutesData } from './minutes-data.ts';
import { plain, sentence } from './words.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', number: null, runs: plain(text) });

function correctionList(corrections: readonly MinutesCorrection[]): Block[] {
  if (corrections.length === 0) return [];
  return [{
    kind: 'list', style: 'bullet', start: 1,
    items: corrections.map(({ number, text }) => ({
      blocks: [{ kind: 'paragraph', number: null, runs: plain(`${number === null ? '' : `Minute ${number}: `}${sentence(text)}`) }],
    })),
  }];
}

/** What this meeting did with earlier minutes: confirmed them, with or without corrections, and corrected older ones. */
export function earlierMinutes(data: Pick<MinutesData, 'confirmedHere' | 'correctedHere'>): Block[] {
  return [
    ...data.confirmedHere.flatMap(({ date, corrections }) => [
      paragraph(`The minutes of the meeting held on ${formatDayMonthYear(date)} were confirmed as ${corrections.length === 0 ? 'correct.' : 'a correct record, with these corrections:'}`),
      ...correctionList(corrections),
    ]),
    ...correctedBlocks(data.correctedHere),
  ];
}

/** The corrections alone, for a minute in which the clerk has written of the confirming. */
export function earlierCorrections(data: Pick<MinutesData, 'confirmedHere' | 'correctedHere'>): Block[] {
  return correctedBlocks([...data.confirmedHere.filter(({ corrections }) => corrections.length > 0), ...data.correctedHere]);
}
const correctedBlocks = (corrected: MinutesData['correctedHere']): Block[] => corrected.flatMap(({ date, corrections }) => [
  paragraph(`The minutes of the meeting held on ${formatDayMonthYear(date)} were corrected:`), ...correctionList(corrections),
]);

/** How these minutes themselves were confirmed and corrected. Empty while they are a draft. */
export function ownConfirmation({ meeting, correctedLater }: Pick<MinutesData, 'meeting' | 'correctedLater'>): Block[] {
  if (!isConfirmed(meeting.minutesState)) return [];
  const onTheDay = correctedLater.filter(({ date }) => date === meeting.confirmedOn).flatMap(({ corrections }) => corrections);
  const later = correctedLater.filter(({ date }) => date !== meeting.confirmedOn);
  const day = meeting.confirmedOn === null ? '' : ` on ${formatLongDate(meeting.confirmedOn)}`;
  return [
    { kind: 'heading', level: 2, number: null, text: 'Confirmation' },
    paragraph(`Confirmed as a correct record${day}${onTheDay.length === 0 ? '.' : ', with these corrections:'}`),
    ...correctionList(onTheDay),
    ...later.flatMap(({ date, corrections }) => [paragraph(`Corrected on ${formatLongDate(date)}:`), ...correctionList(corrections)]),
  ];
}
