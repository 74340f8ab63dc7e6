import { inflateSync } from 'node:zlib';

/** As much of a PDF reader as our own files need: their text, page by page, and every byte of them unpacked. */
export interface PdfText {
  /** The text of each page without what is repeated on every page. White space is left out: a line's end is no character in a PDF. */
  pages: string[];
  /** What stands at the head and foot of each page. */
  margins: string[];
}

export function readPdf(bytes: Uint8Array): PdfText {
  const objects = objectsOf(bytes);
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\b(?!s)/.test(object.text));
  const read = pages.map((page) => {
    const fonts = new Map([...page.text.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, charactersOf(objects, Number(id))]));
    return textOf(objects.get(Number(/\/Contents (\d+) 0 R/.exec(page.text)![1]))!.stream, fonts);
  });
  return { pages: read.map((page) => page.text), margins: read.map((page) => page.margin) };
}

/** The whole file as text, every stream inflated: for looking for words that must not be in it. */
export const unpackPdf = (bytes: Uint8Array): string => [...objectsOf(bytes).values()].map((object) => `${object.text}\n${object.stream}`).join('\n');

/** The titles of the bookmarks, in order. */
export function bookmarksOf(bytes: Uint8Array): string[] {
  return [...objectsOf(bytes).values()].filter((object) => /\/Parent \d+ 0 R/.test(object.text) && object.text.includes('/Dest'))
    .map((object) => stringOf(/\/Title (\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>)/s.exec(object.text)![1]!));
}

interface PdfObject { text: string; stream: string }
function objectsOf(bytes: Uint8Array): Map<number, PdfObject> {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const found of file.matchAll(/^(\d+) 0 obj\s(.*?)(?:^endobj|\bstream\r?\n)/gms)) {
    const [whole, id, text] = found;
    const length = whole.endsWith('endobj') ? 0 : Number(/\/Length (\d+)/.exec(text!)![1]);
    const packed = bytes.subarray(found.index + whole.length, found.index + whole.length + length);
    objects.set(Number(id), { text: text!, stream: length === 0 ? '' : (text!.includes('/FlateDecode') ? inflateSync(packed) : Buffer.from(packed)).toString('latin1') });
  }
  return objects;
}

type Characters = Map<number, string>;
/** What the codes of a font stand for, by its ToUnicode map. */
function charactersOf(objects: Map<number, PdfObject>, font: number): Characters {
  const map = Number(/\/ToUnicode (\d+) 0 R/.exec(objects.get(font)!.text)![1]);
  return new Map([...objects.get(map)!.stream.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>/gm)].map(([, code, text]) => [parseInt(code!, 16), utf16(text!)]));
}
const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** A string object of PDF, in brackets or hexadecimal, in its own encoding or in UTF-16. */
function stringOf(token: string): string {
  const raw = token.startsWith('<') ? Buffer.from(token.slice(1, -1), 'hex').toString('latin1') : unescapeString(token.slice(1, -1));
  return raw.startsWith('\u00fe\u00ff') ? utf16(Buffer.from(raw.slice(2), 'latin1').toString('hex')) : raw;
}
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const unescapeString = (text: string): string =>
  text.replace(/\\([0-7]{1,3}|.)/gs, (_, escape: string) => (/^[0-7]/.test(escape) ? String.fromCharCode(parseInt(escape, 8)) : ESCAPES[escape] ?? escape));

const TOKEN = /<<|>>|<[0-9A-Fa-f]*>|\/[^\s/<>()[\]]+|[^\s/<>()[\]]+|[[\]]/y;
/** The tokens of a content stream. A string may hold brackets in pairs, so it is not found by a pattern. */
function* tokensOf(content: string): Generator<string> {
  for (let at = 0; at < content.length;) {
    if (content[at] === '(') {
      const start = at;
      let depth = 0;
      do {
        if (content[at] === '\\') at++;
        else if (content[at] === '(') depth++;
        else if (content[at] === ')') depth--;
        at++;
      } while (depth > 0);
      yield content.slice(start, at);
      continue;
    }
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(content)?.[0];
    if (token !== undefined) yield token;
    at += token?.length ?? 1;
  }
}

function textOf(content: string, fonts: Map<string, Characters>): { text: string; margin: string } {
  const out = { text: '', margin: '' };
  const marks: { artifact: boolean; actual: string | null }[] = [];
  let font: Characters = new Map();
  let tokens: string[] = [];
  for (const token of tokensOf(content)) {
    switch (token) {
      case 'BDC': case 'BMC': {
        const actual = tokens[tokens.indexOf('/ActualText') + 1];
        marks.push({ artifact: tokens.includes('/Artifact'), actual: tokens.includes('/ActualText') ? stringOf(actual!) : null });
        if (marks.at(-1)!.actual !== null) put(marks.at(-1)!.actual!);
        break;
      }
      case 'EMC': marks.pop(); break;
      case 'Tf': font = fonts.get(tokens.at(-2)!.slice(1))!; break;
      case 'TJ': case 'Tj':
        if (marks.every((mark) => mark.actual === null)) put(tokens.filter((one) => one.startsWith('(') || /^<[0-9A-F]/i.test(one)).map((one) => decode(one, font)).join(''));
        break;
      default: tokens.push(token); continue;
    }
    tokens = [];
  }
  return out;

  function put(text: string): void {
    const where = marks.some((mark) => mark.artifact) ? 'margin' : 'text';
    out[where] += text.replace(/[\s\u200b]/gu, '');
  }
}

function decode(token: string, font: Characters): string {
  const raw = token.startsWith('<') ? Buffer.from(token.slice(1, -1), 'hex').toString('latin1') : unescapeString(token.slice(1, -1));
  return Array.from({ length: raw.length / 2 }, (_, index) => font.get(raw.charCodeAt(index * 2) * 256 + raw.charCodeAt(index * 2 + 1)) ?? '').join('');
}
