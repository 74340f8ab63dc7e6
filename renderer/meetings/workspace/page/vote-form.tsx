import { useMemo, useRef, useState, useEffect } from 'react';
import type { Vote } from '../../../../shared/minutes.ts';
import { personName } from '../../../../shared/people.ts';
import { isMemberClass } from '../../../../shared/seats.ts';
import { perform } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { useLookup } from '../data/lookup.ts';
import { useWritten } from '../data/workspace.ts';
import type { DecisionWriter } from '../data/writers.ts';
import { PickList } from '../pick-list.tsx';
import { isHere } from '../room/room-keys.ts';
import { timesWords } from '../room/room-words.ts';

const COUNTS = [['votesFor', 'For'], ['votesAgainst', 'Against'], ['votesAbstained', 'Abstained']] as const;
const VOTES = [['for', 'f', 'For'], ['against', 'a', 'Against'], ['abstain', 'b', 'Abstained']] as const;
const MOST = 500;

/** How a vote went: counted, or by name where it was recorded so. */
export function VoteForm({ writer, decisionId, votes, label, onClose }:
  { writer: DecisionWriter; decisionId: string; votes: readonly Vote[]; label: string; onClose: () => void }) {
  const { value } = useWritten(writer);
  const [byName, setByName] = useState(votes.some((vote) => vote.decisionId === decisionId));
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div
      className="vote-form"
      role="group"
      aria-label={`Vote on resolution ${label}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Enter') return;
        if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="row">
        {COUNTS.map(([field, name], index) => (
          <TextField
            key={field}
            ref={index === 0 ? first : undefined}
            label={name}
            narrow
            className="count"
            inputMode="numeric"
            value={value[field] === null ? '' : String(value[field])}
            onChange={(typed) => {
              const digits = typed.replace(/\D/g, '');
              void writer.set({ [field]: digits === '' ? null : Math.min(MOST, Number(digits)) });
            }}
          />
        ))}
        {!byName && <Button small onClick={() => setByName(true)}>By name</Button>}
        <Button small onClick={onClose}>Done</Button>
      </div>
      {byName && <VotesByName decisionId={decisionId} votes={votes} />}
    </div>
  );
}

function VotesByName({ decisionId, votes }: { decisionId: string; votes: readonly Vote[] }) {
  const { room } = useLookup();
  const members = useMemo(() => room.filter(({ seats, mark }) =>
    isHere(mark?.status) && (mark?.status === 'substitute' || seats.some((seat) => isMemberClass(seat.class)))), [room]);
  const [current, setCurrent] = useState<string | null>(null);
  const chosen = current ?? members[0]?.person.id ?? null;
  const given = votes.filter((vote) => vote.decisionId === decisionId);
  const give = (personId: string | null, vote: Vote['vote'] | null) => {
    if (personId === null) return;
    const old = given.find((one) => one.personId === personId);
    if (old === undefined) {
      if (vote !== null) void perform('votes.create', { decisionId, personId, vote });
    } else if (vote === null) void perform('votes.delete', { id: old.id, version: old.version });
    else void perform('votes.update', { id: old.id, version: old.version, set: { vote } });
  };
  if (members.length === 0) return <p className="small soft">Nobody who can vote is marked as present yet.</p>;
  return (
    <>
      <PickList
        label="Votes by name: F for, A against, B abstained, Backspace clears"
        groups={[{ id: 'all', label: null, items: members }]}
        idOf={(one) => one.person.id}
        current={chosen}
        onCurrent={setCurrent}
        onKey={(event, one, next) => {
          const vote = VOTES.find(([, key]) => key === event.key.toLowerCase())?.[0] ?? null;
          if (vote === null && event.key !== 'Backspace') return false;
          give(one.person.id, vote);
          if (vote !== null) next();
          return true;
        }}
        render={(one) => {
          const { person } = one;
          const times = timesWords(one);
          return (
          <><span className="room-name">{personName(person)}{times !== '' && <span className="small soft"> {times}</span>}</span><span className="soft">{VOTES.find(([vote]) => vote === given.find((one) => one.personId === person.id)?.vote)?.[2] ?? ''}</span></>
          );
        }}
      />
      <div className="row">
        {VOTES.map(([vote, key, name]) => <Button small key={vote} keys={key.toUpperCase()} onClick={() => give(chosen, vote)}>{name}</Button>)}
        <Button small onClick={() => give(chosen, null)}>Clear</Button>
      </div>
    </>
  );
}
