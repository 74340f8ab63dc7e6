import { describe, expect, it } from 'vitest';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { canaryMeeting } from './canary.ts';
import { agendaItem, meetingData } from './data.ts';

describe('private business', () => {
  it.each([['business', true], ['private', true], ['private', false]] as const)('in the section %s, exempt %s, leaves none of its words in a public document', (section, exempt) => {
    expect(JSON.stringify(minutesDocument(canaryMeeting(section, exempt), { actions: true, exempt: false }))).not.toMatch(/canary/i);
  });

  it('leaves its number in public, with the reason why the public were excluded', () => {
    const lines = documentLines(minutesDocument(canaryMeeting('private', true), { actions: true, exempt: false }));
    expect(lines.slice(lines.indexOf('Private business'), lines.indexOf('Private business') + 3)).toEqual(['Private business', '8.\tPrivate item',
      'The public were excluded while this item was considered, under section 100A(4) of the Local Government Act 1972, because exempt information as defined in paragraph 3 of Part 1 of Schedule 12A to the Act was likely to be disclosed. The minute of it is not for publication.']);
    expect(minutesDocument(canaryMeeting('private', true), { actions: true, exempt: false }).mark).toBeNull();
  });

  it('is called in public what the clerk chose to call it', () => {
    const data = canaryMeeting('private', true);
    const lines = documentLines(minutesDocument({ ...data, items: data.items.map((item) => ({ ...item, publicTitle: 'A contract' })) }, { actions: true, exempt: false }));
    expect(lines).toContain('8.\tA contract');
  });

  it('stands alone in minutes of its own, with who was there, its paragraphs and its mark', () => {
    const data = canaryMeeting('private', true);
    const model = minutesDocument({ ...data, attendance: [{ personId: 'ann', status: 'attending', virtually: false, forSeatId: null, arrivedAt: null, leftAt: null }] }, { actions: true, exempt: true, only: 'private' });
    expect(model.mark).toBe('EXEMPT – NOT FOR PUBLICATION');
    const lines = documentLines(model);
    expect(lines).toEqual(expect.arrayContaining(['Exempt minutes of Health and Wellbeing Board', 'Also present:\tAnn Lee', '8.\tCANARY heading', 'CANARY text', 'CANARY action',
      '[Exempt by virtue of paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972. Not for publication.]']));
    expect(lines.join('\n')).not.toMatch(/Budget|In public|Openly/);
  });

  it('asked for alone without asking for exempt minutes, stays out', () => {
    expect(JSON.stringify(minutesDocument(canaryMeeting('private', true), { actions: true, exempt: false, only: 'private' }))).not.toMatch(/canary/i);
  });

  it('is in the public document once it was made public, with who decided it, and no longer in the private one', () => {
    const data = canaryMeeting('private', true);
    const shown = { ...data, items: data.items.map((item) => (item.id === 'shut' ? { ...item, madePublic: { on: '2022-03-03', by: 'Cllr Ann Lee', reason: 'It was signed.' } } : item)) };
    const lines = documentLines(minutesDocument(shown, { actions: true, exempt: false }));
    expect(lines).toEqual(expect.arrayContaining(['8.\tCANARY heading', '[Private when it was considered. Made public on 3 March 2022 by Cllr Ann Lee: It was signed.]', 'CANARY text', 'CANARY action']));
    expect(lines.join('\n')).not.toMatch(/excluded|not for publication/i);
    expect(documentLines(minutesDocument(shown, { actions: true, exempt: true, only: 'private' })).join('\n')).not.toMatch(/CANARY text/);
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
