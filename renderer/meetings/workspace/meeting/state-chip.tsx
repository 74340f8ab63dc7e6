import { formatShortDate } from '../../../../shared/dates.ts';
import type { Meeting } from '../../../../shared/meetings.ts';
import { Tag } from '../../../ui/rag-mark.tsx';

/** Where the minutes stand, in words. */
export function StateChip({ meeting }: { meeting: Meeting }) {
  if (meeting.status === 'cancelled') return <Tag colour="red">Cancelled</Tag>;
  switch (meeting.minutesState) {
    case 'draft': return <Tag colour="amber">Draft minutes</Tag>;
    case 'circulated': return <Tag colour="blue">{`Circulated ${meeting.circulatedOn === null ? '' : formatShortDate(meeting.circulatedOn)}, not yet confirmed`}</Tag>;
    case 'confirmed': return <Tag colour="green">{`Confirmed ${meeting.confirmedOn === null ? '' : formatShortDate(meeting.confirmedOn)}`}</Tag>;
    case 'confirmed with corrections': return <Tag colour="green">{`Confirmed with corrections ${meeting.confirmedOn === null ? '' : formatShortDate(meeting.confirmedOn)}`}</Tag>;
  }
}
