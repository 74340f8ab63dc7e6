import { useMemo } from 'react';
import type { Output } from '../../../../shared/contract.ts';
import { formatTime } from '../../../../shared/dates.ts';
import { needWords } from '../../../../shared/quorum-rule.ts';
import { shortfallWords } from '../../../../shared/quorum-warnings.ts';
import type { MeetingData } from '../data/use-meeting.ts';
import { useWorkspaceState } from '../data/workspace.ts';

type Quorum = Output<'quorum.get'>;
type Span = Quorum['spans'][number];
export interface QuorumSaid { look: 'there' | 'lost' | 'open'; text: string; more: string[] }

/** How quorum stands, in words: for the item being taken if there is one, and what changed over the meeting. */
export function quorumSaid({ rule, words, marked, spans, changes, items }: Quorum, current: string | null, organisationName: (id: string) => string): QuorumSaid | null {
  if (rule === null) return null;
  if (!marked) return { look: 'open', text: `Quorum: ${(words ?? '').replace(/^\w/, (letter) => letter.toLowerCase())}`, more: [] };
  const item = items.find((one) => one.agendaItemId === current);
  const span = item?.span ?? spans.at(-1)!;
  const more = changes.map((change) => change.words);
  if (item?.state === 'unclear') {
    return { look: 'lost', text: `No quorum from ${formatTime(item.span.from)}: ${shortfallWords(item.span, organisationName)}. Give the time at which this item was taken.`, more };
  }
  const uncounted = item !== undefined && item.withInterest > 0 ? [`${item.withInterest} not counted for this item, for a declared interest.`] : [];
  if (span.quorate) return { look: 'there', text: `Quorum: ${countOf(span)}${rule.composition.length === 0 ? '' : `, with ${rule.composition.map((need) => needWords(need, organisationName)).join(', ')}`}.`, more: [...uncounted, ...more] };
  return { look: 'lost', text: `No quorum: ${shortfallWords(span, organisationName)}.`, more: [...uncounted, ...more] };
}
/** "5 present, 4 needed". */
const countOf = ({ present, needed }: Span): string => `${present} present${needed === null ? '' : `, ${needed} needed`}`;

const MARKS = { there: '●', lost: '▲', open: '○' } as const;

/** One line over the room: whether there is a quorum. It warns and never stops anybody; a change is said by screen readers. */
export function QuorumLine({ data: { quorum, organisations } }: { data: MeetingData }) {
  const current = useWorkspaceState((state) => state.current);
  const said = useMemo(() => quorumSaid(quorum, current, (id) => organisations.find((one) => one.id === id)?.name ?? 'an organisation'), [quorum, current, organisations]);
  if (said === null) return null;
  return (
    <div className={`quorum-line is-${said.look}`}>
      <p role="status"><span aria-hidden="true">{MARKS[said.look]} </span>{said.text}</p>
      {said.more.length > 0 && <ul className="small soft">{said.more.map((line) => <li key={line}>{line}</li>)}</ul>}
    </div>
  );
}
