/** The attribute with the place, as the editor counts, at which the words of a block begin. */
export const PLACE = 'data-place';

/** The attribute of a word that is one sign for the editor. */
export const ATOM = 'data-atom';

/** The place in the text that was clicked, as the editor counts; `end` where no words are. */
export function placeAt(text: HTMLElement, x: number, y: number): number | 'end' {
  const caret = document.caretPositionFromPoint?.(x, y);
  const node = caret?.offsetNode;
  if (node === undefined || caret === null || caret === undefined || !text.contains(node)) return 'end';
  const block = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(`[${PLACE}]`);
  if (block === null || block === undefined || !text.contains(block)) return 'end';
  return Number(block.getAttribute(PLACE)) + lengthUpTo(block, node, caret.offset);
}

/** How far into the block a spot is: a letter, a line break and a reference count one each. */
function lengthUpTo(block: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  const before = range.cloneContents();
  const atoms = [...before.querySelectorAll(`[${ATOM}]`)].reduce((sum, atom) => sum + 1 - (atom.textContent?.length ?? 0), 0);
  return (before.textContent?.length ?? 0) + atoms + before.querySelectorAll('br').length;
}
