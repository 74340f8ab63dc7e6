import { useState } from 'react';
import type { Decision } from '../../../../shared/minutes.ts';
import { runText } from '../../../../shared/packs/document-text.ts';
import { outcomeBlocks } from '../../../../shared/packs/outcome.ts';
import type { DocumentFrame } from '../data/document-data.ts';
import { backToText, useWorkspace, useWritten } from '../data/workspace.ts';
import type { MinuteWriter } from '../data/writers.ts';
import { leaveByArrow } from '../text/stops.ts';
import { GrowingText } from './growing-text.tsx';

/** The sentence that a minute ends with, or that its resolutions begin with. The usual one stands there until another is written. */
export function Closing({ writer, frame, decisions }: { writer: MinuteWriter; frame: DocumentFrame; decisions: readonly Decision[] }) {
  const workspace = useWorkspace();
  const { outcome, outcomeText } = useWritten(writer).value;
  const usual = usualClosing(outcome, frame, decisions);
  const [typed, setTyped] = useState<string | null>(null);
  if (outcome === null && outcomeText === null && decisions.length === 0) return null;
  if (usual === null && outcomeText === null) return null;
  const shown = typed ?? outcomeText ?? usual ?? '';
  const keep = (text: string) => {
    const own = text.trim() === '' || text.trim() === usual ? null : text.trim();
    if (own !== writer.value.outcomeText) void writer.set({ outcomeText: own });
  };
  return (
    <div className="closing">
      <GrowingText
        label={decisions.length > 0 ? 'Words before the resolutions' : 'Closing sentence'}
        value={shown}
        onChange={(text) => {
          setTyped(text);
          const own = text.trim() === '' || text.trim() === usual ? null : text.trim();
          writer.type('outcomeText', () => own);
        }}
        onBlur={() => {
          if (typed !== null) keep(typed);
          setTyped(null);
        }}
        onKeyDown={(event) => {
          leaveByArrow(event);
          if (event.key !== 'Escape' && !(event.key === 'Enter' && !event.ctrlKey)) return;
          event.preventDefault();
          if (writer.row !== null) backToText(workspace, writer.row.agendaItemId);
        }}
      />
    </div>
  );
}

/** What the document would say without words of the clerk’s own; null where a single resolution makes the sentence. */
function usualClosing(outcome: DocumentOutcome, frame: DocumentFrame, decisions: readonly Decision[]): string | null {
  const minute = { id: '', agendaItemId: '', heading: null, body: { type: 'doc' as const, content: [] }, outcome, outcomeText: null };
  const [first, second] = outcomeBlocks(minute, [...decisions], frame.body.kind, () => null);
  if (first?.kind !== 'paragraph') return null;
  const single = decisions.filter((decision) => decision.parentId === null).length === 1;
  const isSentenceOfResolution = single && second?.kind !== 'paragraph' && (outcome === null || outcome === 'resolved' || outcome === 'agreed');
  return isSentenceOfResolution ? null : runText(first.runs);
}
type DocumentOutcome = MinuteWriter['value']['outcome'];
