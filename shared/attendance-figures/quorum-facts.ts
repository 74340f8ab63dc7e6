import { holdsOn } from '../seats.ts';
import type { QuorumFacts } from '../quorum.ts';
import type { FactIndex, FactMeeting } from './facts.ts';
import { countsWith } from './organisation-on.ts';

/** What quorum needs to know about a meeting, out of the facts of attendance. A merged agency’s seats are its successor’s from the merger on. */
export function quorumFactsOf(index: FactIndex, meeting: FactMeeting): QuorumFacts {
  const { date, start, end } = meeting;
  const seats = (index.seats.get(meeting.bodyId) ?? []).filter((seat) => seat.countsForQuorum && holdsOn(seat, date));
  return {
    start, end,
    seats: seats.map((seat) => {
      const organisationId = seat.organisationId === null ? null : countsWith(index.organisations, seat.organisationId, date, 'from the merger');
      return {
        id: seat.id, organisationId,
        organisationKind: organisationId === null ? null : index.organisations.get(organisationId)?.kind ?? null,
        holders: seat.appointments.filter((one) => holdsOn(one, date)).map((one) => one.personId),
      };
    }),
    present: (index.marks.get(meeting.id) ?? []).filter((mark) => mark.status === 'present' || mark.status === 'substitute').map((mark) => ({
      personId: mark.personId, forSeatId: mark.forSeatId, virtually: Boolean(mark.virtually), from: mark.arrivedAt, to: mark.leftAt,
    })),
  };
}
