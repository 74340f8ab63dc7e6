import type { z } from 'zod';
import type { FormField } from './answer.ts';
import { BUNDLE_TABLES } from './tables.ts';

/** The value that a text stands for in the field that was asked for; null if the field cannot take it. Nothing written is no value, where the field allows it. */
export function takenFor(table: string, { field, makes }: FormField, text: string): { value: unknown } | null {
  const schema = BUNDLE_TABLES[makes ?? table]!.row.shape[field] as z.ZodType;
  const checked = schema.safeParse(text.trim() === '' && schema.safeParse(null).success ? null : text);
  return checked.success ? { value: checked.data } : null;
}
