import { tenthsOfPercent } from './apportion.ts';
import type { YearFigures } from './view.ts';

export const PICTURES = ['sources', 'uses', 'shares'] as const;
export type PictureName = (typeof PICTURES)[number];
export interface Slice {
  /** Where its amount is explained: "heading:…", "contribution:…". */
  what: string;
  name: string;
  pence: number;
  /** Of the whole, in tenths of a per cent. */
  tenths: number | null;
}
export interface Picture { title: string; column: string; wholePence: number; slices: Slice[] }

/** What a kind came to, each penny once: the lowest headings, and what stands under a heading that has others below it. */
function actuals({ headings }: Pick<YearFigures, 'headings'>, kind: 'income' | 'expenditure'): Omit<Slice, 'tenths'>[] {
  return headings.filter((one) => one.kind === kind).map((one) => {
    const below = headings.filter((other) => one.headingId !== null && other.parentId === one.headingId).reduce((sum, other) => sum + other.actualPence, 0);
    return { what: one.headingId === null ? `unmatched:${kind}` : `heading:${one.headingId}`, name: one.isParent ? `${one.name}, not divided further` : one.name, pence: one.actualPence - below };
  });
}

/** Where the money came from and went, and who gives what share: the largest first. The parts add up to the whole, on screen and in documents alike. */
export function pictureOf(figures: YearFigures, name: PictureName): Picture {
  const { balance } = figures;
  const [title, column, parts] = {
    sources: () => ['Where the money came from', 'Source', [{ what: 'balance:opening', name: 'Balance brought forward', pence: balance.openingPence }, ...actuals(figures, 'income')]] as const,
    uses: () => ['Where the money went', 'Use', actuals(figures, 'expenditure')] as const,
    shares: () => ['Who gives what share', 'Organisation', figures.contributions.map((one) => ({ what: `contribution:${one.id}`, name: one.label === null ? one.organisation : `${one.organisation}, ${one.label}`, pence: one.agreedPence }))] as const,
  }[name]();
  const kept = parts.filter((one) => one.pence !== 0).toSorted((a, b) => b.pence - a.pence || (a.name < b.name ? -1 : 1));
  const wholePence = kept.reduce((sum, one) => sum + one.pence, 0);
  return { title, column, wholePence, slices: kept.map((one) => ({ ...one, tenths: tenthsOfPercent(one.pence, wholePence) })) };
}
