import { useEffect, useMemo, useRef, useState } from 'react';
import { formatLongDate } from '../../../../../shared/dates.ts';
import type { AgendaItem } from '../../../../../shared/meetings.ts';
import type { ReferenceChoice } from '../../../../../shared/minutes/references.ts';
import { shortWord } from '../../../../../shared/packs/outcome.ts';
import { personName } from '../../../../../shared/people.ts';
import type { PhraseFacts } from '../../../../../shared/writing/phrases.ts';
import { useQuery } from '../../../../cache.ts';
import { call } from '../../../../call.ts';
import { useLookup } from '../../data/lookup.ts';
import { isHere } from '../../room/room-keys.ts';
import { personOffers, phraseOffers, referenceOffers, type Offer } from './choices.ts';
import { typedSign, type Sign, type TypedSign } from './typed-sign.ts';

export interface Offers {
  /** What is offered at the moment; empty: nothing. */
  offers: readonly Offer[];
  active: number;
  sign: Sign | null;
  /** To be told the text before the cursor whenever it changes; null: there is no cursor. */
  watch: (before: string | null) => void;
  /** To be asked first for every key. True: the key was meant for the list. */
  key: (event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }) => boolean;
  choose: (index: number) => void;
}

/** How a phrase was asked for: after a space the text goes on. */
export type Put = (offer: Offer, length: number, by: 'key' | 'space') => void;

/** References, people and phrases by typing a sign. `signs`: those that this text can hold. */
export function useOffers(item: Pick<AgendaItem, 'presenter' | 'reportAuthor'>, signs: string, put: Put): Offers {
  const { people, organisations, room } = useLookup();
  const facts = usePhraseFacts(item);
  const snippets = useQuery('snippets.list', {}).data;
  const [typed, setTyped] = useState<TypedSign | null>(null);
  const [active, setActive] = useState(0);
  const choices = useReferences(typed?.sign === '#');
  // Esc hides the list until another sign is typed.
  const dismissed = useRef(false);
  const offers = useMemo((): readonly Offer[] => {
    if (typed === null) return [];
    switch (typed.sign) {
      case '#': return referenceOffers(typed.words, choices);
      case '@': return personOffers(typed.words, room.map((one) => one.person), people, (person) => {
        const agency = organisations.find((one) => one.id === person.organisationId);
        return agency?.shortName ?? agency?.name ?? null;
      });
      case ';': return phraseOffers(typed.words, snippets ?? [], facts);
    }
  }, [typed, choices, room, people, organisations, snippets, facts]);

  const state = { offers, active: Math.min(active, offers.length - 1), typed, put };
  const now = useRef(state);
  now.current = state;
  return useMemo(() => {
    const close = () => { setTyped(null); };
    const choose = (index: number, by: 'key' | 'space' = 'key') => {
      const { offers: list, typed: sign, put: insert } = now.current;
      const offer = list[index];
      close();
      if (offer !== undefined && sign !== null) insert(offer, sign.length, by);
    };
    return {
      offers: state.offers, active: state.active, sign: typed?.sign ?? null, choose,
      watch: (before) => {
        const found = before === null ? null : typedSign(before);
        if (found === null || !signs.includes(found.sign)) {
          dismissed.current = false;
          setTyped((was) => (was === null ? was : null));
          return;
        }
        if (dismissed.current) return;
        setTyped((was) => (was?.sign === found.sign && was.words === found.words ? was : found));
        setActive(0);
      },
      key: ({ key, ctrlKey, metaKey, altKey, shiftKey }) => {
        const { offers: list, active: at, typed: sign } = now.current;
        if (list.length === 0 || sign === null || ctrlKey || metaKey || altKey || shiftKey) return false;
        switch (key) {
          case 'ArrowDown': setActive((at + 1) % list.length); return true;
          case 'ArrowUp': setActive((at + list.length - 1) % list.length); return true;
          case 'Enter':
          case 'Tab': choose(at); return true;
          case 'Escape': dismissed.current = true; close(); return true;
          // A code typed to its end is meant; anything else is only a word after a semicolon.
          case ' ': if (sign.sign !== ';' || list[0]!.label !== `;${sign.words.toLocaleLowerCase('en-GB')}`) return false; choose(0, 'space'); return true;
          default: return false;
        }
      },
    };
  }, [state.offers, state.active, typed, signs]);
}

const NONE: readonly ReferenceChoice[] = [];
/** Read anew each time a reference is called for: numbers may have changed since. */
function useReferences(wanted: boolean): readonly ReferenceChoice[] {
  const { meeting } = useLookup();
  const [choices, setChoices] = useState(NONE);
  useEffect(() => {
    if (!wanted) return;
    let here = true;
    void call('references.choices', { meetingId: meeting.id }).then((result) => { if (here && result.ok) setChoices(result.value); });
    return () => { here = false; };
  }, [wanted, meeting.id]);
  return choices;
}

function usePhraseFacts({ presenter, reportAuthor }: Pick<AgendaItem, 'presenter' | 'reportAuthor'>): PhraseFacts {
  const { body, meeting, room } = useLookup();
  return useMemo(() => {
    const inChair = (seatClass: string) => room.find(({ seats, mark }) => isHere(mark?.status) && seats.some((seat) => seat.class === seatClass));
    const chair = inChair('chair') ?? inChair('deputy chair');
    return { body: `the ${shortWord(body.kind)}`, chair: chair === undefined ? null : personName(chair.person), presenter: presenter ?? reportAuthor, date: formatLongDate(meeting.date) };
  }, [body, meeting.date, room, presenter, reportAuthor]);
}
