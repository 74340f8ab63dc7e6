import type { ComplianceReturn } from './records.ts';

export interface ComplianceLine {
  organisationId: string;
  level: string;
  latest: ComplianceReturn;
  /** The return before it; null: there is none to compare with. */
  previous: ComplianceReturn | null;
  /** Tenths of a percentage point. */
  changeTenths: number | null;
  /** Null where no target was given. */
  isMet: boolean | null;
}

/** For each organisation and level the latest return beside the one before. */
export function complianceLines(returns: readonly ComplianceReturn[]): ComplianceLine[] {
  const groups = new Map<string, ComplianceReturn[]>();
  for (const one of returns) {
    const key = `${one.organisationId} ${one.level.toLowerCase()}`;
    groups.set(key, [...groups.get(key) ?? [], one]);
  }
  return [...groups.values()].map((group) => {
    const [latest, previous = null] = group.toSorted((a, b) => (a.asAt > b.asAt ? -1 : 1)) as [ComplianceReturn, ComplianceReturn?];
    return {
      organisationId: latest.organisationId, level: latest.level, latest, previous, changeTenths: previous === null ? null : latest.tenths - previous.tenths,
      isMet: latest.targetTenths === null ? null : latest.tenths >= latest.targetTenths,
    };
  });
}
