import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AgendaItem } from '../../../../shared/meetings.ts';
import type { Decision, Vote } from '../../../../shared/minutes.ts';
import { shortWord } from '../../../../shared/packs/outcome.ts';
import { perform } from '../../../cache.ts';
import type { DocumentFrame } from '../data/document-data.ts';
import { backToText, useWorkspace, useWorkspaceState, useWritten } from '../data/workspace.ts';
import type { DecisionWriter, MinuteWriter, Writers } from '../data/writers.ts';
import { ResolutionRow, type RowKeys } from './resolution-row.tsx';
import { indented, moved, outdented, placeAfter, treeRows, type TreePlace } from './resolution-tree.ts';

/** A resolution that is being added: not among those read yet. */
interface Fresh {
  writer: DecisionWriter;
  /** The one it follows; null: it is the last. */
  after: DecisionWriter | null;
}
const NONE: readonly Fresh[] = [];

/** The resolutions of the minute being taken, as fields: Enter for the next, Tab for a part of the one before. */
export function Resolutions({ item, writer, decisions, votes, frame }:
  { item: AgendaItem; writer: MinuteWriter; decisions: readonly Decision[]; votes: readonly Vote[]; frame: DocumentFrame }) {
  const workspace = useWorkspace();
  const { writers } = workspace;
  const { outcome, outcomeText } = useWritten(writer).value;
  const [fresh, setFresh] = useState(NONE);
  const [focus, setFocus] = useState<{ writer: DecisionWriter } | null>(null);
  useEffect(() => {
    for (const decision of decisions) writers.decision(decision).adopt(decision);
    // Those that have been read back are among the others now.
    setFresh((now) => now.filter((one) => !decisions.some((decision) => decision.id === one.writer.row?.id)));
  }, [decisions, writers]);

  const { listed, writerAt } = useMemo(() => listOf(decisions, fresh, writers), [decisions, fresh, writers]);

  /** Puts them into their places: those that are kept already in one step, those that are not by what they will be kept with. */
  const change = useCallback((places: TreePlace[] | null): boolean => {
    if (places === null || places.length === 0) return false;
    const isNew = (id: string | null): boolean => id !== null && writerAt.get(id)?.row === null;
    // Nothing kept can hang on what is not kept yet.
    if (places.some((place) => isNew(place.parentId) && !isNew(place.id))) return false;
    const kept = places.filter((place) => !isNew(place.id));
    for (const { id, parentId, position } of places) if (isNew(id)) void writerAt.get(id)?.set({ parentId, position });
    // A new one is not read back at once, so its place is drawn from here.
    setFresh((now) => (now.length === 0 ? now : [...now]));
    if (kept.length > 0) void arrange(kept.map(({ id, parentId, position }) => ({ id: idOf(writerAt, id), parentId: parentId === null ? null : idOf(writerAt, parentId), position })), writerAt);
    return true;
  }, [writerAt]);

  const add = useCallback((after: DecisionWriter | null, afterId: string | null) => {
    const { position, parentId, changes } = placeAfter(listed, afterId);
    change(changes);
    const created = writers.newDecision({ position, parentId }, async () => (await writer.ensure())?.id ?? null);
    setFresh((now) => [...now.filter((one) => one.writer.value.text.trim() !== ''), { writer: created, after }]);
    setFocus({ writer: created });
  }, [listed, change, writers, writer]);

  const adding = useWorkspaceState((state) => (state.adding?.itemId === item.id && state.adding.what === 'resolution' ? state.adding : null));
  useEffect(() => {
    if (adding === null) return;
    workspace.store.setState({ adding: null });
    const last = treeRows(listed, false).at(-1)?.decision.id ?? null;
    add(writerAt.get(last ?? '') ?? null, last);
  }, [adding, add, listed, writerAt, workspace]);

  const isDecision = outcome === null || outcome === 'resolved' || outcome === 'agreed';
  // Words of the clerk’s own stand before the list, unless they are of something else, such as what was noted.
  const hasWords = isDecision && outcomeText !== null;
  const rows = useMemo(() => treeRows(listed, !hasWords), [listed, hasWords]);
  if (rows.length === 0) return null;

  const keysFor = (row: DecisionWriter, id: string): RowKeys => ({
    // At once, so that what is typed next lands in the next field; this one is saved when it loses the cursor.
    next: () => {
      if (row.value.text.trim() !== '') add(row, id);
    },
    indent: () => change(indented(listed, id)),
    outdent: () => change(outdented(listed, id)),
    move: (by) => change(moved(listed, id, by)),
    leave: () => backToText(workspace, item.id),
    remove: () => {
      const above = writerAt.get(rows[rows.findIndex((one) => one.decision.id === id) - 1]?.decision.id ?? '');
      row.forgetTyped();
      setFresh((now) => now.filter((one) => one.writer !== row));
      if (row.row !== null) void perform('decisions.delete', { id: row.row.id, version: row.row.version }, { done: 'Resolution deleted' });
      if (above === undefined) backToText(workspace, item.id);
      else setFocus({ writer: above });
    },
    left: () => {
      if (row.row === null) setFresh((now) => now.filter((one) => one.writer !== row));
    },
  });
  const alone = !hasWords && rows.filter((row) => row.depth === 0).length === 1;
  return (
    <div className="resolution-fields" role="group" aria-label="Resolutions">
      {(alone || !isDecision) && <p className="lead-in">The {shortWord(frame.body.kind)} <strong>{outcome === 'agreed' ? 'agreed' : 'resolved'}</strong></p>}
      {rows.map(({ decision, depth, label }) => {
        const row = writerAt.get(decision.id)!;
        return (
          <ResolutionRow
            key={writers.keyOf(row)}
            item={item}
            writer={row}
            depth={depth}
            label={label}
            votes={votes}
            frame={frame}
            keys={keysFor(row, decision.id)}
            focus={focus?.writer === row ? focus : null}
          />
        );
      })}
    </div>
  );
}

const idOf = (writerAt: ReadonlyMap<string, DecisionWriter>, id: string): string => writerAt.get(id)?.row?.id ?? id;

let arranging: Promise<unknown> = Promise.resolve();
/** What is typed is saved first, so that no saving under way meets a row that has moved. */
function arrange(places: TreePlace[], writerAt: ReadonlyMap<string, DecisionWriter>): Promise<unknown> {
  arranging = arranging.then(async () => {
    await Promise.all([...writerAt.values()].map((writer) => writer.flush()));
    const minute = [...writerAt.values()].find((writer) => writer.row !== null && places.some((place) => place.id === writer.row?.id))?.row?.minuteId;
    if (minute !== undefined) await perform('decisions.arrange', { minuteId: minute, places });
  });
  return arranging;
}

/** The resolutions read and those being added, each in its place, and the writer of each by the id it has on screen. */
function listOf(decisions: readonly Decision[], fresh: readonly Fresh[], writers: Writers): { listed: readonly Decision[]; writerAt: ReadonlyMap<string, DecisionWriter> } {
  const writerAt = new Map(decisions.map((decision) => [decision.id, writers.decision(decision)]));
  const listed = [...decisions];
  const onScreen = (of: DecisionWriter): string | undefined => [...writerAt].find(([, one]) => one === of)?.[0];
  for (const { writer, after } of fresh) {
    if (writerAt.has(writer.row?.id ?? '')) continue;
    // Until it has been read back it goes by the name of its writer, even when it has been saved and so has an id.
    const id = writers.keyOf(writer);
    const { parentId, ...value } = writer.value;
    const parent = writers.named(parentId);
    const at = listed.findIndex((decision) => after !== null && decision.id === onScreen(after)) + 1 || listed.length;
    listed.splice(at, 0, { minuteId: '', version: 1, ...value, id, parentId: parent === undefined ? parentId : onScreen(parent) ?? parentId });
    writerAt.set(id, writer);
  }
  return { listed, writerAt };
}
