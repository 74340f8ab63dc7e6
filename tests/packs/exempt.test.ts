import { describe, expect, it } from 'vitest';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { agendaItem, action, correction, decision, doc, meetingData, minute, person } from './data.ts';
import type { MinutesData } from '../../shared/packs/minutes-data.ts';

/** A meeting in which whatever belongs to the private item has CANARY in it. */
export const canaryMeeting = (section: 'business' | 'private', exempt: boolean): MinutesData => meetingData({
  organisations: [{ id: 'org', name: 'CANARY Ltd', shortName: 'CANARYSHORT' }],
  people: [person('bird', 'Connie CANARY', 'org'), person('ann', 'Ann Lee')],
  items: [agendaItem('open', '7', 'Budget'), agendaItem('shut', '8', 'CANARY title', { section, exempt, exemptParagraph: exempt ? 3 : null })],
  minutes: [minute('open', doc('In public.'), { outcome: 'noted' }), minute('shut', doc('CANARY text'), { heading: 'CANARY heading', outcome: 'resolved', outcomeText: 'CANARY outcome' })],
  decisions: [decision('d1', 'shut', 'CANARY decision'), decision('d2', 'shut', 'CANARY part', { parentId: 'd1' })],
  votes: [{ decisionId: 'd1', personId: 'bird', vote: 'for' }],
  actions: [action(1, 'open', 'Openly', { leadPersonId: 'ann' }), action(2, 'shut', 'CANARY action', { leadPersonId: 'bird' })],
  confirmedHere: [{ date: '2020-11-10', corrections: [correction('61', 'CANARY correction', true)] }],
  correctedHere: [{ date: '2020-09-08', corrections: [correction('41', 'CANARY correction', true)] }],
  correctedLater: [{ date: '2021-03-09', corrections: [correction('8', 'CANARY correction', true)] }],
}, { minutesState: 'confirmed', confirmedOn: '2021-03-09' });

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
