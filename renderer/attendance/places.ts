import { setQuery } from '../address.ts';

/** Whose figure is explained, in the address: "organisation:…", "role:…" or "person:…". */
export type Whose = { organisationId: string } | { role: string } | { personId: string };

export const whoseAddress = (whose: Whose): string =>
  ('personId' in whose ? `person:${whose.personId}` : 'role' in whose ? `role:${whose.role}` : `organisation:${whose.organisationId}`);

export function whoseOf(address: string): Whose | null {
  const [kind, rest] = address.split(/:(.*)/s);
  if (rest === undefined || rest === '') return null;
  return kind === 'person' ? { personId: rest } : kind === 'role' ? { role: rest } : kind === 'organisation' ? { organisationId: rest } : null;
}

/** Opens the explanation of a figure beside the table; `over` where the figure is of another period than the screen's. */
export const explain = (whose: Whose, over?: { from: string; to: string }): void =>
  setQuery({ explain: whoseAddress(whose), beside: '', over: over === undefined ? '' : `${over.from}_${over.to}` });

/** Another thing beside the table: the rules, the comparison, the gaps, the bodies, a body's quorum. */
export const besideTable = (what: string): void => setQuery({ beside: what, explain: '', over: '' });
export const close = (): void => setQuery({ explain: '', beside: '', over: '' });

/** The agency or role of a line. */
export const whoseSeats = (line: { organisationId: string | null; role: string | null }): Whose =>
  (line.organisationId === null ? { role: line.role ?? '' } : { organisationId: line.organisationId });
