import { useEffect, useId, type KeyboardEvent, type RefObject } from 'react';
import type { AgendaItem } from '../../../../../shared/meetings.ts';
import { describeOffers } from './offer-list.tsx';
import { useOffers, type Offers } from './use-offers.ts';

/** People and phrases by typing in a field of plain words. References stand in the text of a minute alone. */
export function useFieldOffers(item: Pick<AgendaItem, 'presenter' | 'reportAuthor'>, field: RefObject<HTMLTextAreaElement | null>): { offers: Offers; listId: string; typed: () => void; key: (event: KeyboardEvent) => boolean } {
  const listId = useId();
  const offers = useOffers(item, '@;', ({ insert }, length, by) => {
    const element = field.current;
    if (element === null || !('text' in insert)) return;
    const to = element.selectionStart;
    const from = to - length;
    element.setSelectionRange(from, to);
    // The one way that leaves the browser's own undo whole: it is a step of its own there.
    document.execCommand('insertText', false, `${insert.text.replaceAll('\n', ' ')}${by === 'space' && insert.gap === null ? ' ' : ''}`);
    if (insert.gap !== null) element.setSelectionRange(from + insert.gap.from, from + insert.gap.to);
  });
  useEffect(() => { if (field.current !== null) describeOffers(field.current, offers, listId); }, [field, offers, listId]);
  return {
    offers, listId,
    typed: () => {
      const element = field.current;
      offers.watch(element === null || element.selectionStart !== element.selectionEnd ? null : element.value.slice(0, element.selectionStart));
    },
    key: (event) => {
      if (!offers.key(event)) return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
