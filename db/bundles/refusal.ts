import { Refusal } from '../../shared/result.ts';

/** That a file cannot be taken in, and why. */
export const refusal = (name: string, why: string): Refusal =>
  new Refusal('invalid_input', `${name} cannot be taken in: ${why}. Nothing has been changed. Ask the sender for the file again.`);
