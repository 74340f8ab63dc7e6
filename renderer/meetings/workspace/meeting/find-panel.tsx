import { useEffect, useMemo, useRef, useState } from 'react';
import type { Hit } from '../../../../shared/minutes/find.ts';
import { perform, useQuery } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox, TextField } from '../../../ui/field.tsx';
import { ErrorNotice, Notice } from '../../../ui/notices.tsx';
import { takeItem, useWorkspace } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';
import { PickList } from '../pick-list.tsx';

const NAMES: Record<Hit['in'], string> = { title: 'title', heading: 'heading', text: 'text', closing: 'closing words', resolution: 'resolution', action: 'action' };
const keyOf = (hit: Hit): string => `${hit.in}:${hit.id}:${hit.nth}`;
/** So many are drawn; all are counted, and all are replaced. */
const MOST = 200;

/** Finds words in everything of the meeting, shows each with its place, and replaces one or all of them in one step. */
export function FindPanel({ data, start }: { data: MeetingData; /** What was selected when it was asked for. */ start: string }) {
  const workspace = useWorkspace();
  const { meeting, closed, items, numbers } = data;
  const [find, setFind] = useState(start);
  const [replacement, setReplacement] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWord, setWholeWord] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => { void workspace.writers.flush(); field.current?.select(); }, [workspace]);

  const wanted = { meetingId: meeting.id, find, matchCase, wholeWord };
  const answer = useQuery('minutes.find', find === '' ? null : wanted, { keepPrevious: true });
  const hits = useMemo(() => (find === '' ? [] : answer.data ?? []), [find, answer.data]);
  const current = hits.find((hit) => keyOf(hit) === chosen) ?? hits[0] ?? null;
  const groups = useMemo(() => [...Map.groupBy(hits.slice(0, MOST), (hit) => hit.agendaItemId)].map(([itemId, list]) => {
    const item = items.find((one) => one.id === itemId);
    return { id: itemId ?? 'meeting', label: item === undefined ? 'Actions of no item' : [numbers.get(item.id), item.title].filter((part) => part !== undefined).join(' '), items: list };
  }), [hits, items, numbers]);

  const replace = async (only: Hit | null) => {
    setBusy(true);
    // What is being typed is found and replaced like the rest.
    if (await workspace.writers.flush()) {
      const at = only === null ? -1 : hits.indexOf(only);
      const result = await perform('minutes.replace', { ...wanted, replacement, ...(only === null ? {} : { only: { in: only.in, id: only.id, nth: only.nth, before: only.before } }) },
        { done: ({ replaced }) => `${replaced === 1 ? 'One place' : `${replaced} places`} replaced` });
      const next = hits[at + 1];
      if (result.ok) setChosen(only === null || next === undefined ? null : keyOf(next.id === only.id && next.in === only.in ? { ...next, nth: next.nth - 1 } : next));
    }
    setBusy(false);
  };
  const goTo = (hit: Hit) => { if (hit.agendaItemId !== null) takeItem(workspace, hit.agendaItemId); };

  return (
    <form
      className="find-panel"
      onSubmit={(event) => {
        event.preventDefault();
        if (!closed && current !== null && !busy) void replace(current);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.altKey || closed || hits.length === 0 || busy) return;
        event.preventDefault();
        void replace(null);
      }}
    >
      {closed && <Notice>These minutes are closed. Words can be found in them, and nothing is replaced.</Notice>}
      <TextField label="Find" ref={field} type="search" value={find} onChange={(text) => { setFind(text); setChosen(null); }} maxLength={200} />
      {!closed && <TextField label="Replace with" value={replacement} onChange={setReplacement} maxLength={200} spellCheck />}
      <div className="checks across">
        <Checkbox label="Match case" value={matchCase} onChange={setMatchCase} />
        <Checkbox label="Whole words" value={wholeWord} onChange={setWholeWord} />
      </div>
      {!closed && (
        <div className="row">
          <Button type="submit" small busy={busy} disabled={current === null} keys="Enter">Replace this one</Button>
          <Button small look="primary" busy={busy} disabled={hits.length === 0} keys="Alt+Enter" onClick={() => void replace(null)}>{hits.length > 1 ? `Replace all ${hits.length}` : 'Replace all'}</Button>
        </div>
      )}
      {answer.error !== undefined && find !== '' && <ErrorNotice problem={answer.error} />}
      <p role="status" className="small soft">{find === '' ? 'Titles, minutes, resolutions and actions of this meeting are looked through.' : hits.length === 0 ? 'Not found.' : `Found ${hits.length === 1 ? 'once' : `${hits.length} times`}${hits.length > MOST ? `; the first ${MOST} are listed` : ''}.`}</p>
      {hits.length > 0 && (
        <PickList
          label="Places where it was found"
          groups={groups}
          idOf={keyOf}
          current={current === null ? null : keyOf(current)}
          onCurrent={(id) => {
            setChosen(id);
            const hit = hits.find((one) => keyOf(one) === id);
            if (hit !== undefined) goTo(hit);
          }}
          onOpen={goTo}
          render={(hit) => <span className="find-hit"><span className="soft small">In the {NAMES[hit.in]}</span><span>{hit.before}<mark>{hit.found}</mark>{hit.after}</span></span>}
        />
      )}
    </form>
  );
}
