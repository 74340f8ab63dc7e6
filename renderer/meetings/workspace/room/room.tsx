import { useMemo, useRef, useState } from 'react';
import type { RoomPerson } from '../../../../shared/attendance.ts';
import { personName } from '../../../../shared/people.ts';
import { perform } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import type { MeetingData } from '../data/use-meeting.ts';
import { PickList } from '../pick-list.tsx';
import { GuestForm } from './guest-form.tsx';
import { markFor, ROOM_KEYS, roomDeed, type RoomDeed } from './room-keys.ts';
import { countRoom, markWords, roomGroups, seatWords, timesWords } from './room-words.ts';
import { QuorumLine } from './quorum-line.tsx';
import { SubstituteForm } from './substitute-form.tsx';
import { TimeForm } from './time-form.tsx';

type Asking = { what: 'substitute' | 'arrived' | 'left'; of: RoomPerson } | { what: 'guest' } | { what: 'vacancy'; seatId: string };
const idOf = (one: RoomPerson): string => `${one.person.id}${one.mark?.forSeatId ?? ''}`;

/** Who is in the room: one key for each person. */
export function Room({ data }: { data: MeetingData }) {
  const { room, vacancies, meeting, seats, organisations, closed } = data;
  const [current, setCurrent] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const { members, guests } = useMemo(() => roomGroups(room), [room]);
  const counts = useMemo(() => countRoom(room), [room]);
  const short = useMemo(() => new Map(organisations.flatMap((one) => (one.shortName === null ? [] : [[one.id, one.shortName] as const]))), [organisations]);
  const chosen = room.find((one) => idOf(one) === current);
  const back = () => {
    setAsking(null);
    list.current?.focus();
  };

  const run = (one: RoomPerson, deed: RoomDeed): void => {
    switch (deed) {
      case 'guest': setAsking({ what: 'guest' }); return;
      case 'clear': if (one.mark !== null) void perform('attendance.unmark', { meetingId: meeting.id, personId: one.person.id }); return;
      case 'substitute': if (one.seats.length > 0) setAsking({ what: deed, of: one }); return;
      case 'arrived':
      case 'left': setAsking({ what: deed, of: one }); return;
      default: {
        const mark = markFor(meeting.id, one, deed);
        if (mark !== null) void perform('attendance.mark', mark);
      }
    }
  };

  return (
    <section className="room" aria-label="In the room" data-pane="room">
      <div className="pane-head">
        <h2>In the room</h2>
        <span className="small soft" role="status">{counts.present} of {counts.expected} present{counts.unmarked > 0 && room.length > counts.unmarked ? ` · ${counts.unmarked} not marked` : ''}</span>
      </div>
      <QuorumLine data={data} />
      <PickList
        ref={list}
        className="room-list"
        label={closed ? 'Who was there' : 'Attendance: one key for each person'}
        groups={[{ id: 'members', label: 'Members', items: members }, { id: 'guests', label: 'In attendance', items: guests }]}
        idOf={idOf}
        current={current}
        onCurrent={setCurrent}
        onKey={(event, one, next) => {
          const deed = closed ? null : roomDeed(event);
          if (deed === null) return false;
          run(one, deed);
          const asks = deed === 'guest' || deed === 'clear' || ROOM_KEYS.find((key) => key.deed === deed)?.asks;
          if (!asks) next();
          return true;
        }}
        classOf={(one) => `mark-${markWords(one).look}`}
        render={(one) => <RoomRow one={one} seat={seatWords(one, short)} substituteFor={substituteFor(one, seats)} onTick={closed ? null : () => run(one, one.mark === null ? 'present' : 'clear')} />}
      />
      {vacancies.length > 0 && (
        <div className="vacancies">
          <h3 className="pick-group">Vacant</h3>
          <ul>
            {vacancies.map((seat) => {
              const name = [seat.role, seat.organisationName].filter((part) => part !== null).join(', ') || seat.class;
              const filled = room.some(({ mark }) => mark?.forSeatId === seat.seatId);
              return (
                <li key={seat.seatId}>
                  <span>{name}{filled && <span className="soft"> – substitute here</span>}</span>
                  {!closed && !filled && <Button small look="quiet" aria-label={`Substitute for the vacant seat of ${name}`} onClick={() => setAsking({ what: 'vacancy', seatId: seat.seatId })}>Substitute</Button>}
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {!closed && (
        <div className="pane-foot">
          {asking === null
            ? (
              <>
                <MarkTools chosen={chosen} onDeed={(deed) => { if (chosen !== undefined) run(chosen, deed); }} />
                <div className="row">
                  <Button small keys="G" onClick={() => setAsking({ what: 'guest' })}>Add a guest</Button>
                  {counts.unmarked > 0 && (
                    <Button
                      small
                      look="quiet"
                      onClick={() => void perform('attendance.markRest', { meetingId: meeting.id, status: 'present', virtually: meeting.place === 'virtual' },
                        { done: ({ marked }) => `${marked} marked as present` })}
                    >
                      Mark the rest present
                    </Button>
                  )}
                </div>
              </>
            )
            : asking.what === 'guest'
              ? <GuestForm data={data} onClose={back} />
              : asking.what === 'vacancy'
                ? <SubstituteForm data={data} of={null} vacantSeatId={asking.seatId} onClose={back} key={asking.seatId} />
              : asking.what === 'substitute'
                ? <SubstituteForm data={data} of={asking.of} onClose={back} key={asking.of.person.id} />
                : <TimeForm meeting={meeting} today={data.today} of={asking.of} which={asking.what} onClose={back} key={`${asking.of.person.id}${asking.what}`} />}
        </div>
      )}
    </section>
  );
}

/** The same as the keys, for the mouse; they also say which keys there are. */
function MarkTools({ chosen, onDeed }: { chosen: RoomPerson | undefined; onDeed: (deed: RoomDeed) => void }) {
  const isOff = (deed: RoomDeed): boolean => chosen === undefined || (deed === 'substitute' && chosen.seats.length === 0);
  return (
    <div className="mark-tools" role="group" aria-label={chosen === undefined ? 'Mark the person chosen' : `Mark ${personName(chosen.person)}`}>
      {ROOM_KEYS.map(({ deed, key, label }) => (
        <Button small key={deed} keys={key.toUpperCase()} aria-disabled={isOff(deed) || undefined} onClick={() => onDeed(deed)}>{label}</Button>
      ))}
    </div>
  );
}

function substituteFor({ mark }: RoomPerson, seats: MeetingData['seats']): string | null {
  const seat = seats.find((one) => one.id === mark?.forSeatId);
  if (seat === undefined) return null;
  return seat.holders[0] === undefined ? seat.organisationName ?? seat.role : personName(seat.holders[0]);
}

function RoomRow({ one, seat, substituteFor: whom, onTick }: { one: RoomPerson; seat: string; substituteFor: string | null; onTick: (() => void) | null }) {
  const { sign, word, look } = markWords(one);
  const times = timesWords(one);
  const fact = whom === null ? seat : `for ${whom}`;
  return (
    <>
      <span className={`room-mark ${look}`} aria-hidden="true" title={word} onClick={onTick ?? undefined}>{sign}</span>
      <span className="room-who">
        <span className="room-name">{personName(one.person)}</span>
        {fact !== '' && <span className="room-facts" title={fact}>{fact}</span>}
        {times !== '' && <span className="room-times">{times}</span>}
      </span>
      <span className="unseen">{word}</span>
    </>
  );
}
