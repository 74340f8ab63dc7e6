import { memo } from 'react';
import type { Block } from '../../../../shared/packs/document.ts';
import { Blocks } from './blocks.tsx';

/** The head of the minutes as it will print: body, day, times, and the lists that fill themselves in from attendance. */
export const Head = memo(function Head({ mark, blocks }: { mark: string | null; blocks: readonly Block[] }) {
  const labelled = blocks.filter((block) => block.kind === 'labelled');
  const before = blocks.slice(0, labelled.length === 0 ? blocks.length : blocks.indexOf(labelled[0]!));
  const after = blocks.filter((block) => !before.includes(block) && block.kind !== 'labelled');
  return (
    <header className="minutes-head">
      {mark !== null && <p className="minutes-mark">{mark}</p>}
      <Blocks blocks={before} />
      {labelled.length > 0 && <dl className="who-was-there"><Blocks blocks={labelled} /></dl>}
      <Blocks blocks={after} />
    </header>
  );
});
