import { z } from 'zod';
import { bundle, FORMAT_VERSION } from './format.ts';
import { STAYS_HOME } from './stays-home.ts';
import { BUNDLE_TABLES } from './tables.ts';

/** The JSON Schema (2020-12) of a bundle, for whoever reads or writes one with another program. */
export const bundleSchema = (): object => ({
  $id: `boardwright-bundle-${FORMAT_VERSION}`, title: `Boardwright bundle, version ${FORMAT_VERSION}`, ...z.toJSONSchema(bundle, { io: 'input', unrepresentable: 'any' }),
});

const BEGIN = '<!-- kinds: written by assets/make-bundle-format.ts -->\n';
const END = '<!-- end of kinds -->';
/** The page that explains the format, with the kinds of record as they are now. */
export function withKinds(page: string): string {
  const kinds = Object.entries(BUNDLE_TABLES).map(([name, { label, withheld = {}, withheldOf, wholly, whollyOf, kept }]) => {
    const fields = (names: readonly string[]): string => names.map((field) => `\`${field}\``).join(', ');
    const home = [fields(Object.keys(withheld)), withheldOf === undefined ? '' : `${fields(withheldOf.fields)} ${withheldOf.words}`, whollyOf?.words ?? (wholly === undefined ? '' : 'all of it')].filter((part) => part !== '').join(', ');
    return `| \`${name}\` | ${label[1]} | ${home} | ${kept === true ? 'only added, never changed' : ''} |`;
  });
  const lists = [
    '| kind | in words | unless ticked, stays at home | |', '|---|---|---|---|', ...kinds, '',
    'Private business (whatever is marked exempt or stands in the private part of an agenda, and whatever refers to it) stays at home unless ticked, whatever its kind.', '',
    '| never in a bundle | because |', '|---|---|', ...Object.entries(STAYS_HOME).map(([name, why]) => `| \`${name}\` | ${why} |`), '',
  ].join('\n');
  const [before, rest] = page.split(BEGIN) as [string, string];
  return `${before}${BEGIN}${lists}${END}${rest.split(END)[1]!}`;
}
