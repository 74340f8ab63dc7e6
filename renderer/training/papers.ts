import type { Year } from '../../shared/dates.ts';
import type { TrainingPaper } from '../../shared/training.ts';
import { call } from '../call.ts';
import { writeFile } from '../records/write-file.ts';

type Format = 'docx' | 'pdf' | 'xlsx' | 'csv' | 'ics';
export const FORMAT_WORDS: Record<Format, string> = { docx: 'Word', pdf: 'PDF', xlsx: 'Excel', csv: 'CSV', ics: 'calendar' };

/** Writes a training document where the person says. */
export const writePaper = (title: string, paper: TrainingPaper, format: Format, year: Year, eventId: string | null = null): Promise<void> =>
  writeFile(title, format, (to) => call('training.export', { paper, format, fromDate: year.from, toDate: year.to, eventId, to }));
