import type { Block, Paragraph, Resolution, Run } from './document.ts';
import type { MinutesData } from './minutes-data.ts';
import type { Names } from './names.ts';
import { capital, joinWords, plain, sentence, withBold } from './words.ts';

type Decision = MinutesData['decisions'][number];
interface Branch { decision: Decision; parts: Branch[] }

/** The words of a minute that are set in bold. */
const OPERATIVE = ['resolved', 'agreed'];

/**
 * The resolutions of one minute. One alone is a sentence, "The Board resolved to …"; several are (i), (ii), with (a), (b) beneath. `leadIn` is the
 * sentence before them where the clerk wrote one.
 */
export function resolutionBlocks(subject: string, verb: 'resolved' | 'agreed', leadIn: string | null, decisions: readonly Decision[], votes: VoteNotes): Block[] {
  const tree = branches(decisions, null);
  const [only] = tree;
  if (only === undefined) return [];
  if (tree.length === 1 && leadIn === null) return single(subject, verb, only, votes);
  const clause = commonClause(tree.map((branch) => branch.decision.text));
  const intro: Run[] = leadIn === null
    ? [...opening(subject, verb), { text: clause === null ? ':' : ` ${clause}:` }]
    : withBold(/[.:;,]$/.test(leadIn.trim()) ? leadIn.trim().replace(/[.;,]$/, ':') : `${leadIn.trim()}:`, OPERATIVE);
  return [paragraph(intro), { kind: 'resolutions', items: listed(tree, clause, true, votes) }];
}

const opening = (subject: string, verb: string): Run[] => [{ text: `${subject} ` }, { text: verb, bold: true }];
const paragraph = (runs: Run[]): Paragraph => ({ kind: 'paragraph', number: null, runs });

function single(subject: string, verb: string, branch: Branch, votes: VoteNotes): Block[] {
  const text = asClause(branch.decision.text);
  const hasParts = branch.parts.length > 0;
  const note = votes(branch.decision);
  return [
    paragraph([...opening(subject, verb), { text: ` ${hasParts ? beforeParts(text) : sentence(text)}` }]),
    ...(hasParts ? [{ kind: 'resolutions' as const, items: listed(branch.parts, null, true, votes) }] : []),
    ...(note === null ? [] : [{ kind: 'note' as const, runs: note }]),
  ];
}

function listed(tree: readonly Branch[], clause: Clause | null, last: boolean, votes: VoteNotes): Resolution[] {
  return tree.map((branch, index): Resolution => {
    const isLast = last && index === tree.length - 1;
    const words = clause === null ? branch.decision.text.trim() : capital(asClause(branch.decision.text).slice(clause.length + 1));
    const hasParts = branch.parts.length > 0;
    const text = hasParts ? beforeParts(words) : punctuated(words, index === tree.length - 2 ? '; and' : isLast ? '.' : ';');
    return { runs: plain(text), items: listed(branch.parts, null, isLast, votes), note: votes(branch.decision) };
  });
}

const punctuated = (text: string, mark: string): string => (/[.!?;:,]$|; and$/u.test(text) ? text : text + mark);
const beforeParts = (text: string): string => (/[.!?;:,]$/u.test(text) ? text : `${text}:`);

function branches(decisions: readonly Decision[], parentId: string | null): Branch[] {
  return decisions.filter((decision) => decision.parentId === parentId)
    .map((decision) => ({ decision, parts: branches(decisions, decision.id) }));
}

type Clause = 'to' | 'that';
/** The verbs that resolutions begin with, so that "Approve the plan" can follow "The Board resolved to". */
const VERBS = new Set((
  'accept acknowledge adopt agree amend appoint approve arrange ask authorise award circulate close commend commission confirm consider consult continue create defer ' +
  'delegate develop ensure endorse establish explore extend fund grant hold identify implement include increase instruct introduce invite let make monitor move nominate note ' +
  'offer produce provide publish ratify receive recommend record reduce refer reject remove renew replace report request require respond retain return review ' +
  'revise schedule seek send set share sign submit support suspend take thank transfer undertake update use welcome withdraw write'
).split(' '));

/** What a clause has and a bare verb with its object has not: "Cllr Lee be appointed", "the charge is kept". */
const FINITE = /(?<!\bto )\b(?:be|is|are|shall|should|will|would|must|may|can|has|have)\b/iu;
const ARTICLES = new Set(['the', 'a', 'an', 'this', 'these', 'all', 'any', 'no', 'each', 'its', 'their']);

/** The decision as it follows "resolved": "to approve the plan", "that the plan be approved". */
export function asClause(text: string): string {
  const words = text.trim();
  const [first = ''] = words.split(/[\s,]/u, 1);
  const lower = first.toLocaleLowerCase('en-GB');
  const lowered = lower + words.slice(first.length);
  if (lower === 'to' || lower === 'that') return lowered;
  if (VERBS.has(lower) || !FINITE.test(words)) return `to ${first === first.toLocaleUpperCase('en-GB') ? words : lowered}`;
  return `that ${ARTICLES.has(lower) ? lowered : words}`;
}

/** "to" or "that" where all of them begin with it, so that it stands once, before the list. */
function commonClause(texts: readonly string[]): Clause | null {
  const clauses = new Set(texts.map((text) => asClause(text).split(' ', 1)[0]));
  return clauses.size === 1 ? [...clauses][0] as Clause : null;
}

/** The line on how a vote went, or null where none was recorded. */
export type VoteNotes = (decision: Decision) => Run[] | null;

export function voteNotes(votes: MinutesData['votes'], names: Names): VoteNotes {
  return (decision) => {
    const named = (vote: 'for' | 'against' | 'abstain'): string[] =>
      votes.filter((one) => one.decisionId === decision.id && one.vote === vote).map((one) => names.inSentence(one.personId));
    const byName = { for: named('for'), against: named('against'), abstain: named('abstain') };
    const counted = countedVote(decision);
    const total = byName.for.length + byName.against.length + byName.abstain.length;
    if (total === 0) return counted === null ? null : plain(`[Vote: ${counted}.]`);
    const lines = [line('For', byName.for), line('Against', byName.against), line('Abstained', byName.abstain)].join(' ');
    // Where the figures taken down differ from the names, both stand: which of them is right is for the clerk to say.
    const differs = counted !== null && ((decision.votesFor ?? 0) !== byName.for.length || (decision.votesAgainst ?? 0) !== byName.against.length
      || (decision.votesAbstained ?? 0) !== byName.abstain.length);
    return plain(`[Recorded vote. ${lines}${differs ? ` As counted: ${counted}.` : ''}]`);
  };
}

const line = (label: string, people: readonly string[]): string =>
  `${label} (${people.length}): ${people.length === 0 ? 'none' : capital(joinWords(people))}.`;

export function countedVote({ votesFor, votesAgainst, votesAbstained }: Pick<Decision, 'votesFor' | 'votesAgainst' | 'votesAbstained'>): string | null {
  if (votesFor === null && votesAgainst === null && votesAbstained === null) return null;
  return `${votesFor ?? 0} for, ${votesAgainst ?? 0} against, ${votesAbstained ?? 0} abstained`;
}
