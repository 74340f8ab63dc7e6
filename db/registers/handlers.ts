import { resolve } from 'node:path';
import { waitingDays } from '../../shared/challenges.ts';
import { formatLongDate, formatShortDate } from '../../shared/dates.ts';
import { cleanDocument } from '../../shared/packs/clean.ts';
import type { DocumentModel, Run } from '../../shared/packs/document.ts';
import { personName, type Person } from '../../shared/people.ts';
import { followed } from '../../shared/recommendations.ts';
import type { Register } from '../../shared/registers.ts';
import { bandOf, scoreOf, trendOf } from '../../shared/risks.ts';
import { readBoard } from '../board/handlers.ts';
import { challengeRecords } from '../challenges/handlers.ts';
import type { Reading, Some } from '../handlers.ts';
import { refuseDataFile } from '../packs/finished-file.ts';
import { renderDocument } from '../packs/render.ts';
import { readFollowed } from '../recommendations/handlers.ts';
import { readRegister } from '../risks/handlers.ts';
import { renderSpreadsheet } from '../spreadsheets/render.ts';

interface Paper { title: string; notes: string[]; columns: [heading: string, width: number][]; rows: string[][] }
const TREND = { up: '↑ higher', down: '↓ lower', same: '→ no change' } as const;

/** A register as rows of words: what is exempt is taken out before anything is made of it. */
function paperOf({ db, today }: Reading, register: Register, bodyId: string | undefined, exempt: boolean): Paper {
  const filter = bodyId === undefined ? {} : { bodyId };
  const agencies = new Map(db.allSql<{ id: string; name: string; shortName: string | null }>('SELECT id, name, shortName FROM organisations').map((one) => [one.id, one.shortName ?? one.name]));
  const agency = (id: string | null, text: string | null): string => [text, id === null ? null : agencies.get(id) ?? null].filter((part) => part !== null).join(', ');
  const date = (value: string | null): string => (value === null ? '' : formatShortDate(value));
  const public_ = <T extends { exempt: boolean }>(rows: T[]): T[] => rows.filter((row) => exempt || !row.exempt);
  const notes = exempt ? ['Not for publication: this may hold exempt entries.'] : [];
  switch (register) {
    case 'challenges': return {
      title: 'Challenge log', notes,
      columns: [['No.', 5], ['Date', 9], ['By', 11], ['To', 11], ['Challenge', 22], ['Response', 16], ['Outcome and impact', 18], ['Status', 8]],
      rows: public_(challengeRecords.list(db, filter)).map((one) => {
        const days = waitingDays(one, today());
        return [String(one.number), date(one.raisedOn), agency(one.byOrganisationId, one.byText), agency(one.toOrganisationId, one.toText), one.about,
          [one.response, one.respondedOn === null ? '' : date(one.respondedOn)].filter((part) => part !== '').join('\n'), [one.outcome, one.evidence, one.impact].filter((part) => part !== '').join('\n'),
          days === null ? 'Answered' : `Waiting ${days} ${days === 1 ? 'day' : 'days'}`];
      }),
    };
    case 'risks': {
      const people = new Map(db.allSql<Person>('SELECT * FROM people').map((person) => [person.id, personName(person)]));
      return {
        title: 'Risk register', notes: [...notes, 'Scores are likelihood × impact, each from 1 to 5: 1 to 4 low, 5 to 9 medium, 10 to 14 high, 15 to 25 very high.'],
        columns: [['No.', 5], ['Risk', 26], ['Before', 9], ['What is done', 22], ['After', 9], ['Trend', 9], ['Owner', 11], ['Review', 9]],
        rows: public_(readRegister(db, filter)).filter((one) => one.closedOn === null).map((one) => {
          const score = (likelihood: number, impact: number): string => `${likelihood} × ${impact} = ${scoreOf(likelihood, impact)}, ${bandOf(scoreOf(likelihood, impact))}`;
          return [String(one.number), [one.event, one.cause === '' ? '' : `Because: ${one.cause}`, one.effect === '' ? '' : `So that: ${one.effect}`].filter((part) => part !== '').join('\n'), score(one.likelihood, one.impact),
            one.mitigation, score(one.likelihoodAfter, one.impactAfter), TREND[trendOf(one.scores)], [one.ownerPersonId === null ? '' : people.get(one.ownerPersonId) ?? '', agency(one.ownerOrganisationId, one.ownerText)].filter((part) => part !== '').join(', '), date(one.reviewOn)];
        }),
      };
    }
    case 'recommendations': return {
      title: 'Recommendations', notes,
      columns: [['No.', 6], ['From', 16], ['Recommendation', 26], ['Owner', 12], ['Actions', 24], ['Due', 8], ['Status', 8]],
      rows: public_(readFollowed(db, filter)).map((one) => [one.number ?? '', [one.source, date(one.sourceDate)].filter((part) => part !== '').join(', '), one.text, agency(one.ownerOrganisationId, one.ownerText),
        one.actions.map((action) => `• ${action.text}${action.doneOn === null ? (action.dueDate === null ? '' : `, due ${date(action.dueDate)}`) : `, done ${date(action.doneOn)}`}`).join('\n'), date(one.dueDate), followed(one, one.actions, today())]),
    };
  }
}

function documentOf(paper: Paper, board: string, today: string): DocumentModel {
  return cleanDocument({
    title: paper.title, author: board, date: today, language: 'en-GB', mark: null, footer: `${paper.title} – as at ${formatShortDate(today)}`, landscape: true,
    blocks: [
      { kind: 'heading', level: 1, number: null, text: paper.title }, { kind: 'subtitle', text: `As at ${formatLongDate(today)}`, strong: true },
      paper.rows.length === 0 ? { kind: 'paragraph', number: null, runs: [{ text: 'Nothing is recorded.' }] } : {
        kind: 'table', caption: paper.title, columns: paper.columns.map(([heading, width]) => ({ heading, width, align: 'left' })), rows: paper.rows.map((row) => row.map((text): Run[] => [{ text: text === '' ? '–' : text }])),
      },
      ...paper.notes.map((text) => ({ kind: 'note' as const, runs: [{ text }] })),
    ],
  });
}

export const registerPaperHandlers = {
  'registers.export': async (context, { register, bodyId, exempt, format, to }) => {
    const { db, place, file, progress: onProgress, cancelled } = context;
    const paper = paperOf(context, register, bodyId, exempt);
    const [board, today] = [readBoard(db)?.name ?? '', context.today()];
    const path = resolve(place(to));
    refuseDataFile(path, file);
    if (format !== 'xlsx') return renderDocument({ model: documentOf(paper, board, today), format, to: path, onProgress, cancelled });
    const sheet = { name: paper.title, notes: paper.notes, columns: paper.columns.map(([heading, width]) => ({ heading, width: width * 2, kind: 'text' as const })), rows: paper.rows };
    return renderSpreadsheet({ spreadsheet: { title: paper.title, author: board, date: today, sheets: [sheet] }, format, to: path, onProgress, cancelled });
  },
} satisfies Some<'registers.export'>;
