import { describe, expect, test } from 'vitest';
import { documentLines } from '../../shared/packs/document-text.ts';
import { excerptDocument, excerptOf } from '../../shared/packs/excerpt.ts';
import { withoutPrivate } from '../../shared/packs/publishable.ts';
import { action, agendaItem, decision, doc, mark, meetingData, minute, person, seat } from './data.ts';

const police = { id: 'police', name: 'Eastmarsh Police', calledAlso: ['EP', 'Marsh Constabulary'] };
const data = meetingData({
  items: [
    agendaItem('named', '1', 'Road safety'), agendaItem('alias', '2', 'History'), agendaItem('action', '3', 'Youth work'), agendaItem('vote', '4', 'The lease'), agendaItem('report', '5', 'Custody', { reportAuthor: 'Kit Vane' }),
    agendaItem('declared', '6', 'The depot'), agendaItem('other', '7', 'Budget'), agendaItem('secret', '8', 'Canary', { section: 'private' }),
  ],
  minutes: [
    minute('named', doc('EP had asked for signs.')), minute('alias', doc('It was once the marsh constabulary.')), minute('action', doc('Noted.')), minute('vote', doc('Discussed.'), { outcome: 'resolved' }), minute('report', doc('Heard.')),
    minute('declared', doc('Discussed.')), minute('other', doc('EPIC savings were reported.')), minute('secret', doc('Eastmarsh Police would buy the canary.')),
  ],
  decisions: [decision('d', 'vote', 'Sign the lease')], votes: [{ decisionId: 'd', personId: 'kit', vote: 'for' }],
  declarations: [{ agendaItemId: 'declared', personId: 'kit', kind: 'loyalty', nature: null, leftRoom: false }],
  actions: [action(1, 'action', 'Meet the youth club', { leadPersonId: 'kit' }), action(2, 'other', 'Add it up', { leadPersonId: 'ann' })],
  people: [person('kit', 'Kit Vane', 'police'), person('ann', 'Ann Lee')], organisations: [{ id: 'police', name: 'Eastmarsh Police', shortName: 'EP' }],
  seats: [{ ...seat('s', 'member', 'kit'), organisationId: 'police' }, seat('t', 'chair', 'ann')], attendance: [mark('kit', 'present', { arrivedAt: '18:20' }), mark('ann', 'present')],
});

describe('what concerns an agency', () => {
  test('is found by its actions, votes, interests, reports and every name of it, and said why', () => {
    const { attendance, items } = excerptOf(data, police);
    expect(items.map((item) => [item.agendaItemId, item.why])).toEqual([
      ['named', ['Names “EP”']], ['alias', ['Names “Marsh Constabulary”']], ['action', ['Action 1 for it']], ['vote', ['It voted by name']], ['report', ['It brought the report']],
      ['declared', ['Kit Vane declared an interest']], ['secret', ['Names “Eastmarsh Police”']],
    ]);
    expect(attendance).toEqual(['Kit Vane: present, from 6:20 pm']);
  });

  test('is printed without what was ticked out, without others’ actions, and without private business', () => {
    const open = withoutPrivate(data);
    const keep = new Set(excerptOf(open, police).items.map((item) => item.agendaItemId).filter((id) => id !== 'alias'));
    const model = excerptDocument({ board: 'Eastmarsh', agency: police, meetings: [open], keep, today: '2021-02-01' });
    const text = documentLines(model).join('\n');
    expect(text).toContain('Road safety');
    expect(text).toContain('Meet the youth club');
    expect(text).toContain('resolved to sign the lease');
    expect(text).not.toMatch(/History|Budget|Add it up|canary/i);
    expect(model.mark).toBe('Includes minutes not yet confirmed');
    const all = excerptDocument({ board: 'Eastmarsh', agency: police, meetings: [data], keep: new Set(['secret']), today: '2021-02-01' });
    expect(all.mark).toContain('NOT FOR PUBLICATION');
  });
});
