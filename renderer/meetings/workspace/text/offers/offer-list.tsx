import { useEffect, useRef } from 'react';
import type { Offers } from './use-offers.ts';

const NAMES = { '#': 'References', '@': 'People', ';': 'Phrases' } as const;

/** The list beneath the cursor. The cursor stays in the text; what is read out is told by `aria-activedescendant` on the text. */
export function OfferList({ offers: { offers, active, sign, choose }, id, at }: { offers: Offers; id: string; /** Where the cursor is, from the corner of the text. */ at: { left: number; top: number } | null }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => { list.current?.children[active]?.scrollIntoView({ block: 'nearest' }); }, [active]);
  const open = sign !== null && offers.length > 0;
  return (
    <>
      <span className="unseen" role="status">{open ? `${offers.length} ${offers.length === 1 ? 'suggestion' : 'suggestions'}. Up and down arrows choose, Enter puts it in, Escape goes on writing.` : ''}</span>
      {open && (
        <div className="offers popover" id={id} role="listbox" aria-label={NAMES[sign]} ref={list} style={at === null ? undefined : { left: at.left, top: at.top }}>
          {offers.map((offer, index) => (
            <div
              key={offer.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className="option"
              data-focused={index === active || undefined}
              // A press must not take the cursor out of the text.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(index)}
            >
              {offer.label}<span className="option-hint">{offer.hint}</span>
            </div>
          ))}
        </div>
      )}
    </>
  );
}

/** What the text itself says of the list: it is no combo box of one line, so the list is told as its pop-up. */
export function describeOffers(element: HTMLElement, { offers, active, sign }: Offers, id: string): void {
  const open = sign !== null && offers.length > 0;
  const say = (name: string, value: string | null) => (value === null ? element.removeAttribute(name) : element.setAttribute(name, value));
  say('aria-autocomplete', 'list');
  say('aria-haspopup', open ? 'listbox' : null);
  say('aria-controls', open ? id : null);
  say('aria-activedescendant', open ? `${id}-${active}` : null);
}
