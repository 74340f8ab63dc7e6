import type { MinutesData } from '../../shared/packs/minutes-data.ts';
import { action, agendaItem, correction, decision, doc, meetingData, minute, person } from './data.ts';

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
