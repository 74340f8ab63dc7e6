import { useMemo, useState } from 'react';
import { perform } from '../../../cache.ts';
import type { MeetingData } from '../data/use-meeting.ts';
import { AskFrame } from './ask-frame.tsx';
import { PersonPicker } from './person-picker.tsx';

/** Somebody who is there without a seat. */
export function GuestForm({ data, onClose }: { data: MeetingData; onClose: () => void }) {
  const { meeting, room, people, organisations } = data;
  const [error, setError] = useState<string>();
  const without = useMemo(() => new Set(room.map((one) => one.person.id)), [room]);
  return (
    <AskFrame title="Guest in attendance" onSave={() => {}} onClose={onClose}>
      <PersonPicker
        label="Guest"
        people={people}
        organisations={organisations}
        without={without}
        error={error}
        onClose={onClose}
        onPick={async (personId) => {
          const result = await perform('attendance.mark', { meetingId: meeting.id, personId, status: 'attending', virtually: meeting.place === 'virtual' }, { inline: true });
          if (result.ok) onClose();
          else setError(result.error.message);
        }}
      />
    </AskFrame>
  );
}
