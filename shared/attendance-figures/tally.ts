import type { Entry } from './entries.ts';
import { percentage } from './percentage.ts';

/** A figure, with everything that stands beside it. */
export interface Figure {
  /** Meetings (or seats at meetings) in the denominator. */
  held: number;
  attended: number;
  /** Whole number, halves up; null where nothing was held. */
  percentage: number | null;
  apologies: number;
  absent: number;
  /** Expected, and nothing recorded: counts as absent, and is a gap in the record. */
  notRecorded: number;
  /** Attended or apologised. */
  commitment: number | null;
  /** Meetings missed in a row up to the last one in the count, and how many of them with apologies. */
  missedNow: number;
  missedNowWithApologies: number;
  /** The longest such run in the period. */
  missedLongest: number;
  lastAttended: string | null;
}

/** Adds up entries in the order of time. */
export class Tally {
  #held = 0;
  #attended = 0;
  #apologies = 0;
  #notRecorded = 0;
  #missedNow = 0;
  #missedNowWithApologies = 0;
  #missedLongest = 0;
  #lastAttended: string | null = null;

  add(entry: Entry, date: string): void {
    if (entry.of === 0) return;
    this.#held += entry.of;
    this.#attended += entry.attended;
    this.#apologies += entry.apologies;
    this.#notRecorded += entry.notRecorded;
    if (entry.attended > 0) {
      this.#lastAttended = date;
      this.#missedNow = 0;
      this.#missedNowWithApologies = 0;
      return;
    }
    this.#missedNow++;
    if (entry.apologies > 0) this.#missedNowWithApologies++;
    if (this.#missedNow > this.#missedLongest) this.#missedLongest = this.#missedNow;
  }

  figure(): Figure {
    const { held, attended, apologies, notRecorded } = { held: this.#held, attended: this.#attended, apologies: this.#apologies, notRecorded: this.#notRecorded };
    return {
      held, attended, apologies, notRecorded,
      absent: held - attended - apologies - notRecorded,
      percentage: percentage(attended, held),
      commitment: percentage(attended + apologies, held),
      missedNow: this.#missedNow, missedNowWithApologies: this.#missedNowWithApologies,
      missedLongest: this.#missedLongest, lastAttended: this.#lastAttended,
    };
  }
}
