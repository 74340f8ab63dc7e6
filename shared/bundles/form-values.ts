import type { z } from 'zod';
import type { FormField } from './answer.ts';
import { BUNDLE_TABLES } from './tables.ts';

/** The value that a text stands for in the field that was asked for; null if the field cannot take it. Nothing written is no value, where the field allows it. */
export function takenFor(table: string, { field, makes }: FormField, text: string): { value: unknown } | null {
  const schema = BUNDLE_TABLES[makes ?? table]!.row.shape[field] as z.ZodType;
  const checked = schema.safeParse(text.trim() === '' && schema.safeParse(null).success ? null : text);
  return checked.success ? { value: checked.data } : null;
}

/** Whether what came back is what was sent: a browser writes every end of a line as one sign, and takes them out of a field of one line. */
export const isUntouched = (was: unknown, text: string): boolean => oneKind(String(was ?? '')) === oneKind(text);
const oneKind = (text: string): string => text.replace(/\r\n?/g, '\n');
