import type { Scope } from '../../shared/bundles/format.ts';

/** What can be sent, as it is chosen first. */
export const KIND_WORDS: readonly { value: Scope['kind']; label: string }[] = [
  { value: 'board', label: 'The whole board' }, { value: 'body', label: 'A body' }, { value: 'meeting', label: 'A meeting' }, { value: 'organisation', label: 'One agency’s part' },
  { value: 'plan', label: 'A plan' }, { value: 'financialYear', label: 'The budget of a year' }, { value: 'year', label: 'A year of everything' },
];
/** A part in the address or in a list: "plan/…" by its id, "year/2026-04-01/2027-03-31" by its days; "plan/" while it is not said which. */
export const keyOfScope = (scope: Scope): string => (scope.kind === 'year' ? `year/${scope.from}/${scope.to}` : `${scope.kind}/${scope.id ?? ''}`);
export const kindOf = (part: string): Scope['kind'] => KIND_WORDS.find(({ value }) => value === part.split('/')[0])?.value ?? 'board';
/** Null while it is not said which. */
export function scopeOf(part: string): Scope | null {
  const kind = kindOf(part);
  const [, first = '', to = ''] = part.split('/');
  if (kind === 'board') return { kind, id: null };
  if (first === '') return null;
  return kind === 'year' ? { kind, id: null, from: first, to } : { kind, id: first };
}
