/** Why an XML text is not read, in words that end a sentence. */
export class XmlFault extends Error {}

interface XmlReader {
  /** `attributes` is the text between the name and the end of the tag. */
  open: (name: string, attributes: string) => void;
  close: (name: string) => void;
  text: (text: string) => void;
}

/** Word nests tables in cells, and shapes in those; nobody writes deeper. */
const DEEPEST = 200;
/** A form of a thousand records has about fifty thousand tags. */
const MOST_TAGS = 2_000_000;
const damaged = (): XmlFault => new XmlFault('it is damaged');

/**
 * Goes through XML from elsewhere once, from its first tag to its last, and keeps nothing but the names of what is open. There are no entities but the five that
 * every XML has; a document type, which could define others, is refused. Throws an XmlFault.
 */
export function readXml(xml: string, { open, close, text }: XmlReader): void {
  const within: string[] = [];
  let tags = 0;
  for (let at = 0; at < xml.length;) {
    const start = xml.indexOf('<', at);
    const words = xml.slice(at, start === -1 ? undefined : start);
    if (within.length > 0) text(decoded(words));
    else if (words.replace('\ufeff', '').trim() !== '') throw damaged();
    if (start === -1) break;
    if (++tags > MOST_TAGS) throw new XmlFault('it holds far more than a form');
    if (xml.startsWith('<!--', start)) at = after(xml, '-->', start);
    else if (xml.startsWith('<?', start)) at = after(xml, '?>', start);
    else if (xml.startsWith('<![CDATA[', start)) {
      at = after(xml, ']]>', start);
      text(xml.slice(start + 9, at - 3));
    } else if (xml.startsWith('<!', start)) throw new XmlFault('it defines entities of its own, which no honest document does');
    else {
      const end = endOfTag(xml, start + 1);
      at = end + 1;
      const closing = xml[start + 1] === '/';
      const alone = !closing && xml[end - 1] === '/';
      const tag = xml.slice(start + (closing ? 2 : 1), alone ? end - 1 : end);
      const name = /^[\p{L}_][\p{L}\p{N}_.:-]*/u.exec(tag)?.[0] ?? '';
      if (closing) {
        if (within.pop() !== name || tag.trim() !== name) throw damaged();
        close(name);
        continue;
      }
      if (name === '') throw damaged();
      if (within.length >= DEEPEST) throw new XmlFault('it is nested too deeply');
      open(name, tag.slice(name.length));
      if (alone) close(name);
      else within.push(name);
    }
  }
  if (within.length > 0 || tags === 0) throw damaged();
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at === -1) throw damaged();
  return at + mark.length;
}

/** Where the tag ends: a value may hold the sign that ends one. */
function endOfTag(xml: string, from: number): number {
  let quote = '';
  for (let at = from; at < xml.length; at++) {
    const sign = xml[at]!;
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return at;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '<') break;
  }
  throw damaged();
}

/** One value out of the attributes of a tag; undefined if it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  for (const [, key, double, single] of attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) if (key === name) return decoded((double ?? single)!);
  return undefined;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string): string => (text.includes('&') ? text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{1,10}));|&/g, (_, hex?: string, decimal?: string, name?: string) => {
  if (name !== undefined && Object.hasOwn(NAMED, name)) return NAMED[name]!;
  const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
  if (!(code <= 0x10ffff)) throw new XmlFault('it is damaged');
  return String.fromCodePoint(code);
}) : text);
