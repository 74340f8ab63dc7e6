import { z } from 'zod';
import { operations } from '../../shared/contract.ts';
import type { Kind, Operation } from '../../shared/operation.ts';

/** One operation as the list shows it. `input` and `output` are JSON Schemas (2020-12). */
export interface Described {
  name: string;
  kind: Kind;
  summary: string;
  input: object;
  output: object;
}

/** Every operation, by name. The input's schema is what a caller may send, before defaults are filled in. */
export function describeOperations(all: Record<string, Operation> = operations): Described[] {
  return Object.entries(all)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { kind, summary, input, output }]) => ({
      name, kind, summary,
      input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
      output: z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }),
    }));
}
