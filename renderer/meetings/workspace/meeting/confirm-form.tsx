import type { MeetingData } from '../data/use-meeting.ts';
import { Link } from '../../../ui/link.tsx';
import { EmptyState } from '../../../ui/notices.tsx';
import { useWorkspace } from '../data/workspace.ts';
import { DecideForm } from './decide-form.tsx';
import { laterMeetings } from './later-meetings.ts';
import { minuteOptions } from './minute-options.ts';
import { PreflightNotice } from './preflight.tsx';

/** Confirms these minutes at a later meeting, as presented or with corrections, or records that it put them off. */
export function ConfirmForm({ data, onClose }: { data: MeetingData; onClose: () => void }) {
  const { writers } = useWorkspace();
  const later = laterMeetings(data.meeting, data.siblings);
  if (later.length === 0) {
    return <EmptyState action={<Link to="/meetings?new=1" button="plain">Add a meeting</Link>}>Minutes are confirmed at a later meeting of the same body, and there is none yet.</EmptyState>;
  }
  return (
    <DecideForm earlier={data.meeting} at={later} options={minuteOptions(data)} postponed={data.postponements} before={() => writers.flush()} onClose={onClose}>
      <PreflightNotice data={data} />
    </DecideForm>
  );
}
