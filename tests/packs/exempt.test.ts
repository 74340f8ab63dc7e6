import { describe, expect, it } from 'vitest';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { canaryMeeting } from './canary.ts';
import { agendaItem, meetingData } from './data.ts';

describe('private business', () => {
  it.each([['business', true], ['private', true], ['private', false]] as const)('in the section %s, exempt %s, leaves nothing at all in a public document', (section, exempt) => {
    expect(JSON.stringify(minutesDocument(canaryMeeting(section, exempt), { actions: true, exempt: false }))).not.toMatch(/canary|private|publication|schedule/i);
  });

  it('stands in a document that asks for it, under its heading, with its paragraph and its mark on every page', () => {
    const model = minutesDocument(canaryMeeting('private', true), { actions: true, exempt: true });
    expect(model.mark).toBe('NOT FOR PUBLICATION');
    const lines = documentLines(model);
    expect(lines.slice(lines.indexOf('Private business'))).toEqual(expect.arrayContaining([
      'Private business', '8.\tCANARY heading', '[Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972.]', 'CANARY text', 'CANARY action',
    ]));
  });

  it('marks a draft as both', () => {
    const data = canaryMeeting('private', true);
    expect(minutesDocument({ ...data, meeting: { ...data.meeting, minutesState: 'draft' } }, { actions: true, exempt: true }).mark).toBe('NOT FOR PUBLICATION · Draft – not yet confirmed');
  });

  it('asked for where there is none, changes nothing', () => {
    const data = meetingData({ items: [agendaItem('open', '7', 'Budget')] });
    expect(minutesDocument(data, { actions: true, exempt: true })).toEqual(minutesDocument(data, { actions: true, exempt: false }));
  });

  it('does not swallow public business that comes after it', () => {
    const data = meetingData({ items: [agendaItem('a', '1', 'Shut', { exempt: true }), agendaItem('b', '2', 'Open')] });
    const headings = minutesDocument(data, { actions: true, exempt: true }).blocks.flatMap((block) => (block.kind === 'heading' ? block.text : []));
    expect(headings).toEqual(['Minutes of Health and Wellbeing Board', 'Private business', 'Shut', 'Public business', 'Open']);
  });
});
