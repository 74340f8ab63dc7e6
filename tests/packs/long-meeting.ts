import type { MinutesData } from '../../shared/packs/minutes-data.ts';
import { action, agendaItem, aside, bullets, correction, decision, doc, heading, mark, meetingData, minute, ordered, person, seat } from './data.ts';

/** A meeting of an evening, with everything that minutes can hold: eight public minutes, lists in lists, resolutions, votes, actions and a private item. */
export const longMeeting: MinutesData = meetingData({
  organisations: [
    { id: 'council', name: 'Eastmarsh Council', shortName: 'EMC' },
    { id: 'trust', name: 'Saltings NHS Foundation Trust', shortName: 'SNFT' },
    { id: 'groups', name: 'Eastmarsh, Holm and Wick Clinical Commissioning Groups', shortName: 'EHW CCGs' },
    { id: 'police', name: 'Estuary Police', shortName: null },
    { id: 'watch', name: 'Healthwatch Eastmarsh', shortName: 'Healthwatch' },
  ],
  people: [
    person('worsley', 'Cllr Miriam Worsley', 'council'), person('joshi', 'Dr Anand Joshi', 'groups'), person('allcott', 'Eleanor Allcott', 'council'),
    person('ashby', 'Cllr Samina Ashby', 'council'), person('bright', 'Cllr Dele Bright', 'council'), person('cole', 'Matilda Cole', 'council'),
    person('moran', 'Sean Moran', 'groups'), person('pascoe', 'Fenella Pascoe-Lowe', 'trust'), person('single', 'Nadia Singleton', 'watch'),
    person('carpenter', 'Cllr Edwin Carpenter', 'council'), person('roberts', 'Cllr Paul Roberts', 'council'), person('parry', 'Bryn Parry'),
    person('okoro', 'Chidi Okoro', 'police', { title: 'Supt' }), person('holt', 'Grace Holt', 'police'),
    { id: 'icd', title: null, givenName: null, familyName: null, initials: null, post: 'Integrated Care Director', organisationId: 'groups' },
  ],
  seats: [
    seat('s1', 'chair', 'worsley'), seat('s2', 'deputy chair', 'joshi'), seat('s3', 'member', 'allcott'), seat('s4', 'member', 'ashby'),
    seat('s5', 'member', 'bright'), seat('s6', 'member', 'carpenter'), seat('s7', 'member', 'cole'), seat('s8', 'member', 'moran'), seat('s9', 'member', 'icd'),
    seat('s10', 'member', 'pascoe'), seat('s11', 'member', 'single'), seat('s12', 'member', 'okoro'), { ...seat('s13', 'member'), organisationId: 'trust' },
    seat('s14', 'standing invited guest', 'parry'),
  ],
  attendance: [
    ...['worsley', 'joshi', 'allcott', 'ashby', 'bright', 'cole', 'moran', 'single'].map((id) => mark(id, 'present')),
    mark('pascoe', 'present', { virtually: true, leftAt: '19:05' }), mark('holt', 'substitute', { forSeatId: 's12', arrivedAt: '18:20' }),
    mark('carpenter', 'apologies'), mark('icd', 'apologies'), mark('okoro', 'apologies'), mark('roberts', 'attending'), mark('parry', 'present'),
  ],
  items: [
    agendaItem('apologies', '87', 'Apologies for Absence', { section: 'standing' }),
    agendaItem('interests', '88', 'Declaration of Members’ Interests', { section: 'standing' }),
    agendaItem('last', '89', 'Minutes – To confirm as correct the minutes of the meeting held on 10 November 2020', { section: 'standing' }),
    agendaItem('winter', '90', 'Winter illness in the borough: where we stand'),
    agendaItem('care', '91', 'Children in care: the year’s report'),
    agendaItem('terms', '92', 'Integrated Care Partnership – how it is governed'),
    agendaItem('abuse', '93', 'A new answer to domestic abuse'),
    agendaItem('forward', '94', 'Forward Plan'),
    agendaItem('contract', '95', 'Award of the CANARYTITLE contract', { section: 'private', exempt: true, exemptParagraph: 3 }),
  ],
  minutes: [
    minute('interests', doc('Nobody declared an interest.')),
    minute('winter', doc(
      'The Director of Public Health (DPH) told the Board that the last month and a half had been hard on every service. New cases had begun to fall, and there were signs that the curve was flattening, but hospital admissions would follow two to three weeks behind and the pressure on beds was expected to last into March.',
      'The DPH praised the partnership, in which the Trust, the police and the fire service had all done far more than they were asked to.',
      'The Senior Analyst showed the Board these figures:',
      bullets(
        'The borough had the second highest rate in the region for two weeks running.',
        ['The rate of growth had come down from 15% to 2% in a fortnight. Two centres for vaccination would open:', ordered('The Corn Hall, Eastmarsh', 'St Anne’s Hall, Wick')],
        'Testing had improved, and more kits were being sent to homes.',
        'Infection was highest among pupils of secondary schools, though falling there too, and steady among younger children.',
        'Thirty-one deaths were recorded in the first week of January; the five-year average for the week was 17.6.'),
      'The Deputy Chair said that most residents of care homes had by now had a first dose. In three homes residents had not wished to be vaccinated on the day that was offered. The Chair would take this up outside the meeting.',
      aside('The meeting adjourned from 6:40 pm to 6:45 pm because the recording had failed.'),
    ), { outcome: 'noted', outcomeText: 'The Board noted the update.' }),
    minute('care', doc(
      'The Head of Performance (HOP) presented the yearly report. The corporate parenting panel now had members from every partner, as the inspectors had asked, and it had met six times.',
      heading('What had gone well'),
      'Many more children were placed with families, and both short and long placements lasted longer. No adoption had been delayed. Most children went to schools judged good or better. It was also reported that:',
      bullets('93% of care leavers lived in suitable homes', '64% of care leavers were in work, education or training'),
      heading('What had not'),
      'Waiting for a first appointment with the mental health service still took eleven weeks on average. The Chair asked for this to come back to the Board with a plan, and thanked everybody concerned for a year’s work in difficult conditions.',
    ), { outcome: 'noted' }),
    minute('terms', doc(
      'The Director of Transition presented a review of how the partnership in Eastmarsh, Holm and Wick was run. A workshop had been held in November with the delivery group, and had set the priorities.',
      'New national guidance spoke of one system of care by 2022. The Board was asked to approve new terms of reference, in two parts; the second would bind the commissioning groups only, because some decisions had to stay with them in law.',
    ), { outcome: 'resolved' }),
    minute('abuse', doc(
      'The Lead Commissioner for Safety presented her report. Until 2019 there had been no common approach in the borough. The pilot would consist of:',
      bullets('**Assessment:** people would be referred by professionals or come by themselves.', '**Intervention:** one to one, by a team of three case workers and a manager.',
        '**Support for partners:** offered to every partner and former partner of those who took part.', '**Evaluation:** a price had been had for an independent evaluation of its effect.'),
      'Members asked what would happen to families in which the person causing harm did not take part, and were told that the existing services would go on for them unchanged.',
    ), { outcome: 'resolved' }),
    minute('forward', doc(), { outcome: 'noted', outcomeText: 'The Board noted the forward plan.' }),
    minute('contract', doc('The tender of CANARYBIDDER was the lowest at £412,000.'), { outcome: 'resolved' }),
  ],
  decisions: [
    decision('d1', 'terms', 'To agree the new terms of reference of the Integrated Care Partnership Board, to come into force on 1 April 2021'),
    decision('d2', 'abuse', 'Approve the pilot for twelve months from 1 March 2021, subject to:', { votesFor: 8, votesAgainst: 0, votesAbstained: 1 }),
    decision('d3', 'abuse', 'an agreement on sharing information being signed by every partner', { parentId: 'd2' }),
    decision('d4', 'abuse', 'the evaluation being let before the pilot begins', { parentId: 'd2' }),
    decision('d5', 'abuse', 'Receive a report on its first six months'),
    decision('d6', 'abuse', 'Delegate the choice of evaluator to the Director of People in consultation with the Chair'),
    decision('d7', 'contract', 'Award the contract to CANARYBIDDER'),
  ],
  votes: [
    ...['worsley', 'joshi', 'allcott', 'ashby', 'cole', 'moran'].map((personId) => ({ decisionId: 'd6', personId, vote: 'for' as const })),
    { decisionId: 'd6', personId: 'bright', vote: 'against' }, { decisionId: 'd6', personId: 'single', vote: 'abstain' },
  ],
  actions: [
    action(41, 'winter', 'Speak to the three care homes whose residents were not vaccinated, and offer a second visit', { leadPersonId: 'worsley', targetDate: '2021-01-29' }),
    action(42, 'care', 'Bring a plan to shorten the wait for a first mental health appointment, with figures by age and by ward, to the next meeting but one', { leadPersonId: 'pascoe', targetDate: '2021-03-09', targetText: 'spring 2021' }),
    action(43, 'abuse', 'Draft the agreement on sharing information', { leadOrganisationId: 'police', targetDate: '2021-02-26' }),
    action(44, 'abuse', 'Let the Business Manager know of any training that their staff need before the pilot', { leadText: 'All members', targetText: 'ongoing' }),
    action(45, null, 'Find a larger room for the meetings of the new municipal year', { leadPersonId: 'icd', targetDate: '2021-04-30' }),
    action(46, 'contract', 'Write to CANARYBIDDER', { leadPersonId: 'allcott', targetDate: '2021-01-20' }),
  ],
  confirmedHere: [{ date: '2020-11-10', corrections: [correction('79', 'for “Holm” read “Wick” in the second paragraph'), correction('85', 'CANARYCORRECTION', true)] }],
}, { place: 'hybrid', venue: 'Council Chamber, Town Hall, Eastmarsh' });
