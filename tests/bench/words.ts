import type { RichDoc, RichNode } from '../../shared/rich-text.ts';
import type { Random } from './random.ts';

/** Made-up names and sentences of the length and kind that minutes have. */
const GIVEN = ['Ada', 'Bram', 'Cosima', 'Dov', 'Elspeth', 'Farouk', 'Greta', 'Hamish', 'Ivy', 'Jomo', 'Kezia', 'Lorcan', 'Mabel', 'Nuno', 'Ottilie', 'Piers', 'Quilla', 'Rafe', 'Suki', 'Tamsin'];
const FAMILY_START = ['Ash', 'Bracken', 'Clover', 'Dock', 'Elder', 'Fern', 'Gorse', 'Hazel', 'Iris', 'Juniper'];
const FAMILY_END = ['bourne', 'croft', 'dale', 'field', 'ham', 'ley', 'mere', 'stow', 'thwaite', 'wick'];
export const givenName = (random: Random): string => random.pick(GIVEN);
export const familyName = (random: Random): string => random.pick(FAMILY_START) + random.pick(FAMILY_END);

const WHO = ['The Chair', 'The Head of Safeguarding', 'The lay member', 'The representative of the police', 'The Designated Nurse', 'The Director', 'A headteacher', 'The Lead Member', 'The Business Manager'];
const DID = ['reported that', 'asked whether', 'drew attention to the fact that', 'observed that', 'was concerned that', 'explained that', 'said that'];
const WHAT = ['the number of referrals', 'attendance at conferences', 'the waiting list', 'the take-up of training', 'the quality of records', 'the response to missing children', 'the caseload of each team', 'the contribution of partners', 'the plan for families in temporary housing'];
const HOW = ['had risen since the last meeting', 'was lower than in the areas nearby', 'could not be explained by the figures alone', 'would be looked at again in the next quarter', 'had been raised by the young people themselves', 'depended on a decision that was not the partnership’s to take', 'was better than a year before but not yet good enough'];
const AND = ['Members agreed that this needed more than one agency.', 'It was recognised that the cause lay outside the control of the group.', 'No member dissented.', 'There followed a discussion of what could be done before the summer.', 'The point was taken.', 'Examples were given from two localities.'];

const sentence = (random: Random): string => `${random.pick(WHO)} ${random.pick(DID)} ${random.pick(WHAT)} ${random.pick(HOW)}.`;
const paragraph = (random: Random): RichNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text: `${Array.from({ length: random.between(2, 4) }, () => sentence(random)).join(' ')} ${random.pick(AND)}` }],
});
const bullet = (random: Random): RichNode => ({ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: `${random.pick(WHAT)} ${random.pick(HOW)};` }] }] });

export function minuteText(random: Random): RichDoc {
  const content = Array.from({ length: random.between(2, 5) }, () => paragraph(random));
  if (random.chance(0.3)) content.splice(1, 0, { type: 'bulletList', content: Array.from({ length: random.between(2, 4) }, () => bullet(random)) });
  return { type: 'doc', content };
}
const TOPICS = ['Performance report', 'Neglect strategy', 'Audit findings', 'Training programme', 'Budget position', 'Risk register', 'Sub-group reports', 'Child exploitation', 'Early help', 'Housing and families', 'Voice of the child', 'Annual report', 'Serious incident notification', 'Workforce', 'Domestic abuse'];
export const itemTitle = (random: Random, year: string): string => `${random.pick(TOPICS)} ${year}, ${random.pick(['first', 'second', 'third', 'fourth'])} quarter`;
export const resolution = (random: Random): string => `That ${random.pick(WHAT)} be ${random.pick(['reported to the next meeting', 'considered by the executive', 'made a priority of the coming year', 'brought to the attention of every agency'])}.`;
export const actionText = (random: Random): string => `${random.pick(['Report on', 'Write to partners about', 'Bring a paper on', 'Agree a plan for', 'Check and publish'])} ${random.pick(WHAT)}`;
