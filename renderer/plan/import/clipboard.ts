/** Cells of a pasted table may be merged, and then stand at their first place alone. */
const SPAN_LIMIT = 50;

/**
 * The rows of the tables in what Word, Excel or a web page puts on the clipboard beside its plain text: there a cell with several paragraphs is still one cell.
 * The markup is parsed apart from the page, where nothing in it runs or is fetched, and only its text is taken. Null: there is no table in it.
 */
export function rowsOfMarkup(markup: string): string[][] | null {
  const tables = [...new DOMParser().parseFromString(markup, 'text/html').querySelectorAll('table')].filter((table) => table.parentElement?.closest('table') === null);
  const rows = tables.flatMap(rowsOfTable);
  return rows.some((row) => row.length > 1) ? rows : null;
}

function rowsOfTable(table: HTMLTableElement): string[][] {
  const grid: string[][] = [];
  /** Places that a cell above reaches down into. */
  const taken = new Set<string>();
  [...table.rows].forEach((row, down) => {
    const cells: string[] = [];
    let across = 0;
    for (const cell of row.cells) {
      while (taken.has(`${down} ${across}`)) cells[across++] = '';
      cells[across] = textOf(cell);
      for (let below = 1; below < Math.min(cell.rowSpan, SPAN_LIMIT); below++) for (let beside = 0; beside < Math.min(cell.colSpan, SPAN_LIMIT); beside++) taken.add(`${down + below} ${across + beside}`);
      for (let beside = 1; beside < Math.min(cell.colSpan, SPAN_LIMIT); beside++) cells[across + beside] = '';
      across += Math.min(cell.colSpan, SPAN_LIMIT);
    }
    grid.push(cells);
  });
  return grid;
}

/** The words of a cell; paragraphs, list items and breaks on lines of their own. */
function textOf(cell: Element): string {
  const walk = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/\s+/g, ' ');
    if (!(node instanceof Element) || /^(?:style|script)$/i.test(node.tagName)) return '';
    const inside = [...node.childNodes].map(walk).join('');
    return /^(?:p|div|li|br|tr|h\d)$/i.test(node.tagName) ? `\n${inside}\n` : inside;
  };
  return walk(cell).split('\n').map((one) => one.replace(/\s+/g, ' ').trim()).filter((one) => one !== '').join('\n');
}
