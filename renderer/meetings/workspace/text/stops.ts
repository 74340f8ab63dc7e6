/** The places on the page that the up and down keys walk through: texts, closing sentences, resolutions. */
export const STOP = 'data-stop';

/** How the stop that is coming into focus was reached, for the end at which the cursor is put. */
let arriving: 'start' | 'end' = 'start';
export const arrivingAt = (): 'start' | 'end' => arriving;

/** Goes to the stop above or below; false at the first and the last. */
export function goToStop(from: Element, by: -1 | 1): boolean {
  const page = from.closest('.minutes-page');
  const stops = [...(page?.querySelectorAll<HTMLElement>(`[${STOP}]`) ?? [])];
  const here = stops.findIndex((stop) => stop.contains(from));
  const next = stops[here + by];
  if (here < 0 || next === undefined) return false;
  arriving = by > 0 ? 'start' : 'end';
  next.focus();
  if (next instanceof HTMLTextAreaElement) next.setSelectionRange(by > 0 ? 0 : next.value.length, by > 0 ? 0 : next.value.length);
  arriving = 'start';
  return true;
}

/** For a field of one paragraph: leaves it upwards or downwards when the cursor is at its edge. */
export function leaveByArrow(event: { key: string; currentTarget: HTMLTextAreaElement; preventDefault: () => void; altKey: boolean; shiftKey: boolean }): void {
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  if (event.altKey || event.shiftKey || selectionStart !== selectionEnd) return;
  const by = event.key === 'ArrowUp' && selectionStart === 0 ? -1 : event.key === 'ArrowDown' && selectionEnd === value.length ? 1 : null;
  if (by !== null && goToStop(event.currentTarget, by)) event.preventDefault();
}
