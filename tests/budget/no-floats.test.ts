import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const files = ['shared/budget', 'db/budget'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)).concat('shared/money.ts', 'shared/budget.ts');

/** The code without its comments, texts and patterns. */
const bare = (source: string): string => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '').replace(/'(?:[^'\\\n]|\\.)*'/g, `''`).replace(/`(?:[^`\\]|\\.)*`/g, '``');
const divides = (source: string): boolean => /[\w)\]] \/ [\w(]/.test(bare(source));
const hasFraction = (source: string): boolean => /(?<![\w.])\d+\.\d/.test(bare(source)) || /\bparseFloat\b|\.toFixed\(/.test(bare(source));

describe('money', () => {
  it.each(files)('in %s is never divided or held as a fraction', (file) => {
    const source = readFileSync(join(root, file), 'utf8');
    expect(hasFraction(source)).toBe(false);
    // The one file that divides does so with whole numbers of any size.
    expect(divides(source)).toBe(file === 'shared/budget/apportion.ts');
  });
  it('would be found out', () => {
    expect([divides('const half = total / 2;'), divides(`// a / b\nconst date = '1 / 2';`), hasFraction('const rate = 0.2;'), hasFraction('parseFloat(text)')]).toEqual([true, false, true, true]);
  });
});
