import { parsePersonName, type NameParts } from './person-names.ts';
import { sameName } from './same-name.ts';
import { isRole, seatClassOf } from './seat-words.ts';
import type { SeatClass } from './seats.ts';

/** One member of a membership list as it was pasted. */
export interface MemberLine {
  /** The line as written, by which a later change to it is known. */
  text: string;
  class: SeatClass;
  /** Null: the seat is vacant. */
  name: NameParts | null;
  organisation: string | null;
  /** What the seat is for, where that is not an organisation. */
  role: string | null;
  post: string | null;
  email: string | null;
}

type Column = 'name' | 'organisation' | 'post' | 'class' | 'email';
const USUAL: readonly Column[] = ['name', 'organisation', 'post', 'class'];
const HEADERS: readonly [RegExp, Column][] = [
  [/^(full )?name$|^(board )?member( name)?$|^representative$/i, 'name'], [/^(organisation|organization|agency|partner( agency)?|representing)$/i, 'organisation'],
  [/^(post|job title|position|title|role|designation)$/i, 'post'], [/^(class|status|type|membership)$/i, 'class'], [/^e-?mail( address)?$/i, 'email'],
];
const VACANT = /^\(?\s*(vacant|vacancy|tbc|tba|to be (confirmed|appointed|advised))\s*\)?$/i;
const EMAIL = /[^\s<>,;()]+@[^\s<>,;()]+\.[^\s<>,;()]+/;

/**
 * Reads a membership list as people have it: columns from a table or spreadsheet (with or without a heading row), or lines such as
 * "Dr Ann Lee, Northfield Trust, Chief Nurse, member" and "Ann Lee – Northfield Trust (Chief Nurse)". A line that only names a class, such as
 * "Standing Invited Guests", gives the class of those beneath it. `organisations`: names already known, which may have commas in them.
 */
export function parseMembers(pasted: string, organisations: readonly string[] = []): MemberLine[] {
  const members: MemberLine[] = [];
  let usual: SeatClass = 'member';
  let columns = USUAL;
  for (const raw of pasted.split(/\r\n|[\n\r\u2028]/)) {
    const text = raw.replace(/^\s*(?:[-•*·–]|\d{1,2}[.)])\s+/, '').replace(/\u00a0/g, ' ').replace(/^ +| +$/g, '');
    if (text.trim() === '') continue;
    const heading = text.includes('\t') ? null : seatClassOf(text);
    const headers = text.split('\t').map((cell) => HEADERS.find(([pattern]) => pattern.test(cell.trim()))?.[1]);
    if (heading !== null) usual = heading;
    else if (headers.filter((header) => header !== undefined).length > 1) columns = headers.map((header) => header ?? 'post');
    else members.push(readLine(text.trim(), cellsOf(text, columns, organisations), usual));
  }
  return members;
}

type Cells = Partial<Record<Column, string>>;

function cellsOf(text: string, columns: readonly Column[], organisations: readonly string[]): Cells {
  if (text.includes('\t')) return keyed(text.split('\t'), columns);
  const parts = text.split(/,(?![^(]*\))\s*/).map((part) => part.trim());
  if (parts.length > 1) return keyed(byComma(parts, organisations), USUAL);
  const dash = /^(.+?)(?: [-–—] | {2,})(.+)$/.exec(text);
  return dash === null ? { name: text } : { name: dash[1]!, organisation: dash[2]! };
}
function keyed(parts: readonly string[], columns: readonly Column[]): Cells {
  const cells: Cells = {};
  parts.forEach((part, at) => {
    const column = columns[at];
    if (column !== undefined && part.trim() !== '') cells[column] ??= part.trim();
  });
  return cells;
}

/** Name, organisation, post, class. A known organisation takes as many parts as its name has; otherwise further parts belong to the post. */
function byComma(parts: string[], organisations: readonly string[]): string[] {
  const [name = '', ...rest] = parts;
  const last = rest.length > 1 ? seatClassOf(rest.at(-1)!) : null;
  if (last !== null) rest.pop();
  let length = 1;
  for (let count = rest.length; count > 1; count--) {
    const joined = rest.slice(0, count).join(', ').replace(/\s*\([^()]*\)$/, '');
    if (organisations.some((known) => sameName(known, joined))) {
      length = count;
      break;
    }
  }
  return [name, rest.slice(0, length).join(', '), rest.slice(length).join(', '), last ?? ''];
}

function readLine(text: string, cells: Cells, usual: SeatClass): MemberLine {
  const email = EMAIL.exec(text)?.[0] ?? null;
  const without = (cell: string | undefined): string => (cell ?? '').replace(EMAIL, '').replace(/[<(]\s*[)>]/g, '').trim();
  const named = splitBracket(without(cells.name));
  let seatClass = (cells.class === undefined ? null : seatClassOf(cells.class)) ?? usual;
  let post = without(cells.post) || null;
  let role: string | null = null;
  if (named.bracket !== null && !VACANT.test(named.bracket)) {
    const marked = seatClassOf(named.bracket);
    if (marked !== null) seatClass = marked;
    else post ??= named.bracket;
    if (/^independent chair/i.test(named.bracket)) role = named.bracket;
  }
  let organisation: string | null = without(cells.organisation) || null;
  if (organisation !== null) {
    if (isRole(organisation)) {
      role ??= organisation;
      organisation = null;
      if (usual === 'member' && cells.class === undefined) seatClass = seatClassOf(role) ?? seatClass;
    } else {
      const agency = splitBracket(organisation);
      if (agency.bracket !== null && post === null && !/^[A-Z&]{2,8}$/.test(agency.bracket)) {
        post = agency.bracket;
        organisation = agency.rest;
      }
    }
  }
  const vacant = named.rest === '' || VACANT.test(named.rest) || (named.bracket !== null && VACANT.test(named.bracket));
  // The post of nobody is what the seat is for.
  if (vacant && role === null && post !== null) [role, post] = [post, null];
  return { text, class: seatClass, name: vacant ? null : parsePersonName(named.rest), organisation, role, post, email };
}

/** "Northfield Council (Director of Housing)" apart; brackets within the brackets stay inside. */
function splitBracket(text: string): { rest: string; bracket: string | null } {
  if (!text.endsWith(')')) return { rest: text, bracket: null };
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth++;
    else if (text[at] === '(' && --depth === 0) return { rest: text.slice(0, at).trim(), bracket: text.slice(at + 1, -1).trim() };
  }
  return { rest: text, bracket: null };
}
