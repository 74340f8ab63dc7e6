import { Button } from '../ui/button.tsx';
import type { Differing } from './differing.ts';
import { countWords } from './words.ts';

/** One of several texts, with word of the paragraphs that are left out because they are the same in all. */
export function PartOfText({ text, before, after }: Omit<Differing, 'texts'> & { text: string }) {
  const same = (count: number) => count > 0 && <p className="small soft">{countWords(count, 'paragraph', 'paragraphs')} the same</p>;
  return <>{same(before)}{text === '' && before + after > 0 ? <p className="soft">Nothing here</p> : text}{same(after)}</>;
}

/** Shows the whole of texts of which only that part stood there in which they differ, and back. */
export function WholeTexts({ of, whole, onChange }: { /** What they are the texts of. */ of: string; whole: boolean; onChange: (whole: boolean) => void }) {
  return <p><Button small look="quiet" className="plan-whole" onClick={() => onChange(!whole)}>{whole ? 'Show only where they differ' : 'Show the whole texts'}<span className="unseen"> of {of}</span></Button></p>;
}
