import { Editor } from '@tiptap/react';
import { closeHistory, isHistoryTransaction } from '@tiptap/pm/history';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { useEffect, useId, useRef, useState } from 'react';
import type { AgendaItem } from '../../../../shared/meetings.ts';
import type { MinuteWriter } from '../data/writers.ts';
import { useWorkspace, type Caret } from '../data/workspace.ts';
import { cleanDoc } from './clean-doc.ts';
import { editorExtensions } from './editor-extensions.ts';
import type { Offer } from './offers/choices.ts';
import { describeOffers, OfferList } from './offers/offer-list.tsx';
import { useOffers } from './offers/use-offers.ts';
import { cleanPaste } from './paste.ts';
import { goToStop, STOP } from './stops.ts';

/** The text that has the cursor. There is one on the page at a time; it saves as it is typed. */
export function LiveText({ item, writer, label, placing }: { item: AgendaItem; writer: MinuteWriter; label: string; /** Where to put the cursor; a new object puts it again. */ placing: { caret: Caret } }) {
  const { store, references } = useWorkspace();
  const host = useRef<HTMLDivElement>(null);
  const editorRef = useRef<Editor | null>(null);
  const name = useRef(label);
  const listId = useId();
  const [at, setAt] = useState<{ left: number; top: number } | null>(null);
  const offers = useOffers(item, '#@;', (offer, length, by) => {
    const editor = editorRef.current;
    if (editor === null) return;
    if ('reference' in offer.insert) references.chose(offer.insert.reference, offer.insert.name);
    putIn(editor, offer, length, by);
  });
  const offering = useRef(offers);
  offering.current = offers;
  useEffect(() => {
    const editor = editorRef.current;
    if (editor === null) return;
    describeOffers(editor.view.dom, offers, listId);
    if (offers.sign !== null && host.current !== null) setAt(caretIn(editor, host.current));
  }, [offers, listId]);

  useEffect(() => {
    const element = host.current!;
    const editor = new Editor({
      element,
      extensions: editorExtensions(references),
      content: writer.value.body,
      injectCSS: false,
      editorProps: {
        attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': name.current, class: 'minute-text', spellcheck: 'true', lang: 'en-GB', [STOP]: '' },
        transformPastedHTML: cleanPaste,
        handleKeyDown: (view, event) => {
          if (offering.current.key(event)) {
            // Elsewhere these keys leave the text or close what is around it.
            event.stopPropagation();
            return true;
          }
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
        showEmpty(doc.childCount === 1 && doc.firstChild?.content.size === 0);
      },
      onTransaction: ({ editor: { state: { selection: { empty, $from } } }, transaction }) => {
        // A cursor that is only put somewhere calls for nothing, nor does what an undo brings back; it takes a key.
        if (transaction.docChanged && !isHistoryTransaction(transaction)) offering.current.watch(empty ? $from.parent.textBetween(0, $from.parentOffset, '\n', '\ufffc') : null);
        else if (transaction.docChanged || transaction.selectionSet) offering.current.watch(null);
      },
      onBlur: () => {
        offering.current.watch(null);
        void writer.flush();
      },
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
  }, [writer, store, references]);

  useEffect(() => {
    if (editorRef.current !== null) putCaret(editorRef.current, placing.caret);
  }, [placing, writer]);

  return (
    <div className="offers-host">
      <div className="minute-text-host" ref={host} />
      <OfferList offers={offers} id={listId} at={at} />
    </div>
  );
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

/** Puts what was chosen in place of what was typed, as one step of undo of its own. A part to be filled in is selected, so that typing goes over it. */
function putIn({ view }: Editor, { insert }: Offer, length: number, by: 'key' | 'space'): void {
  const { state } = view;
  const to = state.selection.from;
  const from = to - length;
  const { text: textNode, nodes } = { text: (words: string) => state.schema.text(words, state.storedMarks ?? state.selection.$from.marks()), nodes: state.schema.nodes };
  const after = by === 'space' && 'text' in insert && insert.gap === null && !/\s$/.test(insert.text) ? ' ' : '';
  const content = 'reference' in insert ? [nodes['reference']!.create(insert.reference)]
    : `${insert.text}${after}`.split('\n').flatMap((line, index) => [...(index > 0 ? [nodes['hardBreak']!.create()] : []), ...(line === '' ? [] : [textNode(line)])]);
  const change = closeHistory(state.tr).replaceWith(from, to, content);
  if ('text' in insert && insert.gap !== null) change.setSelection(TextSelection.create(change.doc, from + insert.gap.from, from + insert.gap.to));
  view.dispatch(change.scrollIntoView());
  // What is typed next is another step.
  view.dispatch(closeHistory(view.state.tr));
}

function caretIn({ view }: Editor, host: HTMLElement): { left: number; top: number } {
  const caret = view.coordsAtPos(view.state.selection.from);
  const box = host.getBoundingClientRect();
  return { left: Math.max(0, Math.min(caret.left - box.left, box.width - 240)), top: caret.bottom - box.top + 4 };
}
