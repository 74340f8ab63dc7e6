import { z } from 'zod';
import { bundle } from './format.ts';

/** The JSON Schema (2020-12) of a bundle, for whoever reads or writes one with another program. */
export const bundleSchema = (): object => ({
  $id: 'boardwright-bundle-1', title: 'Boardwright bundle, version 1', ...z.toJSONSchema(bundle, { io: 'input', unrepresentable: 'any' }),
});
