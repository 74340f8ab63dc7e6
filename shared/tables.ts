import { z } from 'zod';
import { line } from './fields.ts';
import { job } from './operation.ts';

/** What a column of a table on screen holds: `money` is whole pence, `percent` whole per cent, a `date` ISO text. */
export const SHEET_KINDS = ['text', 'number', 'percent', 'date', 'money'] as const;

/** A table as it stands on the screen, filtered and sorted, as a spreadsheet. */
export const tables = {
  'tables.export': job('Write a table of the screen as a spreadsheet', z.strictObject({
    title: line(), columns: z.array(z.strictObject({ heading: z.string().max(200), kind: z.enum(SHEET_KINDS) })).min(1).max(60), rows: z.array(z.array(z.union([z.string().max(5000), z.number(), z.null()])).max(60)).max(50_000),
    format: z.enum(['xlsx', 'csv']),
    /** A place given by the door. */
    to: z.string().min(1).max(4000),
  }), z.strictObject({ name: z.string(), bytes: z.int(), pages: z.null() })),
};
