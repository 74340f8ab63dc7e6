import type { z } from 'zod';
import { Refusal, type FieldProblem } from '../shared/result.ts';

type Issue = z.core.$ZodIssue;
const MAX_FIELDS = 20;

/** The first problems of an input, each with the field it is about and words for people. */
export function invalidInput(error: z.ZodError): Refusal {
  const fields = error.issues.slice(0, MAX_FIELDS).flatMap((issue) => problems(issue, []));
  const first = fields[0];
  const message = first === undefined ? 'The details are not complete.' : `${first.path === '' ? '' : `${first.path}: `}${first.message}`;
  return new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields });
}

/** What is wrong, in words for people, with each field that it is about. `above`: where the value that was looked at stands. */
export function problems(issue: Issue, above: PropertyKey[]): FieldProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MAX_FIELDS).map((key) => ({ path: pathOf([...path, key]), message: 'There is no such field.' }));
  }
  if (issue.code === 'invalid_union') {
    // What was meant is most likely the choice that fits best: the one with the fewest problems, and with no field that it does not know.
    const [meant] = issue.errors.toSorted((a, b) => unknownKeys(a) - unknownKeys(b) || a.length - b.length);
    if (meant !== undefined && meant.length > 0) return meant.slice(0, MAX_FIELDS).flatMap((inner) => problems(inner, path));
  }
  return [{ path: pathOf(path), message: words(issue) }];
}
const unknownKeys = (issues: readonly Issue[]): number => issues.filter(({ code }) => code === 'unrecognized_keys').length;
const MAX_PATH = 200;
const pathOf = (path: PropertyKey[]): string => path.join('.').slice(0, MAX_PATH);

/** A schema's own message is for people; where it has none, zod speaks to programmers. */
const ZODS_OWN = /^(Invalid|Too (small|big)|Unrecognized)/;
function words(issue: Issue): string {
  if (issue.code === 'invalid_type' && ZODS_OWN.test(issue.message)) {
    return /received undefined/.test(issue.message) ? 'This is needed.' : `This must be ${kindWords[issue.expected] ?? issue.expected}.`;
  }
  if (issue.code === 'invalid_value') return `This must be one of: ${issue.values.map(String).join(', ')}.`;
  if (!ZODS_OWN.test(issue.message)) return issue.message;
  if (issue.code === 'too_small') return `This must be at least ${amount(issue.minimum, issue.origin)}.`;
  if (issue.code === 'too_big') return `This must be at most ${amount(issue.maximum, issue.origin)}.`;
  return 'This is not in the right form.';
}
const amount = (limit: number | bigint, origin: string): string =>
  origin === 'string' ? `${limit} characters` : origin === 'array' ? `${limit} in number` : String(limit);

const kindWords: Record<string, string> = {
  string: 'text', number: 'a number', int: 'a whole number', boolean: 'yes or no', array: 'a list', object: 'a set of fields', record: 'a set of fields', null: 'empty',
};
