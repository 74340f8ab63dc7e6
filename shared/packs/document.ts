/**
 * The one model of a document. A builder makes it from the record; the Word writer and the PDF writer both render it and nothing
 * else, so that the two can never disagree. It is plain data: it travels to the document worker as it is.
 */
export interface DocumentModel {
  /** The document's own name, in its properties and in the title bar of a reader. */
  title: string;
  /** Who issues it, in its properties. */
  author: string;
  /** The day it is dated, ISO. It is the only date in the file, so that the same record always gives the same file. */
  date: string;
  language: 'en-GB';
  /** Shown at the top of every page: "Draft – not yet confirmed". */
  mark: string | null;
  /** Shown at the foot of every page, beside "Page 3 of 9". */
  footer: string;
  /** Wide pages, for tables of many columns. Upright unless said otherwise. */
  landscape?: boolean;
  /** Further properties of a Word file, by their names. */
  properties?: Record<string, string>;
  blocks: Block[];
}

/** What a mark of a rating looks like behind its word; the word says the same. */
export const TONES = { red: 'F6C9C4', amber: 'FBE2A8', green: 'C4E6CE', blue: 'C9DCF5', white: 'FFFFFF', grey: 'DDE1E4', /** The bar of a chart: blank text on it, as long as its number. */ bar: '0B5D5E' } as const;
export type Tone = keyof typeof TONES;

/** A stretch of text in one weight. A line break is "\n"; there are no other control characters. */
export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  tone?: Tone;
  /** Only in one of two versions that are compared: struck out, or underlined. */
  change?: 'added' | 'removed';
}

/** 1 is the title of the document; 2 a minute or part; 3 to 5 are headings within a minute. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5;
export interface Heading {
  kind: 'heading';
  level: HeadingLevel;
  /** As printed: "87.", "HWB/2021/014". */
  number: string | null;
  text: string;
  /** Begins a page of its own, as each of several certificates does. */
  newPage?: boolean;
}
/** A line under the title: the date, the time, the place. `strong` for the date. */
export interface Subtitle {
  kind: 'subtitle';
  text: string;
  strong: boolean;
}
/** "Present:" and the names, the names standing clear of the label. */
export interface Labelled {
  kind: 'labelled';
  label: string;
  runs: Run[];
}
export interface Paragraph {
  kind: 'paragraph';
  /** As printed: "1.2". */
  number: string | null;
  runs: Run[];
}
/** An aside, in smaller type: who arrived late, how a vote went, that an item is exempt. */
export interface Note {
  kind: 'note';
  runs: Run[];
}
export const LIST_STYLES = ['bullet', 'decimal', 'lower-alpha', 'lower-roman', 'upper-alpha', 'upper-roman'] as const;
export type ListStyle = (typeof LIST_STYLES)[number];
export interface List {
  kind: 'list';
  style: ListStyle;
  start: number;
  items: ListItem[];
}
export interface ListItem {
  blocks: (Paragraph | Note | List)[];
}
/** What was resolved: (i), (ii), and (a), (b) beneath. */
export interface Resolutions {
  kind: 'resolutions';
  items: Resolution[];
}
export interface Resolution {
  runs: Run[];
  items: Resolution[];
  /** How the vote on it and its parts went. */
  note: Run[] | null;
}
/** A plain grid: one header row, no merged cells. */
export interface Table {
  kind: 'table';
  caption: string;
  columns: Column[];
  rows: Run[][][];
  /** Rows set on grey, by their place from 0: what is shown for the last time. */
  shaded?: number[];
  /** For a form: the columns that are left to be filled in, by their place from 0, and for how many lines each row has room before it grows. */
  toFillIn?: { columns: number[]; lines: number[] };
}
export interface Column {
  heading: string;
  /** The share of the table's width; the shares of a table add up to 100. */
  width: number;
  align: 'left' | 'right';
}

/** A picture of amounts as bars, in their order. It is never alone: a table beside it says the same in words and figures. */
export interface Chart {
  kind: 'chart';
  /** What it shows, for whoever cannot see it. */
  alt: string;
  fill: ChartFill;
  bars: ChartBar[];
}
export interface ChartBar {
  label: string;
  /** As printed beside the bar: "£49,000.00". */
  amount: string;
  /** Its length against the longest, in thousandths. */
  length: number;
}
export const CHART_FILLS = { teal: '0B5D5E', amber: 'B7791F' } as const;
export type ChartFill = keyof typeof CHART_FILLS;

/** What is in the document: the headings after it down to level 2, each with its page. */
export interface Contents {
  kind: 'contents';
  title: string;
  /** The page of each, in order. Known only once the pages are set, so it is the writer who fills it in. */
  pages: number[] | null;
}

export type Block = Contents | Heading | Subtitle | Labelled | Paragraph | Note | List | Resolutions | Table | Chart;

/** For the end of a switch over kinds: a kind that a writer does not know stops it, so that nothing is ever dropped silently. */
export function unknownKind(block: never): never {
  throw new Error(`A document cannot hold ${JSON.stringify((block as { kind?: unknown }).kind)}`);
}
