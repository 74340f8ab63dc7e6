import { unzip } from '../packs/zip.ts';
import { checkZip } from '../spreadsheets/check-zip.ts';
import { Refusal } from '../../shared/result.ts';
import { refusal } from './refusal.ts';
import { attribute, readXml, XmlFault } from './xml.ts';

/** A form with pictures in its heading is a megabyte or two. */
const MAX_BYTES = 20 * 1024 * 1024;
const LIMITS = { entries: 2000, entry: 32 * 1024 * 1024, total: 100 * 1024 * 1024 };
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Word before 2007, and every Office file with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const begins = (bytes: Uint8Array, sign: readonly number[]): boolean => sign.every((byte, at) => bytes[at] === byte);

/** Whether it is a file of Word or its kind and no bundle. */
export const isOfficeFile = (bytes: Uint8Array): boolean => begins(bytes, ZIP) || begins(bytes, COMPOUND);

/** The parts of a Word document that are read. */
export interface WordFile {
  document: string;
  /** Properties that the form put there, and those that every document has; null where a program did not keep them. */
  custom: string | null;
  core: string | null;
}

/** Opens a Word document from elsewhere: what it says of its sizes comes first, and nothing is unpacked beyond them. Throws a Refusal. */
export function openWord(bytes: Uint8Array, name: string): WordFile {
  if (begins(bytes, COMPOUND)) throw refusal(name, 'it has a password, or is in the form of Word before 2007. It has to be saved without a password as a Word document (.docx)');
  if (bytes.length > MAX_BYTES) throw new Refusal('too_large', `${name} is larger than 20 MB, far more than a form. Nothing has been changed. Take out its pictures, save it and open it again.`);
  const problem = checkZip(bytes, LIMITS);
  if (problem === 'too large') throw new Refusal('too_large', `${name} holds far more than a form. Nothing has been changed. Ask the sender for the file again.`);
  if (problem === 'encrypted') throw refusal(name, 'it has a password. It has to be saved without one');
  if (problem === 'not a zip') throw refusal(name, 'it is damaged');
  const parts = partsOf(bytes, name);
  const document = parts.get(mainPart(parts, name));
  if (document === undefined) throw refusal(name, 'it is not a Word document. If it is a form that was filled in with another program, it has to be saved as a Word document (.docx)');
  return { document, custom: parts.get('docProps/custom.xml') ?? null, core: parts.get('docProps/core.xml') ?? null };
}

const RELATIONS = '_rels/.rels';
/** Its XML parts, by name. */
function partsOf(bytes: Uint8Array, name: string): Map<string, string> {
  try {
    const wanted = unzip(bytes, (part) => part === RELATIONS || /^docProps\/(custom|core)\.xml$/.test(part) || /^word\/document\d*\.xml$/.test(part));
    return new Map([...wanted].map(([part, content]) => [part, new TextDecoder('utf-8', { fatal: true }).decode(content)]));
  } catch (error) {
    if (error instanceof Error) throw refusal(name, 'it is damaged');
    throw error;
  }
}

/** Word on the web calls the document by other names at times. */
function mainPart(parts: ReadonlyMap<string, string>, name: string): string {
  let target = 'word/document.xml';
  readPart(parts.get(RELATIONS) ?? '<none/>', name, (tag, attributes) => {
    if (tag === 'Relationship' && attribute(attributes, 'Type')?.endsWith('/officeDocument') === true) target = (attribute(attributes, 'Target') ?? target).replace(/^\//, '');
  });
  return target;
}

/** The tags of a small part, each with the text that follows it. Throws a Refusal. */
export function readPart(xml: string, name: string, tag: (name: string, attributes: string) => void, text: (text: string, within: string) => void = () => {}): void {
  let last = '';
  inWords(name, () => readXml(xml, { open: (one, attributes) => { last = one; tag(one, attributes); }, close: () => { last = ''; }, text: (words) => text(words, last) }));
}
/** A fault of the XML as a refusal of the file. */
export function inWords<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof XmlFault ? refusal(name, error.message) : error;
  }
}
