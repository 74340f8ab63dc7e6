import type { Person } from '../../../../shared/people.ts';

/** Forms of address that come before a name, with and without their full stop. */
const TITLES = new Set((
  'cllr councillor dr mr mrs ms miss mx prof professor sir dame lord lady baroness rev revd reverend canon rabbi imam judge supt superintendent insp inspector dci ds dc di det chief'
).split(' '));

/** A name as it was typed, in its parts: "Cllr Ann van Lee" → Cllr, Ann, van Lee. One word alone is a family name after a title, otherwise a given name. */
export function parseTypedName(typed: string): Pick<Person, 'title' | 'givenName' | 'familyName'> {
  const words = typed.trim().split(/\s+/u).filter((word) => word !== '');
  const titles = words.findIndex((word) => !TITLES.has(word.replace(/\.$/u, '').toLocaleLowerCase('en-GB')));
  const at = titles < 0 ? Math.max(0, words.length - 1) : titles;
  const title = words.slice(0, at).join(' ') || null;
  const [first, ...rest] = words.slice(at);
  if (rest.length === 0) return title === null ? { title, givenName: first ?? null, familyName: null } : { title, givenName: null, familyName: first ?? null };
  return { title, givenName: first!, familyName: rest.join(' ') };
}
