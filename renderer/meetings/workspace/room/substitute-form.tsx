import { useMemo, useState } from 'react';
import type { RoomPerson } from '../../../../shared/attendance.ts';
import { personName } from '../../../../shared/people.ts';
import { perform } from '../../../cache.ts';
import { Select } from '../../../ui/field.tsx';
import type { MeetingData } from '../data/use-meeting.ts';
import { AskFrame } from './ask-frame.tsx';
import { PersonPicker } from './person-picker.tsx';

/** Who stands in for a member, or takes the place of a vacant seat for the day: a named deputy first, anybody else, or somebody new. */
export function SubstituteForm({ data, of, vacantSeatId, onClose }: { data: MeetingData; of: RoomPerson | null; vacantSeatId?: string; onClose: () => void }) {
  const { meeting, seats, people, organisations } = data;
  const [seatId, setSeatId] = useState(vacantSeatId ?? of?.seats[0]?.seatId ?? '');
  const [error, setError] = useState<string>();
  const seat = seats.find((one) => one.id === seatId);
  const first = useMemo(() => (seat?.deputies ?? []).map((deputy) => ({ id: deputy.id, why: 'named deputy' })), [seat]);
  const without = useMemo(() => new Set(of === null ? [] : [of.person.id]), [of]);
  const title = `Substitute for ${of === null ? `the vacant seat of ${seatName(seat)}` : personName(of.person)}`;
  const pick = async (personId: string) => {
    const result = await perform('attendance.mark', { meetingId: meeting.id, personId, status: 'substitute', forSeatId: seatId, virtually: meeting.place === 'virtual' }, { inline: true });
    if (!result.ok) {
      setError(result.error.message);
      return;
    }
    // Whoever sends a substitute has sent apologies; a mark that is there already stays.
    if (of !== null && of.mark === null) await perform('attendance.mark', { meetingId: meeting.id, personId: of.person.id, status: 'apologies' });
    onClose();
  };
  return (
    <AskFrame title={title} onSave={() => {}} onClose={onClose}>
      {of !== null && of.seats.length > 1 && (
        <Select
          label="Seat"
          options={of.seats.map((one) => ({ value: one.seatId, label: [one.role, one.organisationName].filter((part) => part !== null).join(', ') || one.class }))}
          value={seatId}
          onChange={setSeatId}
        />
      )}
      <PersonPicker
        label={title}
        people={people}
        organisations={organisations}
        first={first}
        without={without}
        organisationId={seat?.organisationId ?? of?.person.organisationId ?? null}
        error={error}
        onPick={pick}
        onClose={onClose}
      />
    </AskFrame>
  );
}

const seatName = (seat: MeetingData['seats'][number] | undefined): string => [seat?.role, seat?.organisationName].filter((part) => part != null).join(', ') || (seat?.class ?? 'a member');
