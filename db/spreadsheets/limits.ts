/** What a spreadsheet from elsewhere may cost. A ledger extract of 50,000 lines is about 5 MB. */
export const LIMITS = {
  /** Bytes of the file itself. */
  file: 20 * 1024 * 1024,
  /** Rows of one sheet, the headings included. */
  rows: 100_001,
  columns: 200,
  /** Characters of one cell: Excel’s own limit. */
  cell: 32_767,
  zip: { entries: 2000, entry: 150 * 1024 * 1024, total: 250 * 1024 * 1024 },
  /** Megabytes of the reading thread, and how long it may take in milliseconds. */
  memory: 1024,
  time: 60_000,
} as const;
