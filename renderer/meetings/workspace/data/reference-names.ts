import type { ReferenceName } from '../../../../shared/minutes/references.ts';
import { referenceKey, unnamed, type Reference } from '../../../../shared/rich-text.ts';

/** What the references of the meeting are called at the moment, for the editor and for texts without one. */
export class ReferenceNames {
  #read = '';
  #known: ReadonlyMap<string, ReferenceName> = new Map();
  /** Put in a moment ago, before the names were read again. */
  readonly #chosen = new Map<string, string>();
  readonly #listeners = new Set<() => void>();
  revision = 0;

  look(reference: Reference): { name: string; missing: boolean } {
    const known = this.#known.get(referenceKey(reference));
    return known ?? { name: this.#chosen.get(referenceKey(reference)) ?? unnamed(reference), missing: false };
  }
  name(reference: Reference): string {
    return this.look(reference).name;
  }
  chose(reference: Reference, name: string): void {
    this.#chosen.set(referenceKey(reference), name);
  }
  /** As read last. Nothing is told when nothing is called otherwise. */
  read(names: readonly ReferenceName[]): void {
    const read = JSON.stringify(names);
    if (read === this.#read) return;
    this.#read = read;
    this.#known = new Map(names.map((one) => [referenceKey(one), one]));
    this.revision += 1;
    for (const listener of this.#listeners) listener();
  }
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
