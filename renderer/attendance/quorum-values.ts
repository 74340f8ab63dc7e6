import type { ORGANISATION_KINDS } from '../../shared/organisations.ts';
import type { QuorumNeed, QuorumRule } from '../../shared/quorum-rule.ts';

type Kind = (typeof ORGANISATION_KINDS)[number];
/** The rule as its form holds it. */
export interface QuorumValues extends Record<string, unknown> {
  by: 'number' | 'fraction' | 'none';
  compare: 'at least' | 'more than';
  number: string;
  fraction: string;
  vacancies: boolean;
  kinds: Kind[];
  /** Needs that the form has no fields for: certain organisations, or more than one of a kind. They are kept as they are. */
  kept: QuorumNeed[];
  deputies: boolean;
  virtual: boolean;
}

export function quorumValues(rule: QuorumRule | null): QuorumValues {
  const members = rule?.members ?? null;
  const plain = (need: QuorumNeed): need is Extract<QuorumNeed, { from: 'kind' }> => need.from === 'kind' && need.atLeast === 1;
  const needs = rule?.composition ?? [];
  return {
    by: rule === null ? 'fraction' : members?.by ?? 'none',
    compare: members?.compare ?? 'at least',
    number: members?.by === 'number' ? String(members.number) : '4',
    fraction: members?.by === 'fraction' ? `${members.part}/${members.of}` : '1/2',
    vacancies: members?.by === 'fraction' && members.vacancies,
    kinds: needs.filter(plain).map((need) => need.kind), kept: needs.filter((need) => !plain(need)),
    deputies: rule?.deputies ?? true, virtual: rule?.virtual ?? true,
  };
}

export function quorumOf({ by, compare, number, fraction, vacancies, kinds, kept, deputies, virtual }: QuorumValues): QuorumRule {
  const [part, of] = fraction.split('/').map(Number) as [number, number];
  const members = by === 'none' ? null : by === 'number' ? { by, compare, number: Number(number) } : { by, compare, part, of, vacancies };
  return { members, composition: [...kinds.map((kind): QuorumNeed => ({ from: 'kind', kind, atLeast: 1 })), ...kept], deputies, virtual };
}
