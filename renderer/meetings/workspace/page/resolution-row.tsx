import { useEffect, useRef, useState } from 'react';
import type { AgendaItem } from '../../../../shared/meetings.ts';
import type { Vote } from '../../../../shared/minutes.ts';
import { namesOf } from '../../../../shared/packs/names.ts';
import { voteNotes } from '../../../../shared/packs/resolutions.ts';
import { Button } from '../../../ui/button.tsx';
import type { DocumentFrame } from '../data/document-data.ts';
import { useWritten } from '../data/workspace.ts';
import type { DecisionWriter } from '../data/writers.ts';
import { OfferList } from '../text/offers/offer-list.tsx';
import { useFieldOffers } from '../text/offers/use-field-offers.ts';
import { leaveByArrow } from '../text/stops.ts';
import { Runs } from './blocks.tsx';
import { GrowingText } from './growing-text.tsx';
import { DEEPEST } from './resolution-tree.ts';
import { TroubleNotice } from './trouble.tsx';
import { VoteForm } from './vote-form.tsx';

/** What the keys of a row do to the list. `indent` and `outdent` say whether they could. */
export interface RowKeys {
  next: () => void;
  indent: () => boolean;
  outdent: () => boolean;
  /** Past the one before or after, with its parts. */
  move: (by: -1 | 1) => boolean;
  leave: () => void;
  remove: () => void;
  /** Left without a word in it. */
  left: () => void;
}

export function ResolutionRow({ item, writer, depth, label, votes, frame, keys, focus }:
  { item: AgendaItem; writer: DecisionWriter; depth: number; label: string; votes: readonly Vote[]; frame: DocumentFrame; keys: RowKeys; focus: object | null }) {
  const { row, value } = useWritten(writer);
  const [typed, setTyped] = useState<string | null>(null);
  const [voting, setVoting] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => { if (focus !== null) field.current?.focus(); }, [focus]);
  const offering = useFieldOffers(item, field);
  const text = typed ?? value.text;
  const note = row === null ? null : voteNotes([...votes], namesOf(frame))({ ...row, ...value });

  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (offering.key(event) || event.ctrlKey || event.metaKey) return;
    const done = ((): boolean => {
      if (event.altKey) {
        if (event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
          keys.move(event.key === 'ArrowUp' ? -1 : 1);
          return true;
        }
        if (event.code !== 'KeyV') return false;
        setVoting(true);
        return true;
      }
      switch (event.key) {
        case 'Enter': keys.next(); return true;
        // Where nothing can be moved, Tab goes on to the next field as everywhere.
        case 'Tab': return event.shiftKey ? keys.outdent() : keys.indent();
        case 'Escape': keys.leave(); return true;
        case 'Backspace': if (text !== '') return false; keys.remove(); return true;
        default: return false;
      }
    })();
    if (done) event.preventDefault();
    else leaveByArrow(event);
  };

  return (
    <div className={`resolution-row depth-${Math.min(depth, DEEPEST)}`}>
      <span className="resolution-label" aria-hidden="true">{label}</span>
      <div className="resolution-what">
        <div className="offers-host">
          <GrowingText
            ref={field}
            label={label === '' ? 'Resolution' : `Resolution ${label}`}
            placeholder="to approve …, that …"
            value={text}
            maxLength={4000}
            onChange={(next) => {
              setTyped(next);
              writer.type('text', () => next.trim());
              offering.typed();
            }}
            onBlur={() => {
              offering.offers.watch(null);
              setTyped(null);
              if (text.trim() !== '') void writer.flush();
              else if (row === null) keys.left();
              else keys.remove();
            }}
            onKeyDown={onKeyDown}
          />
          <OfferList offers={offering.offers} id={offering.listId} at={null} />
        </div>
        {note !== null && <p className="note"><Runs runs={note} /></p>}
        <TroubleNotice writer={writer} />
        {voting && row !== null && <VoteForm writer={writer} decisionId={row.id} votes={votes} label={label} onClose={() => { setVoting(false); field.current?.focus(); }} />}
      </div>
      {!voting && row !== null && <Button small look="quiet" className="resolution-vote" onClick={() => setVoting(true)} aria-keyshortcuts="Alt+V">{note === null ? 'Vote' : 'Change vote'}</Button>}
    </div>
  );
}
