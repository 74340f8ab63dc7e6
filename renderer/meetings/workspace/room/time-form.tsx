import { useState } from 'react';
import type { RoomPerson } from '../../../../shared/attendance.ts';
import { formatTime, timeInLondon } from '../../../../shared/dates.ts';
import type { Meeting } from '../../../../shared/meetings.ts';
import { personName } from '../../../../shared/people.ts';
import { perform } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { parseTime } from '../../../ui/when.ts';
import { AskFrame } from './ask-frame.tsx';
import { timedMark } from './room-keys.ts';

/** When somebody came late or left early: now, unless another time is typed. Empty takes the time away again. */
export function TimeForm({ meeting, today, of, which, onClose }: { meeting: Meeting; today: string; of: RoomPerson; which: 'arrived' | 'left'; onClose: () => void }) {
  const before = which === 'arrived' ? of.mark?.arrivedAt : of.mark?.leftAt;
  const usual = meeting.date === today ? timeInLondon(Date.now()) : which === 'arrived' ? meeting.actualStart ?? meeting.startsAt : meeting.actualEnd ?? meeting.endsAt;
  const [typed, setTyped] = useState(formatTime(before ?? usual ?? meeting.startsAt));
  const [error, setError] = useState<string>();
  const save = async () => {
    const time = parseTime(typed);
    if (time === null && typed.trim() !== '') {
      setError('Enter a time of day, such as 6:20 pm.');
      return;
    }
    const result = await perform('attendance.mark', timedMark(meeting.id, of, which, time), { inline: true });
    if (result.ok) onClose();
    else setError(result.error.fields?.[0]?.message ?? result.error.message);
  };
  return (
    <AskFrame title={`${personName(of.person)} ${which === 'arrived' ? 'arrived' : 'left'} at`} onSave={() => void save()} onClose={onClose}>
      <TextField
        label="Time"
        hideLabel
        autoFocus
        narrow
        className="short"
        value={typed}
        error={error}
        onFocus={(event) => event.target.select()}
        onChange={(next) => {
          setTyped(next);
          setError(undefined);
        }}
      />
      <div className="row">
        <Button type="submit" small look="primary">Save</Button>
        <Button small onClick={onClose}>Cancel</Button>
      </div>
    </AskFrame>
  );
}
