import type { ORGANISATION_KINDS } from '../../shared/organisations.ts';
import type { QuorumNeed, QuorumRule } from '../../shared/quorum-rule.ts';

type Kind = (typeof ORGANISATION_KINDS)[number];
/** Certain organisations, or more than one of a kind: a line each in the form. `of` is the id of an organisation or the name of a kind. */
export interface NeedLine { key: string; from: 'organisation' | 'kind'; of: string; atLeast: string }

/** The rule as its form holds it. */
export interface QuorumValues extends Record<string, unknown> {
  by: 'number' | 'fraction' | 'none';
  compare: 'at least' | 'more than';
  number: string;
  fraction: string;
  vacancies: boolean;
  /** Kinds of organisation of which one member must be there. */
  kinds: Kind[];
  needs: NeedLine[];
  deputies: boolean;
  virtual: boolean;
  pecuniary: boolean;
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
    kinds: needs.filter(plain).map((need) => need.kind), needs: needs.filter((need) => !plain(need)).map(lineOf),
    deputies: rule?.deputies ?? true, virtual: rule?.virtual ?? true, pecuniary: rule?.pecuniary !== false,
  };
}
const lineOf = (need: QuorumNeed): NeedLine =>
  (need.from === 'kind' ? { key: `kind ${need.kind}`, from: 'kind', of: need.kind, atLeast: String(need.atLeast) } : { key: need.organisationId, from: 'organisation', of: need.organisationId, atLeast: String(need.atLeast) });

/** The rule that the form says. Whether it makes sense is for the door to check; a number that is none is sent as it is. */
export function quorumOf({ by, compare, number, fraction, vacancies, kinds, needs, deputies, virtual, pecuniary }: QuorumValues): QuorumRule {
  const [part, of] = fraction.split('/').map(Number) as [number, number];
  const members = by === 'none' ? null : by === 'number' ? { by, compare, number: Number(number) } : { by, compare, part, of, vacancies };
  return { members, composition: [...kinds.map((kind): QuorumNeed => ({ from: 'kind', kind, atLeast: 1 })), ...needs.map(needOf)], deputies, virtual, pecuniary };
}
const needOf = ({ from, of, atLeast }: NeedLine): QuorumNeed =>
  (from === 'kind' ? { from, kind: of as Kind, atLeast: Number(atLeast) } : { from, organisationId: of, atLeast: Number(atLeast) });
