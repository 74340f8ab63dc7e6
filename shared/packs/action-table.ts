import { formatShortDate } from '../dates.ts';
import type { Block, Column } from './document.ts';
import type { MinutesData } from './minutes-data.ts';
import { shortName, type Names } from './names.ts';
import { plain } from './words.ts';

type Action = MinutesData['actions'][number];

/** The actions of the meeting, after its minutes. `numbers` gives the minute of each. Nothing at all where none was taken. */
export function actionTable(actions: readonly Action[], numbers: ReadonlyMap<string, string>, names: Names): Block[] {
  if (actions.length === 0) return [];
  const minuteOf = (action: Action): string => (action.minuteId === null ? '' : numbers.get(action.minuteId) ?? '');
  const coded = actions.some((action) => minuteOf(action).length > 6);
  const columns: Column[] = [
    { heading: 'No.', width: 7, align: 'left' },
    { heading: 'Minute', width: coded ? 18 : 10, align: 'left' },
    { heading: 'Action', width: coded ? 39 : 44, align: 'left' },
    { heading: 'Lead', width: coded ? 19 : 22, align: 'left' },
    { heading: 'Target date', width: 17, align: 'left' },
  ];
  return [
    { kind: 'heading', level: 2, number: null, text: 'Actions' },
    {
      kind: 'table', caption: 'Actions agreed at this meeting', columns,
      rows: actions.toSorted((a, b) => a.number - b.number).map((action) =>
        [String(action.number), minuteOf(action), action.text, leadOf(action, names), targetOf(action)].map((text) => plain(text === '' ? '–' : text))),
    },
  ];
}

/** "AL, NHS Riverside"; the agency alone; or as written: "All members". */
function leadOf(action: Action, names: Names): string {
  if (action.leadPersonId !== null) return names.lead(action.leadPersonId);
  const agency = action.leadOrganisationId === null ? null : shortName(names.organisation(action.leadOrganisationId));
  return [action.leadText, agency].filter((part) => part !== null).join(', ');
}

/** A loose timescale is kept as written, beside the date that it is due by. */
function targetOf({ targetDate, targetText }: Action): string {
  if (targetDate === null) return targetText ?? '';
  return targetText === null ? formatShortDate(targetDate) : `${targetText} (${formatShortDate(targetDate)})`;
}
