import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareTexts, SortedText } from '../../renderer/ui/sorted-text.ts';

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });
const plain = fc.string({ unit: fc.constantFrom(...'aAbBzZ019 ,é-'), maxLength: 12 });

it('sorts as the dictionary does, whatever the case, numbers and accents', () => {
  fc.assert(fc.property(plain, plain, (a, b) => {
    expect(Math.sign(compareTexts(new SortedText(a), new SortedText(b))), JSON.stringify([a, b])).toBe(Math.sign(collator.compare(a, b)));
  }), { numRuns: 3000 });
});
it('sorts numbers in words by their size', () => expect(['Action 10', 'action 9', 'Éclair 2', 'B1, A10', 'B1, A9'].toSorted((a, b) => compareTexts(new SortedText(a), new SortedText(b)))).toEqual(['action 9', 'Action 10', 'B1, A9', 'B1, A10', 'Éclair 2']));
