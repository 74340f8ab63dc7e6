import { describe, expect, it } from 'vitest';
import { documentHead, documentTail, itemParts } from '../../../renderer/meetings/workspace/data/document-parts.ts';
import { documentLines } from '../../../shared/packs/document-text.ts';
import { minutesDocument } from '../../../shared/packs/minutes.ts';
import type { MinutesData } from '../../../shared/packs/minutes-data.ts';
import { richBlocks } from '../../../shared/packs/rich-blocks.ts';
import { agendaItem, correction, decision, doc, mark, meetingData, minute, person, seat } from '../../packs/data.ts';

const data = (more: Partial<MinutesData> = {}, meeting: Partial<MinutesData['meeting']> = {}): MinutesData => meetingData({
  people: [person('ann', 'Cllr Ann Lee'), person('ben', 'Ben Oke'), person('cat', 'Dr Cat Moss')],
  seats: [seat('s1', 'chair', 'ann'), seat('s2', 'member', 'cat')],
  attendance: [mark('ann', 'present'), mark('cat', 'apologies'), mark('ben', 'substitute', { forSeatId: 's2' })],
  items: [agendaItem('a', '87', 'Apologies for absence'), agendaItem('b', '88', 'Minutes of the last meeting'), agendaItem('c', '89', 'Budget'), agendaItem('d', '90', 'Contract', { section: 'private', exempt: true, exemptParagraph: 3 })],
  minutes: [minute('b', doc('They were read.')), minute('c', doc('The report was **presented**.', 'It was discussed.'), { outcome: 'agreed' }), minute('d', doc('In private.'))],
  decisions: [decision('1', 'c', 'to approve the budget', { votesFor: 4, votesAgainst: 1 }), decision('2', 'c', 'to thank the officers')],
  confirmedHere: [{ date: '2020-11-10', corrections: [] }],
  ...more,
}, meeting);

describe('the page on screen', () => {
  it.each([
    ['a draft', data()],
    ['a body that numbers its paragraphs', data({ body: { name: 'Panel', shortName: null, kind: 'panel', numbering: 'meeting' } })],
    ['confirmed with corrections', data({ correctedLater: [{ date: '2021-03-09', corrections: [correction('89', 'for four read five')] }] }, { minutesState: 'confirmed with corrections', confirmedOn: '2021-03-09' })],
    ['minutes in which the clerk wrote of the confirming', data({ minutes: [minute('b', doc('They were confirmed as a correct record.'))], decisions: [] })],
  ])('has the very lines of the document: %s', (_, all) => {
    const { minutes, decisions, votes, items, actions: _actions, ...frame } = all;
    const page = [
      ...documentHead(frame, items).blocks,
      ...items.flatMap((item, index) => {
        const written = minutes.find((one) => one.agendaItemId === item.id) ?? minute(item.id, doc());
        const { before, after } = itemParts(frame, item, written, decisions.filter((one) => one.minuteId === written.id), votes);
        const part = item.section === 'private' && items[index - 1]?.section !== 'private' ? [{ kind: 'heading' as const, level: 2 as const, number: null, text: 'Private business' }] : [];
        return [...part, { kind: 'heading' as const, level: 2 as const, number: `${item.number}.`, text: item.title }, ...before, ...richBlocks(written.body), ...after];
      }),
      ...documentTail(frame),
    ];
    // The numbers of paragraphs are counted by the style sheet.
    const unnumbered = (blocks: typeof page) => blocks.map((block) => (block.kind === 'paragraph' ? { ...block, number: null } : block));
    const model = minutesDocument(all, { actions: false, exempt: true });
    expect(documentLines({ ...model, blocks: unnumbered(page) })).toEqual(documentLines({ ...model, blocks: unnumbered(model.blocks) }));
  });

  it('says that it is a draft until it is confirmed', () => {
    const { items, minutes: _, decisions: _d, votes: _v, actions: _a, ...frame } = data();
    expect(documentHead(frame, items).mark).toContain('Draft');
    expect(documentHead({ ...frame, meeting: { ...frame.meeting, minutesState: 'confirmed' } }, items).mark).toBeNull();
  });
});
