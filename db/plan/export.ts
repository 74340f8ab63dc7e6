import { resolve } from 'node:path';
import type { Output, Parsed } from '../../shared/contract.ts';
import type { DocumentModel } from '../../shared/packs/document.ts';
import { measureWords, milestoneLines, outturnDocument, planDocument, updateForms, yearDocument } from '../../shared/plan/document.ts';
import { actionsOf, type ReviewContents } from '../../shared/plan/review.ts';
import { definitions, levelOf } from '../../shared/plan/scale.ts';
import type { Working } from '../handlers.ts';
import { refuseDataFile } from '../packs/finished-file.ts';
import { renderDocument } from '../packs/render.ts';
import { renderSpreadsheet } from '../spreadsheets/render.ts';
import type { Cell, Spreadsheet } from '../spreadsheets/spreadsheet.ts';
import { readReview, readYear } from './reviews.ts';
import { contentsOf } from './tree.ts';

/** The plan as a file. Read in one go, before the first wait: what is printed is the record at one moment, or a review as it was. */
export async function exportPlan(context: Working, { planId, reviewId, paper, lead, format, to }: Parsed<'plans.export'>): Promise<Output<'plans.export'>> {
  const { db, place, file, progress: onProgress, cancelled } = context;
  const contents = reviewId === undefined ? contentsOf(context, planId, { on: context.today(), meetingDate: null, outturn: paper === 'outturn' }) : readReview(db, reviewId).contents;
  const year = paper === 'year' ? readYear(db, planId) : null;
  const path = resolve(place(to));
  refuseDataFile(path, file);
  if (format === 'xlsx') return renderSpreadsheet({ spreadsheet: spreadsheetOf(contents), format, to: path, onProgress, cancelled });
  const model: DocumentModel = year !== null ? yearDocument(contents, year) : paper === 'outturn' ? outturnDocument(contents) : paper === 'forms' ? updateForms(contents, lead) : planDocument(contents);
  return renderDocument({ model, format, to: path, onProgress, cancelled });
}

function spreadsheetOf(contents: ReviewContents): Spreadsheet {
  const word = (colour: Parameters<typeof levelOf>[1]): string => levelOf(contents.scale, colour)?.word ?? colour;
  return {
    title: contents.plan, author: contents.board, date: contents.on,
    sheets: [{
      name: 'Plan', notes: [definitions(contents.scale)],
      columns: [
        { heading: 'Priority', width: 30, kind: 'text' }, { heading: 'No.', width: 8, kind: 'text' }, { heading: 'Action', width: 50, kind: 'text' }, { heading: 'Lead', width: 28, kind: 'text' },
        { heading: 'Timescale', width: 22, kind: 'text' }, { heading: 'Due', width: 12, kind: 'date' }, { heading: 'Milestones', width: 44, kind: 'text' }, { heading: 'Success measures', width: 44, kind: 'text' }, { heading: 'Rating', width: 10, kind: 'text' },
        { heading: 'By date', width: 10, kind: 'text' }, { heading: 'Reason', width: 30, kind: 'text' }, { heading: 'Direction', width: 10, kind: 'text' }, { heading: 'Days slipped', width: 10, kind: 'number' },
        { heading: 'Commentary', width: 50, kind: 'text' },
      ],
      rows: contents.priorities.flatMap((priority) => priority.actions.map((action): Cell[] => [
        `${priority.number}. ${priority.title}`, action.number, action.text, action.leads, action.timescale, action.dueDate, milestoneLines(action).join('\n'), measureWords(action), word(action.colour), word(action.proposed),
        action.reason, action.direction, action.slippedDays, action.commentary,
      ])),
    }, {
      name: 'Counts', notes: [`${actionsOf(contents).length} actions.`],
      columns: [{ heading: 'Priority', width: 50, kind: 'text' }, ...contents.scale.levels.map((level) => ({ heading: level.word, width: 10, kind: 'number' as const }))],
      rows: contents.priorities.map((priority): Cell[] => [`${priority.number}. ${priority.title}`, ...contents.scale.levels.map((level) => priority.actions.filter((one) => one.colour === level.colour).length)]),
    }],
  };
}
