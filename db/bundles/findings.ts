import { Refusal } from '../../shared/result.ts';
import { verifierOf } from '../crud.ts';
import type { Writing } from '../handlers.ts';
import { problemOf } from '../problems.ts';

/** Why a record cannot be here as it came, in plain words. */
export interface Finding {
  table: string;
  id: string;
  message: string;
}

/** What is found of a record while it is written or looked at; what is no fault of the record is thrown on. */
export class Findings {
  readonly list: Finding[] = [];

  /** Runs the work. What refuses it, a rule of a command or one of the file itself, becomes a finding; gives whether it was done. */
  attempt(table: string, id: string, work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      const { code, message } = problemOf(error, '');
      const ofTheRecord = error instanceof Refusal ? code !== 'cancelled' : codeOf(error).startsWith('SQLITE_CONSTRAINT');
      if (!ofTheRecord || code === 'internal') throw error;
      this.add(table, id, message);
      return false;
    }
  }
  add(table: string, id: string, message: string): void {
    this.list.push({ table, id, message: message.replace(/ ?Nothing has been changed\./, '').trim() });
  }
  /** Holds a row, as it now stands, to what the commands of its slice promise. */
  verify(context: Writing, table: string, id: string, before: object | null): void {
    const verify = verifierOf(table);
    if (verify !== undefined) this.attempt(table, id, () => verify(context, id, before));
  }
}
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
