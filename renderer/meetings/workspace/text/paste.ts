/**
 * HTML from Word, LibreOffice and web pages, made ready for the editor: headings, lists, bold and italic stay, everything else becomes plain
 * words or goes. The editor’s schema has the last word; here is undone what it could not know, such as that Word writes lists as paragraphs.
 * The HTML is read in a document of its own that loads and runs nothing.
 */
export function cleanPaste(html: string): string {
  const { body } = new DOMParser().parseFromString(withoutConditions(html), 'text/html');
  // A copy from the editor itself is what it should be already.
  if (body.querySelector('[data-pm-slice]') !== null) return html;
  dropRubbish(body);
  wordLists(body);
  for (const block of body.querySelectorAll('td, th')) flattenCell(block);
  for (const row of body.querySelectorAll('tr')) rowToLine(row);
  for (const list of body.querySelectorAll('ul, ol')) tidyList(list);
  marks(body);
  spaces(body);
  for (const block of body.querySelectorAll('p, h1, h2, h3, h4, h5, h6, li')) if (isEmpty(block)) block.remove();
  for (const list of body.querySelectorAll('ul, ol')) if (list.children.length === 0) list.remove();
  return body.innerHTML;
}

/** Word’s notes to itself: what only Word is to see, and XML that the reader of HTML would take for words. What others are to see stays. */
const withoutConditions = (html: string): string => html
  .replace(/<!--\[if[^\]]*\]>[\s\S]*?<!\[endif\]-->/gi, '').replace(/<!\[(?:if[^\]]*|endif)\]>/gi, '')
  .replace(/<(xml|style|script)\b[\s\S]*?<\/\1>/gi, '');

/** Deleted text of tracked changes, comments and their marks, images, fields that are not shown. */
const RUBBISH = [
  'style', 'script', 'meta', 'link', 'title', 'del', 'img', 'svg', 'object', 'iframe', 'v\\:shape', 'input', 'button', 'select', 'textarea', 'sdfield[type="DATETIME"]', 'colgroup', 'caption',
  '.msocomanchor', '.MsoCommentReference', '[class^="MsoComment"]', '[style*="mso-element:comment"]', '[style*="mso-element: comment"]', 'a[href^="#_msocom"]', 'a[id^="_anchor"]',
  '[style*="mso-hide:all"]', '[style*="display:none"]', '[style*="display: none"]', '.MsoToc', 'sup.sdfootnoteanc',
].join(', ');
function dropRubbish(body: HTMLElement): void {
  for (const element of body.querySelectorAll(RUBBISH)) element.remove();
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
  // Smart tags and the like stand around words that are meant.
  for (const element of body.querySelectorAll('*')) if (element.localName.includes(':')) element.replaceWith(...element.childNodes);
}

const styleOf = (element: Element): string => element.getAttribute('style') ?? '';
const LEVEL = /mso-list:\s*l(\d+)\s+level(\d+)/i;

/** Paragraphs that Word calls list items, put into real lists. */
function wordLists(body: HTMLElement): void {
  /** The lists that are open, the outermost first. */
  let open: { list: Element; level: number; of: string }[] = [];
  let last: Element | null = null;
  for (const paragraph of [...body.querySelectorAll('p, h1, h2, h3, h4, h5, h6, div')].filter((one) => LEVEL.test(styleOf(one)))) {
    const [, of = '', depth = '1'] = LEVEL.exec(styleOf(paragraph))!;
    const level = Number(depth);
    const sign = signOf(paragraph);
    // Anything in between ends the lists.
    if (previous(paragraph) !== last) open = [];
    while (open.length > 0 && (open.at(-1)!.level > level || (open.at(-1)!.level === level && open.at(-1)!.of !== of))) open.pop();
    if (open.at(-1)?.level !== level) {
      const list = listFor(sign, body.ownerDocument);
      const parent = open.at(-1)?.list.lastElementChild;
      if (parent == null) paragraph.before(list);
      else parent.append(list);
      open.push({ list, level, of });
    }
    const item = body.ownerDocument.createElement('li');
    const words = body.ownerDocument.createElement('p');
    words.append(...paragraph.childNodes);
    item.append(words);
    open.at(-1)!.list.append(item);
    paragraph.remove();
    last = open[0]!.list;
  }
}
const previous = (element: Element): Element | null => element.previousElementSibling;

/** The sign in front of the words, which Word writes out, taken away and given back. */
function signOf(paragraph: Element): string {
  const signs = [...paragraph.querySelectorAll('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]')];
  const text = signs.map((one) => one.textContent).join('');
  for (const one of signs) one.remove();
  if (text.trim() !== '') return text.trim();
  // Without Word’s own mark the sign is at the beginning of the words.
  const first = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
  const [found = ''] = /^\s*(?:[·•▪◦§o–-]|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)])[\s\u00a0]+/i.exec(first?.textContent ?? '') ?? [];
  if (first !== null) first.textContent = (first.textContent ?? '').slice(found.length);
  return found.trim();
}

function listFor(sign: string, document: Document): Element {
  const [, number] = /^\(?(\d{1,4}|[a-z]{1,6})[.)]/i.exec(sign) ?? [];
  if (number === undefined) return document.createElement('ul');
  const list = document.createElement('ol');
  if (/^\d/.test(number)) {
    if (Number(number) > 1) list.setAttribute('start', String(Math.min(10_000, Number(number))));
  } else list.setAttribute('type', typeOf(number));
  return list;
}
const typeOf = (letters: string): string => {
  const isRoman = /^[ivx]+$/i.test(letters);
  return letters === letters.toLowerCase() ? (isRoman ? 'i' : 'a') : isRoman ? 'I' : 'A';
};

/** A list right within a list, as LibreOffice and old pages write it, belongs to the item before it. */
function tidyList(list: Element): void {
  for (const child of list.querySelectorAll(':scope > :not(li)')) {
    const before = child.previousElementSibling;
    if (before?.localName === 'li' && (child.localName === 'ul' || child.localName === 'ol')) before.append(child);
    else {
      const item = list.ownerDocument.createElement('li');
      child.replaceWith(item);
      item.append(child);
    }
  }
}

function flattenCell(cell: Element): void {
  const words = [...cell.childNodes].map((node) => node.textContent?.trim() ?? '').filter((text) => text !== '').join(' ');
  cell.textContent = words;
}
/** The text has no tables: each row is a line, its cells apart. */
function rowToLine(row: Element): void {
  const line = row.ownerDocument.createElement('p');
  line.textContent = [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim() ?? '').filter((text) => text !== '').join(' | ');
  const table = row.closest('table');
  if (row.querySelector('th') !== null) line.innerHTML = `<strong>${line.innerHTML}</strong>`;
  table?.before(line);
  row.remove();
  if (table?.querySelector('tr') === null) table.remove();
}

/** Bold and italic that are written as styles. A heading is bold by itself. */
function marks(body: HTMLElement): void {
  for (const span of body.querySelectorAll('span, font, a, u, ins, b, i, strong, em')) {
    const style = styleOf(span);
    const wrap = (name: string) => {
      const mark = body.ownerDocument.createElement(name);
      mark.append(...span.childNodes);
      span.append(mark);
    };
    if (/(?:^|[;\s])font-weight:\s*(?:bold|[6-9]00)/i.test(style) && span.closest('h1, h2, h3, h4, h5, h6') === null) wrap('strong');
    if (/(?:^|[;\s])font-style:\s*italic/i.test(style)) wrap('em');
    span.removeAttribute('style');
    // Google Docs wraps everything in a bold that is not bold.
    if ((span.localName === 'b' || span.localName === 'strong') && /(?:^|[;\s])font-weight:\s*(?:normal|400)/i.test(style)) span.replaceWith(...span.childNodes);
  }
  for (const heading of body.querySelectorAll('p.MsoTitle, h1')) rename(heading, 'h2');
  for (const heading of body.querySelectorAll('h5, h6')) rename(heading, 'h4');
  for (const heading of body.querySelectorAll('h2, h3, h4')) for (const bold of heading.querySelectorAll('b, strong')) bold.replaceWith(...bold.childNodes);
}
function rename(element: Element, name: string): void {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
}

/** Word breaks its source at any column and fills with spaces that do not break. */
function spaces(body: HTMLElement): void {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.textContent = (walker.currentNode.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').replace(/[\u200b\ufeff\u00ad]/g, '');
}
const isEmpty = (block: Element): boolean => (block.textContent ?? '').trim() === '' && block.querySelector('li, p') === null;
