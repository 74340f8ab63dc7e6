import type { Editor } from '@tiptap/react';
import { createContext, useContext, useSyncExternalStore } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { setQuery } from '../../../address.ts';
import type { RecordWriter } from '../text/record-writer.ts';
import { ReferenceNames } from './reference-names.ts';
import { Writers } from './writers.ts';

/** Where in a text the cursor is to stand: a place as the editor counts, or an end. */
export type Caret = number | 'start' | 'end';

/** What shows on the right in place of the room. */
export type Panel = 'find' | 'item' | 'meeting' | 'circulate' | 'drafts' | 'public' | 'confirm' | 'earlier' | 'correction' | 'declarations' | 'preflight';

interface WorkspaceState {
  /** The item being taken: the one that the outline shows and that keys such as Alt+N mean. */
  current: string | null;
  /** The item whose text has an editor, and where the cursor was put last. A new object for every time it is put. */
  editing: { itemId: string; caret: Caret } | null;
  /** The editor of that text, once it is there. */
  editor: Editor | null;
  /** What is being added beneath an item. A new object for every time it is asked for. */
  adding: { itemId: string; what: 'action' | 'resolution' } | null;
  panel: Panel | null;
}

export interface Workspace {
  meetingId: string;
  store: StoreApi<WorkspaceState>;
  writers: Writers;
  references: ReferenceNames;
}

export const createWorkspace = (meetingId: string): Workspace => ({
  meetingId,
  writers: new Writers(meetingId),
  references: new ReferenceNames(),
  store: createStore<WorkspaceState>()(() => ({ current: null, editing: null, editor: null, adding: null, panel: null })),
});

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error('This piece belongs into the workspace of a meeting');
  return workspace;
}
export const useWorkspaceState = <T>(select: (state: WorkspaceState) => T): T => useStore(useWorkspace().store, select);

/** Takes an item: it shows in the outline, in the page and in the address. */
export function takeItem({ store }: Workspace, itemId: string | null): void {
  const { current, editing } = store.getState();
  if (current === itemId) return;
  store.setState({ current: itemId, editing: editing?.itemId === itemId ? editing : null });
  setQuery({ item: itemId ?? '', minute: '', decision: '' });
}

/** Puts the cursor into the text of an item. */
export function writeIn(workspace: Workspace, itemId: string, caret: Caret): void {
  takeItem(workspace, itemId);
  workspace.store.setState({ editing: { itemId, caret }, adding: null });
}

/** Back into the text, where the cursor was. */
export function backToText(workspace: Workspace, itemId: string): void {
  const { editor, editing } = workspace.store.getState();
  const place = editing?.itemId === itemId && editor !== null ? editor.state.selection.from : 'end';
  writeIn(workspace, itemId, place);
}

/** The value of a record that is being written, kept up to date. */
export function useWritten<F extends object, R extends F & { id: string; version: number }>(writer: RecordWriter<F, R>): RecordWriter<F, R> {
  useSyncExternalStore(writer.subscribe, () => writer.revision);
  return writer;
}
