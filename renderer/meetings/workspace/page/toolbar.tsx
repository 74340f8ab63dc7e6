import type { Editor } from '@tiptap/react';
import { useSyncExternalStore } from 'react';
import { OUTCOMES, type Outcome } from '../../../../shared/minutes.ts';
import { Button } from '../../../ui/button.tsx';
import { useWorkspace, useWorkspaceState, useWritten, writeIn } from '../data/workspace.ts';
import { OUTCOME_KEYS } from '../text/item-keys.ts';

const FORMATS = [
  { name: 'Bold', mark: 'B', keys: 'Ctrl+B', is: (editor: Editor) => editor.isActive('bold'), run: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  { name: 'Italic', mark: 'I', keys: 'Ctrl+I', is: (editor: Editor) => editor.isActive('italic'), run: (editor: Editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'Heading', mark: 'H', keys: 'Ctrl+Alt+2', is: (editor: Editor) => editor.isActive('heading'), run: (editor: Editor) => editor.chain().focus().toggleHeading({ level: 2 }).run() },
  { name: 'Bullets', mark: '•', keys: 'Ctrl+Shift+8', is: (editor: Editor) => editor.isActive('bulletList'), run: (editor: Editor) => editor.chain().focus().toggleBulletList().run() },
  { name: 'Numbered list', mark: '1.', keys: 'Ctrl+Shift+7', is: (editor: Editor) => editor.isActive('orderedList'), run: (editor: Editor) => editor.chain().focus().toggleOrderedList().run() },
  { name: 'Note in brackets', mark: '[ ]', keys: 'Ctrl+Shift+B', is: (editor: Editor) => editor.isActive('blockquote'), run: (editor: Editor) => editor.chain().focus().toggleBlockquote().run() },
] as const;

/** What can be done to the text with the cursor and to the item being taken. Everything here has a key; the cursor stays where it is. */
export function Toolbar({ onOutcome, onAdd }: { onOutcome: (outcome: Outcome) => void; onAdd: (what: 'action' | 'resolution') => void }) {
  const current = useWorkspaceState((state) => state.current);
  const off = current === null || undefined;
  return (
    <div className="minutes-tools no-print" role="toolbar" aria-label="Minute being written" onMouseDown={keepCursor}>
      <Formats />
      <span className="tool-group" role="group" aria-label="Outcome">
        {current === null ? OUTCOMES.map((outcome) => <OutcomeButton outcome={outcome} key={outcome} off onPress={() => {}} />) : <Outcomes itemId={current} onOutcome={onOutcome} />}
      </span>
      <span className="tool-group">
        <Button small look="quiet" aria-disabled={off} aria-keyshortcuts="Control+Shift+Enter" title="Add a resolution (Ctrl+Shift+Enter)" onClick={() => onAdd('resolution')}>+ Resolution</Button>
        <Button small look="quiet" aria-disabled={off} aria-keyshortcuts="Control+Enter" title="Add an action (Ctrl+Enter)" onClick={() => onAdd('action')}>+ Action</Button>
      </span>
    </div>
  );
}
/** A press on a tool must not take the cursor out of the text. */
const keepCursor = (event: React.MouseEvent) => { if (event.target instanceof Element && event.target.closest('button')) event.preventDefault(); };

function Formats() {
  const workspace = useWorkspace();
  const editor = useWorkspaceState((state) => state.editor);
  const current = useWorkspaceState((state) => state.current);
  const active = useSyncExternalStore(
    (listener) => {
      editor?.on('transaction', listener);
      return () => { editor?.off('transaction', listener); };
    },
    () => (editor === null || editor.isDestroyed ? '' : FORMATS.map((format) => Number(format.is(editor))).join('')),
  );
  return (
    <span className="tool-group" role="group" aria-label="Text">
      {FORMATS.map((format, index) => (
        <Button
          key={format.name}
          small
          look="quiet"
          icon
          className={`format format-${format.mark === 'B' ? 'bold' : format.mark === 'I' ? 'italic' : 'plain'}`}
          aria-label={format.name}
          title={`${format.name} (${format.keys})`}
          aria-pressed={active[index] === '1'}
          aria-disabled={current === null || undefined}
          onClick={() => {
            if (editor !== null) format.run(editor);
            else if (current !== null) writeIn(workspace, current, 'end');
          }}
        >
          <span className="format-mark" data-mark={format.mark} />
        </Button>
      ))}
    </span>
  );
}

function Outcomes({ itemId, onOutcome }: { itemId: string; onOutcome: (outcome: Outcome) => void }) {
  const { writers } = useWorkspace();
  const { outcome } = useWritten(writers.minute(itemId, undefined)).value;
  return <>{OUTCOMES.map((one) => <OutcomeButton outcome={one} pressed={one === outcome} key={one} onPress={() => onOutcome(one)} />)}</>;
}

function OutcomeButton({ outcome, pressed = false, off = false, onPress }: { outcome: Outcome; pressed?: boolean; off?: boolean; onPress: () => void }) {
  const letter = OUTCOME_KEYS[outcome];
  const name = outcome.charAt(0).toUpperCase() + outcome.slice(1);
  const at = name.toUpperCase().indexOf(letter);
  return (
    <Button
      small
      look="quiet"
      aria-pressed={pressed}
      aria-disabled={off || undefined}
      aria-keyshortcuts={`Alt+${letter}`}
      title={`${name} (Alt+${letter})`}
      aria-label={name}
      onClick={onPress}
    >
      <span>{at < 0 ? name : <>{name.slice(0, at)}<u>{name.charAt(at)}</u>{name.slice(at + 1)}</>}</span>
    </Button>
  );
}
