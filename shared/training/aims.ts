import type { AIM_KINDS, ReachTarget } from './records.ts';

/** A headcount or a target as it holds for a period, under the name by which its line is found. */
export interface Aim {
  kind: (typeof AIM_KINDS)[number];
  by: 'agencies' | 'sectors' | 'courses';
  name: string;
  people: number;
}

/** Those that hold in a period: of each agency, sector and course the one that began last and has not ended before it. */
export function aimsOf(targets: readonly ReachTarget[], { from, to }: { from: string; to: string }, names: { organisation: (id: string) => string | undefined; course: (id: string) => string | undefined }): Aim[] {
  const found = new Map<string, Aim & { fromDate: string }>();
  for (const one of targets) {
    if (one.fromDate > to || (one.toDate !== null && one.toDate < from)) continue;
    const [by, name] = one.organisationId !== null ? ['agencies' as const, names.organisation(one.organisationId)] : one.courseId !== null ? ['courses' as const, names.course(one.courseId)] : ['sectors' as const, one.sector ?? undefined];
    if (name === undefined) continue;
    const there = found.get(`${by} ${name}`);
    if (there === undefined || there.fromDate <= one.fromDate) found.set(`${by} ${name}`, { kind: one.kind, by, name, people: one.people, fromDate: one.fromDate });
  }
  return [...found.values()].map(({ fromDate: _, ...aim }) => aim);
}
