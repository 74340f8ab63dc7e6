export interface NameParts {
  title: string | null;
  givenName: string | null;
  familyName: string | null;
}

/** Titles and ranks as they stand before names in membership lists, in the form in which they are kept. */
const TITLES = [
  'Mr', 'Mrs', 'Ms', 'Miss', 'Mx', 'Dr', 'Prof', 'Professor', 'Cllr', 'Councillor', 'Alderman', 'Sir', 'Dame', 'Lord', 'Lady', 'Baroness', 'Rev', 'Revd', 'Canon', 'Rt Hon', 'The Rt Hon', 'HHJ',
  'PC', 'PS', 'DC', 'DS', 'DI', 'DCI', 'DSU', 'DCS', 'CI', 'Insp', 'Inspector', 'Chief Inspector', 'Ch Insp', 'Supt', 'Superintendent', 'Ch Supt', 'Chief Superintendent', 'Det Supt', 'Det Ch Supt',
  'Detective Sergeant', 'Detective Inspector', 'Detective Chief Inspector', 'Detective Superintendent', 'Detective Chief Superintendent', 'Commander', 'ACC', 'DCC', 'Assistant Chief Constable',
] as const;
const plain = (text: string) => text.toLowerCase().replaceAll('.', '');
const known = new Map<string, string>(TITLES.map((title) => [plain(title), title]));
const LONGEST_TITLE = 3;
/** Small words that begin a family name: "Maria de Souza". */
const PARTICLES = new Set(['de', 'da', 'dos', 'di', 'del', 'della', 'der', 'den', 'du', 'la', 'le', 'van', 'von', 'ten', 'ter', 'al', 'el', 'bin', 'ibn', 'st', 'st.']);
/** Letters after a name belong to the family name: "Jane Marsh OBE". */
const AFTER = /^(OBE|MBE|CBE|KBE|DBE|QPM|KPM|KC|QC|JP|DL|FRCP|FRCGP|PhD|MP)$/i;

/** Takes a name as written apart: "Cllr Maria de Souza OBE" is Cllr, Maria, de Souza OBE. One word alone is a family name. */
export function parsePersonName(written: string): NameParts {
  let words = written.trim().split(/\s+/).filter((word) => word !== '');
  const titles: string[] = [];
  for (let found = titleAt(words); found !== null && words.length > found.length; found = titleAt(words)) {
    titles.push(found.title);
    words = words.slice(found.length);
  }
  const title = titles.length === 0 ? null : titles.join(' ');
  if (words.length === 0) return { title, givenName: null, familyName: null };
  let start = words.length - 1;
  while (start > 1 && AFTER.test(words[start]!)) start--;
  while (start > 1 && PARTICLES.has(words[start - 1]!.toLowerCase())) start--;
  return { title, givenName: words.slice(0, start).join(' ') || null, familyName: words.slice(start).join(' ') };
}

function titleAt(words: readonly string[]): { title: string; length: number } | null {
  for (let length = Math.min(LONGEST_TITLE, words.length); length > 0; length--) {
    const title = known.get(plain(words.slice(0, length).join(' ')));
    if (title !== undefined) return { title, length };
  }
  return null;
}
