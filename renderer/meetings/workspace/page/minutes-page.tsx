import { Fragment, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { MinutesItem } from '../../../../shared/packs/minutes-data.ts';
import { isPrivate } from '../../../../shared/packs/publishable.ts';
import { EmptyState } from '../../../ui/notices.tsx';
import { documentHead, documentTail } from '../data/document-parts.ts';
import { useStableGroups } from '../data/stable-rows.ts';
import { useFrame } from '../data/use-frame.ts';
import type { MeetingData, MeetingItem } from '../data/use-meeting.ts';
import { useWorkspaceState } from '../data/workspace.ts';
import { useItemDeeds } from '../item-deeds.ts';
import { reveal } from '../reveal.ts';
import { itemDeed } from '../text/item-keys.ts';
import { Blocks } from './blocks.tsx';
import { Head } from './head.tsx';
import { ItemMinute } from './item-minute.tsx';
import { Toolbar } from './toolbar.tsx';

const NONE: readonly never[] = [];

/** The minutes as one continuous page that looks like the document that will come out. */
export function MinutesPage({ data, live }: { data: MeetingData; live: boolean }) {
  const { items, numbers, minutes, decisions, actions, votes, closed } = data;
  const frame = useFrame(data);
  const deeds = useItemDeeds(data);
  const current = useWorkspaceState((state) => state.current);
  // The head depends on what the items are called and not on every saving, so they are compared by their words.
  const called = JSON.stringify(items.map(({ id, title, section, exempt, exemptParagraph, minuted, madePublic = null }) =>
    ({ id, title: minutes.get(id)?.heading ?? title, section, exempt, exemptParagraph, minuted, madePublic, number: null })));
  const head = useMemo(() => documentHead(frame, JSON.parse(called) as MinutesItem[]), [frame, called]);
  const tail = useMemo(() => documentTail(frame), [frame]);
  const minuteOfDecision = useMemo(() => new Map([...decisions].flatMap(([id, list]) => list.map((decision) => [decision.id, id] as const))), [decisions]);
  const votesByMinute = useStableGroups(votes, (vote) => minuteOfDecision.get(vote.decisionId) ?? null);
  const minuted = items.filter((item) => item.minuted);

  const page = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const editor = useWorkspaceState((state) => state.editor);
  useLayoutEffect(() => {
    // A text that moves with its item loses the cursor in the browser.
    if (editor !== null && document.activeElement === document.body) editor.view.focus();
  }, [items, editor]);
  useEffect(() => {
    if (current === null || page.current?.contains(document.activeElement) === true) return;
    const minute = document.getElementById(`minute-${current}`);
    if (minute !== null && scroll.current !== null) reveal(minute, scroll.current, 'top');
  }, [current, live]);

  return (
    <section
      className="minutes-pane"
      aria-label="Minutes"
      data-pane="minutes"
      onKeyDownCapture={(event) => {
        if (closed || (event.target instanceof Element && event.target.closest('.action-form') !== null)) return;
        const deed = itemDeed(event);
        if (deed === null || !deeds.run(deed)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {!closed && <Toolbar onOutcome={(outcome) => deeds.run({ does: 'outcome', outcome })} onAdd={(what) => deeds.run({ does: what })} />}
      {/* Without a field in it the page still has to be scrolled by key. */}
      <div className="minutes-scroll" ref={scroll} {...(closed ? { tabIndex: 0, role: 'group', 'aria-label': 'Text of the minutes' } : {})}>
        <div className="minutes-page" ref={page}>
          <Head mark={head.mark} blocks={head.blocks} />
          {minuted.length === 0 && <EmptyState>The agenda is empty. Type the title of the first item on the left and press Enter; its minute appears here.</EmptyState>}
          {minuted.map((item, index) => {
            const minute = minutes.get(item.id);
            return (
              <Fragment key={item.id}>
                <PartHeading item={item} before={minuted[index - 1]} />
                <ItemMinute
                  item={item}
                  number={numbers.get(item.id) ?? null}
                  minute={minute}
                  decisions={decisions.get(minute?.id ?? '') ?? NONE}
                  votes={votesByMinute.get(minute?.id ?? '') ?? NONE}
                  actions={actions.get(minute?.id ?? '') ?? NONE}
                  frame={frame}
                  closed={closed}
                />
              </Fragment>
            );
          })}
          {tail.length > 0 && <footer className="minutes-tail"><Blocks blocks={tail} /></footer>}
        </div>
      </div>
    </section>
  );
}

/** Private business stands under a heading of its own, and so does public business that follows it. */
function PartHeading({ item, before }: { item: MeetingItem; before: MeetingItem | undefined }) {
  if (isPrivate(item) === (before !== undefined && isPrivate(before))) return null;
  return <h3 className="part-heading">{isPrivate(item) ? 'Private business' : 'Public business'}</h3>;
}
