import { type ILevelsOptions, LevelFormat } from 'docx';
import type { ListStyle } from '../../shared/packs/document.ts';
import { LIST_STEP, RESOLUTION_STEP } from './word-styles.ts';

type Format = ILevelsOptions['format'];
const FORMATS: Record<ListStyle, { format: Format; text: (level: number) => string }> = {
  bullet: { format: LevelFormat.BULLET, text: (level) => ['•', '–', '•'][level % 3]! },
  decimal: { format: LevelFormat.DECIMAL, text: (level) => `%${level + 1}.` },
  'lower-alpha': { format: LevelFormat.LOWER_LETTER, text: (level) => `%${level + 1}.` },
  'lower-roman': { format: LevelFormat.LOWER_ROMAN, text: (level) => `%${level + 1}.` },
  'upper-alpha': { format: LevelFormat.UPPER_LETTER, text: (level) => `%${level + 1}.` },
  'upper-roman': { format: LevelFormat.UPPER_ROMAN, text: (level) => `%${level + 1}.` },
};
/** (i), then (a), then (1), then (A). */
const RESOLUTION_FORMATS: Format[] = [LevelFormat.LOWER_ROMAN, LevelFormat.LOWER_LETTER, LevelFormat.DECIMAL, LevelFormat.UPPER_LETTER];
/** Word knows nine levels. */
const DEEPEST = 8;

/** Where a paragraph stands in Word's numbering, and how far its text is set in. */
export interface Place {
  numbering: { reference: string; level: number };
  left: number;
}

/**
 * Word's definitions of the lists of one document. Each list that counts has a definition of its own, so that it begins where it should.
 * docx finds its placeholders by replacing "{reference-0}" in the finished XML, the text of the minutes included; so each reference
 * begins with a code that is no character and that no cleaned text can hold.
 */
export class WordLists {
  readonly config: { reference: string; levels: ILevelsOptions[] }[] = [];
  #count = 0;

  list(style: ListStyle, start: number, depth: number, base: number): Place {
    const level = Math.min(depth, DEEPEST);
    const { format, text } = FORMATS[style];
    const left = base + LIST_STEP * (level + 1);
    const reference = this.#reference(style === 'bullet' ? `bullet-${level}-${base}` : `list-${++this.#count}`);
    this.#define(reference, { level, format, text: text(level), start, ...hanging(left, LIST_STEP) });
    return { numbering: { reference, level }, left };
  }

  /** The numbering of one minute's resolutions; `place` gives the level of each. */
  resolutions(base: number): (depth: number) => Place {
    const reference = this.#reference(`resolutions-${++this.#count}`);
    const left = (level: number): number => base + RESOLUTION_STEP * (level + 1);
    this.config.push({
      reference,
      levels: Array.from({ length: DEEPEST + 1 }, (_, level) => ({
        level, format: RESOLUTION_FORMATS[level % RESOLUTION_FORMATS.length]!, text: `(%${level + 1})`, ...hanging(left(level), RESOLUTION_STEP),
      })),
    });
    return (depth) => ({ numbering: { reference, level: Math.min(depth, DEEPEST) }, left: left(Math.min(depth, DEEPEST)) });
  }

  #reference(name: string): string {
    return `\ufdd0${name}`;
  }
  #define(reference: string, level: ILevelsOptions): void {
    if (!this.config.some((one) => one.reference === reference)) this.config.push({ reference, levels: [level] });
  }
}

const hanging = (left: number, by: number): Pick<ILevelsOptions, 'style'> => ({ style: { paragraph: { indent: { left, hanging: by } } } });
