import { useQuery } from '../cache.ts';
import { Checkbox, Select } from '../ui/field.tsx';
import { openings, USUAL_ITEMS, type Opening } from './opening.ts';
import type { Meeting } from '../../shared/meetings.ts';

/** How the agenda begins, and what that puts on it. */
export function OpeningField({ meetings, opening, leaveOut, onChange, several = false }:
  { meetings: readonly Meeting[]; opening: Opening; leaveOut: readonly string[]; onChange: (value: { opening?: Opening; leaveOut?: string[] }) => void; several?: boolean }) {
  return (
    <>
      <Select label={several ? 'Each agenda begins with' : 'The agenda begins with'} options={openings(meetings)} value={opening} onChange={(next) => onChange({ opening: next })} />
      {opening === 'usual' && (
        <fieldset className="usual-items">
          <legend className="unseen">Usual standing items</legend>
          {USUAL_ITEMS.map((title) => (
            <Checkbox key={title} label={title} value={!leaveOut.includes(title)} onChange={(on) => onChange({ leaveOut: on ? leaveOut.filter((one) => one !== title) : [...leaveOut, title] })} />
          ))}
        </fieldset>
      )}
      {opening !== 'usual' && opening !== 'empty' && <CopiedItems meetingId={opening} />}
    </>
  );
}

function CopiedItems({ meetingId }: { meetingId: string }) {
  const items = useQuery('agendaItems.list', { meetingId });
  const standing = items.data?.filter((item) => item.section === 'standing');
  if (standing === undefined) return null;
  return <p className="small soft">{standing.length === 0 ? 'That meeting has no standing items, so the agenda begins empty.' : standing.map((item) => item.title).join('; ')}</p>;
}
