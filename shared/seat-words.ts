import type { SeatClass } from './seats.ts';

/** The class that a word in a membership list stands for ("Vice-Chair", "Standing Invited Guests"), or null if it is none. */
export function seatClassOf(written: string): SeatClass | null {
  const words = written.toLowerCase().replace(/[^a-z]+/g, ' ').trim().replace(/^(the|core|board|voting|statutory|full|non voting) /, '').replace(/^co opted( .*)?$/, 'co opted');
  return CLASSES.get(words) ?? CLASSES.get(words.replace(/s$/, '')) ?? null;
}
const CLASSES = new Map<string, SeatClass>([
  ...['chair', 'chairman', 'chairwoman', 'chairperson', 'co chair', 'independent chair'].map((word) => [word, 'chair'] as const),
  ...['deputy chair', 'vice chair', 'vice chairman', 'vice chairwoman', 'vice chairperson', 'deputy chairman'].map((word) => [word, 'deputy chair'] as const),
  ...['member', 'membership'].map((word) => [word, 'member'] as const),
  ...['strategic partner', 'partner'].map((word) => [word, 'strategic partner'] as const),
  ['co opted', 'co-opted'], ['coopted', 'co-opted'], ['coopted member', 'co-opted'],
  ...['lay', 'lay member', 'lay adviser'].map((word) => [word, 'lay'] as const),
  ...['adviser', 'advisor', 'professional adviser', 'professional advisor', 'in attendance', 'officers in attendance'].map((word) => [word, 'adviser'] as const),
  ...['participating observer', 'observer'].map((word) => [word, 'participating observer'] as const),
  ...['standing invited guest', 'standing invitee', 'invited guest', 'invitee', 'guest'].map((word) => [word, 'standing invited guest'] as const),
]);

/** Whether the words where an organisation is expected name a role instead: "Independent Chair of …", "Lay member". */
export const isRole = (written: string): boolean =>
  /^(independent (chair|person|member|scrutin)|(deputy |vice[- ]|co-)?chair(man|woman|person)?\b|lay (member|person|adviser|representative)|director of|assistant director|head of|leader of|cabinet member|portfolio holder|lead member|parent governor|police and crime commissioner)/i.test(written.trim());

/** What kind of organisation a name sounds like; `other` if nothing in it says so. */
export function organisationKindOf(name: string): (typeof GUESSES)[number][1] | 'other' {
  return GUESSES.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}
const GUESSES = [
  [/\bambulance\b/i, 'ambulance'], [/\bfire\b/i, 'fire and rescue'], [/\bpolice|constabulary|policing\b/i, 'police'], [/\bprobation\b/i, 'probation'],
  [/\bcafcass|court|crown prosecution\b/i, 'court service'], [/\bhealthwatch|voluntary|charity|age uk|mind\b|citizens|council for voluntary|cvs\b|nspcc|barnardo|community action/i, 'voluntary'],
  [/\bnhs|clinical commissioning|ccg\b|\bicb\b|integrated care|hospital|health|gp\b|medical/i, 'health'], [/\bschool|college|academ|universit|education|nursery/i, 'education'],
  [/\bhousing|homes\b/i, 'housing'], [/\bcouncil|borough|county|lbbd?|authority\b/i, 'local authority'], [/\bdepartment (for|of)|home office|jobcentre|dwp\b|immigration|ministry/i, 'central government'],
] as const;
