import { z } from 'zod';
import { id } from './fields.ts';
import { job } from './operation.ts';

export const REGISTERS = ['challenges', 'risks', 'recommendations'] as const;
export type Register = (typeof REGISTERS)[number];
export const registerPapers = {
  /** `to` is a place given by the door: a token for the page, a path for the command line. */
  'registers.export': job('Write the challenge log, the risk register or the recommendations as a file', z.strictObject({
    register: z.enum(REGISTERS), bodyId: id.optional(), /** What is exempt is left out unless asked for. */ exempt: z.boolean().default(false), format: z.enum(['docx', 'pdf', 'xlsx']), to: z.string().min(1).max(4000),
  }), z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() })),
};
