import { describe, expect, test } from 'vitest';
import type { Block } from '../../shared/packs/document.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { preflight } from '../../shared/minutes/preflight.ts';
import { isAbbreviation, undefinedAbbreviations, writeOut } from '../../shared/writing/abbreviations.ts';
import { action, agendaItem, decision, doc, meetingData, minute } from '../packs/data.ts';

const LIST = [
  { short: 'DCS', long: 'Director of Children’s Services' }, { short: 'NHS', long: 'National Health Service' }, { short: 'ICB', long: 'NHS Northfield Integrated Care Board' },
  { short: 'LBN', long: 'London Borough of Northfield' }, { short: 'IT', long: 'information technology' },
];
const paragraph = (...texts: string[]): Block => ({ kind: 'paragraph', number: null, runs: texts.map((text) => ({ text })) });
const written = (...blocks: Block[]): string[] => writeOut(blocks, LIST).flatMap((block) => documentLines({ blocks: [block] } as never));

describe('an abbreviation', () => {
  test.each<[string, string[], string[]]>([
    ['is written out at its first use and short from then on', ['The DCS spoke. The DCS left.', 'The DCS wrote.'], ['The Director of Children’s Services (DCS) spoke. The DCS left.', 'The DCS wrote.']],
    ['keeps its possessive', ['the DCS’s report'], ['the Director of Children’s Services’ (DCS’s) report']],
    ['keeps the possessive of a name that does not end with s', ['ICB’s plan'], ['NHS Northfield Integrated Care Board’s (ICB’s) plan']],
    ['is left alone where the author wrote it out', ['the Director of Children\'s Services (DCS) spoke', 'the DCS left'], ['the Director of Children\'s Services (DCS) spoke', 'the DCS left']],
    ['is left alone where the author wrote it out with a capital', ['Information technology (IT) is slow. IT waits.'], ['Information technology (IT) is slow. IT waits.']],
    ['within brackets gets no second brackets', ['Ann Lee (DCS) spoke'], ['Ann Lee (Director of Children’s Services, DCS) spoke']],
    ['that is a part of a written name is not written out', ['NHS Northfield Integrated Care Board met. The NHS waits.'], ['NHS Northfield Integrated Care Board met. The National Health Service (NHS) waits.']],
    ['within a word or in small letters is no abbreviation', ['DCSX, it and ADCS'], ['DCSX, it and ADCS']],
    ['stands at the end of a sentence and beside signs', ['to “DCS”, LBN/NHS.'], ['to “Director of Children’s Services (DCS)”, London Borough of Northfield (LBN)/National Health Service (NHS).']],
  ])('%s', (_, texts, expected) => expect(written(...texts.map((text) => paragraph(text)))).toEqual(expected));

  test('is not written out in headings and tables, which are read out of order', () => {
    const table: Block = { kind: 'table', caption: 'DCS', columns: [{ heading: 'DCS', width: 100, align: 'left' }], rows: [[[{ text: 'DCS' }]]] };
    expect(written({ kind: 'heading', level: 2, number: '1.', text: 'DCS update' }, table, paragraph('The DCS'))).toEqual(['1.\tDCS update', 'DCS', 'DCS', 'DCS', 'The Director of Children’s Services (DCS)']);
  });

  test('is looked for in lists, notes and resolutions in the order in which they are read', () => {
    const said = (text: string) => [{ text }];
    expect(written(
      { kind: 'resolutions', items: [{ runs: said('ask'), items: [{ runs: said('DCS'), items: [], note: null }], note: said('NHS') }, { runs: said('DCS and NHS'), items: [], note: null }] },
      { kind: 'list', style: 'bullet', start: 1, items: [{ blocks: [{ kind: 'note', runs: said('LBN') }] }] },
    )).toEqual(['ask', 'Director of Children’s Services (DCS)', 'National Health Service (NHS)', 'DCS and NHS', 'London Borough of Northfield (LBN)']);
  });

  test('that is half in bold is left as it is', () => expect(written(paragraph('D', 'CS'))).toEqual(['DCS']));

  const data = meetingData({
    items: [agendaItem('plan', '87', 'The plan of the DCS')], minutes: [minute('plan', doc('The DCS spoke of the CQC.'), { outcome: 'resolved' })],
    decisions: [decision('d', 'plan', 'thank the DCS and the CQC')], actions: [action(1, 'plan', 'Ask the NHS', { leadText: 'All' })],
  });
  test('is written out in the document of minutes where the board wants it, and the stored text is not touched', () => {
    const lines = (abbreviations: typeof LIST | null): string[] => documentLines(minutesDocument({ ...data, abbreviations }, { actions: false, exempt: false }));
    expect(lines(LIST)).toContain('The Director of Children’s Services (DCS) spoke of the CQC.');
    expect(lines(LIST)).toContain('The Board resolved to thank the DCS and the CQC.');
    expect(lines(null)).toContain('The DCS spoke of the CQC.');
    expect(JSON.stringify(data)).not.toContain('Director');
  });

  test('that nobody explained is named once before the minutes go out, with a way to its first item', () => {
    const problems = (abbreviations: typeof LIST | null) => preflight({ minutes: { ...data, abbreviations }, otherNumbers: new Map(), quorum: [], quorumOfItems: [], openComments: [] }).filter((one) => one.text.includes('CQC'));
    expect(problems(LIST)).toEqual([{ text: 'CQC is used, and nobody has said what it stands for. Add it to the abbreviations under Settings.', agendaItemId: 'plan' }]);
    expect(problems(null)).toEqual([]);
  });
});

test.each<[string, string[]]>([
  ['The CQC and the DCS met the ICB.', ['CQC']],
  ['Care Quality Commission (CQC): the CQC met.', []],
  ['Part II, item IV, the UK and the NHS', []],
  ['ANY OTHER BUSINESS\nNone.', []],
  ['HWB/2021/014 and A-B', []],
  ['AL asked for the FGM lead; the FGM lead agreed.', ['FGM']],
])('of “%s” the unexplained abbreviations are %j', (text, expected) => expect(undefinedAbbreviations(text, LIST, new Set(['AL']))).toEqual(expected));

test.each<[string, boolean]>([['ICB', true], ['M&S', true], ['LSCP-2', true], ['Police', false], ['Primary heads', false], ['B', false], ['2', false], ['NHSEngland', false]])('whether the short name %s is an abbreviation: %s', (short, expected) => {
  expect(isAbbreviation(short)).toBe(expected);
});
