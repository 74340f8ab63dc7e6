import { Editor } from '@tiptap/react';
import { Selection } from '@tiptap/pm/state';
import { useEffect, useRef } from 'react';
import type { MinuteWriter } from '../data/writers.ts';
import { useWorkspace, type Caret } from '../data/workspace.ts';
import { cleanDoc } from './clean-doc.ts';
import { editorExtensions } from './editor-extensions.ts';
import { goToStop, STOP } from './stops.ts';

/** The text that has the cursor. There is one on the page at a time; it saves as it is typed. */
export function LiveText({ writer, label, placing }: { writer: MinuteWriter; label: string; /** Where to put the cursor; a new object puts it again. */ placing: { caret: Caret } }) {
  const { store } = useWorkspace();
  const host = useRef<HTMLDivElement>(null);
  const editorRef = useRef<Editor | null>(null);
  const name = useRef(label);

  useEffect(() => {
    const element = host.current!;
    const editor = new Editor({
      element,
      extensions: editorExtensions,
      content: writer.value.body,
      injectCSS: false,
      editorProps: {
        attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': name.current, class: 'minute-text', spellcheck: 'true', [STOP]: '' },
        handleKeyDown: (view, event) => {
          if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !view.state.selection.empty) return false;
          const { $head } = view.state.selection;
          const isAt = (edge: Selection) => edge.$head.start() === $head.start();
          if (event.key === 'ArrowUp' && isAt(Selection.atStart(view.state.doc)) && view.endOfTextblock('up')) return goToStop(view.dom, -1);
          if (event.key === 'ArrowDown' && isAt(Selection.atEnd(view.state.doc)) && view.endOfTextblock('down')) return goToStop(view.dom, 1);
          return false;
        },
      },
      onUpdate: ({ editor: { state: { doc } } }) => {
        writer.type('body', () => cleanDoc(doc.toJSON()));
        showEmpty(doc.textContent === '' && doc.childCount === 1);
      },
      onBlur: () => void writer.flush(),
    });
    const showEmpty = (empty: boolean) => element.classList.toggle('is-empty', empty);
    showEmpty(editor.isEmpty);
    editorRef.current = editor;
    store.setState({ editor });
    let replaced = writer.replaced;
    const stop = writer.subscribe(() => {
      if (writer.replaced === replaced) return;
      replaced = writer.replaced;
      editor.commands.setContent(writer.value.body, { emitUpdate: false });
      showEmpty(editor.isEmpty);
    });
    return () => {
      stop();
      void writer.flush();
      editor.destroy();
      editorRef.current = null;
      if (store.getState().editor === editor) store.setState({ editor: null });
    };
  }, [writer, store]);

  useEffect(() => {
    if (editorRef.current !== null) putCaret(editorRef.current, placing.caret);
  }, [placing, writer]);

  return <div className="minute-text-host" ref={host} />;
}

/** At once, unlike the editor’s own command, which waits for the next frame and would then take the focus from whatever has it by now. */
function putCaret(editor: Editor, caret: Caret): void {
  const { state, view } = editor;
  const selection = caret === 'start' ? Selection.atStart(state.doc) : caret === 'end' ? Selection.atEnd(state.doc)
    : Selection.near(state.doc.resolve(Math.max(0, Math.min(state.doc.content.size, caret))));
  const move = state.tr.setSelection(selection);
  view.focus();
  view.dispatch(typeof caret === 'number' ? move : move.scrollIntoView());
}
