import { memo, useLayoutEffect, useRef } from 'react';
import type { Action } from '../../../../shared/actions.ts';
import type { Decision, Minute, Vote } from '../../../../shared/minutes.ts';
import { inquorateNote, isDecided } from '../../../../shared/packs/minutes.ts';
import { plainText } from '../../../../shared/rich-text.ts';
import type { DocumentFrame } from '../data/document-data.ts';
import type { MeetingItem } from '../data/use-meeting.ts';
import { itemParts } from '../data/document-parts.ts';
import { takeItem, useWorkspace, useWorkspaceState, useWritten, writeIn } from '../data/workspace.ts';
import { placeAt } from '../text/caret.ts';
import { LiveText } from '../text/live-text.tsx';
import { StaticText } from '../text/static-text.tsx';
import { arrivingAt, STOP } from '../text/stops.ts';
import { Blocks } from './blocks.tsx';
import { Actions } from './actions.tsx';
import { Closing } from './closing.tsx';
import { Resolutions } from './resolutions.tsx';
import { TroubleNotice } from './trouble.tsx';

interface Props {
  item: MeetingItem;
  number: string | null;
  minute: Minute | undefined;
  decisions: readonly Decision[];
  votes: readonly Vote[];
  actions: readonly Action[];
  frame: DocumentFrame;
  closed: boolean;
}

/** One numbered minute: its heading, its text, how it ends, and its actions. Only the item being taken has fields; the rest is plain text. */
export const ItemMinute = memo(function ItemMinute({ item, number, minute, decisions, votes, actions, frame, closed }: Props) {
  const workspace = useWorkspace();
  const isCurrent = useWorkspaceState((state) => state.current === item.id);
  const editing = useWorkspaceState((state) => (state.editing?.itemId === item.id ? state.editing : null));
  const writer = useWritten(workspace.writers.minute(item.id, minute));
  useLayoutEffect(() => writer.adopt(minute ?? null), [writer, minute]);

  const live = !closed && editing !== null;
  const open = !closed && isCurrent;
  const written = { id: '', agendaItemId: item.id, ...writer.value };
  const isEmpty = plainText(written.body).trim() === '';
  const heading = written.heading ?? item.title;
  const { before, after } = itemParts(frame, { ...item, number }, written, [...decisions], [...votes]);
  const isNumbered = frame.body.numbering === 'meeting' && number !== null;
  const label = `Minute ${number ?? ''}: ${heading}`;
  const isLong = number !== null && number.length > 5;

  return (
    <article
      className={`minute ${isCurrent ? 'is-current' : ''} ${isLong ? 'has-code' : ''}`}
      id={`minute-${item.id}`}
      aria-labelledby={`heading-${item.id}`}
      aria-current={isCurrent || undefined}
      onFocus={() => takeItem(workspace, item.id)}
      style={isNumbered ? { '--minute-number': `"${number}."` } as React.CSSProperties : undefined}
      data-numbered={isNumbered || undefined}
    >
      <h3 className="minute-heading" id={`heading-${item.id}`}>
        <span className="minute-number">{number === null ? '' : /^\d+$/.test(number) ? `${number}.` : number}</span>
        <span>{heading}</span>
      </h3>
      <div className="minute-body">
        <Blocks blocks={before} />
        {closed
          ? !isEmpty && <div className="minute-text"><StaticText doc={written.body} /></div>
          : live
            ? <LiveText item={item} writer={writer} label={label} placing={editing} />
            : <WaitingText itemId={item.id} label={label}><StaticText doc={written.body} /></WaitingText>}
        {!live && open && isEmpty && <p className="minute-hint" aria-hidden="true">Write the minute here</p>}
        <TroubleNotice writer={writer} />
        {open
          ? <><Closing writer={writer} frame={frame} decisions={decisions} /><Resolutions item={item} writer={writer} decisions={decisions} votes={votes} frame={frame} />{isDecided(written, decisions) && <Blocks blocks={inquorateNote(frame, item.id)} />}</>
          : <Blocks blocks={after} />}
        <Actions item={item} writer={writer} actions={actions} closed={closed} frame={frame} />
      </div>
    </article>
  );
});

/** A text without an editor that gets one as soon as it is clicked or reached by key. */
function WaitingText({ itemId, label, children }: { itemId: string; label: string; children: React.ReactNode }) {
  const workspace = useWorkspace();
  // A press of the mouse gives the focus too early: whoever drags wants to select, not to write.
  const pressed = useRef(false);
  return (
    <div
      className="minute-text"
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      tabIndex={0}
      {...{ [STOP]: '' }}
      onMouseDown={() => { pressed.current = true; }}
      onFocus={() => { if (!pressed.current) writeIn(workspace, itemId, arrivingAt()); }}
      onClick={(event) => {
        pressed.current = false;
        if (window.getSelection()?.isCollapsed === false) return;
        writeIn(workspace, itemId, placeAt(event.currentTarget, event.clientX, event.clientY));
      }}
      onKeyDown={(event) => { if (event.key === 'Enter' || event.key.length === 1) writeIn(workspace, itemId, 'end'); }}
    >
      {children}
    </div>
  );
}
