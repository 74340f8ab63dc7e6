import { useEffect, useMemo, useState } from 'react';
import { isPrivate } from '../../../../shared/packs/publishable.ts';
import type { AgendaItem } from '../../../../shared/meetings.ts';
import type { Minute } from '../../../../shared/minutes.ts';
import { call } from '../../../call.ts';
import { documentFrame, type DocumentFrame, type OtherMinutes } from './document-data.ts';
import type { MeetingData } from './use-meeting.ts';

const NO_ITEMS: readonly AgendaItem[] = [];
const NO_MINUTES: ReadonlyMap<string, Minute> = new Map();
const NO_NUMBERS: ReadonlyMap<string, string> = new Map();

/** The frame of the document. It stays the very same while texts are saved, so that only the text being written is drawn again. */
export function useFrame(data: MeetingData): DocumentFrame {
  const { boardName, body, otherBodies, meeting, siblings, room, seats, people, organisations, declarations, quorum, corrections, correctionsMade, postponements } = data;
  const others = useOtherMinutes(data);
  // Only corrections name minutes by their numbers.
  const needed = corrections.length > 0;
  const items = needed ? data.items : NO_ITEMS;
  const minutes = needed ? data.minutes : NO_MINUTES;
  const numbers = needed ? data.numbers : NO_NUMBERS;
  return useMemo(
    () => documentFrame({ boardName, body, otherBodies, meeting, siblings, room, seats, people, organisations, declarations, quorum, corrections, correctionsMade, postponements, items, minutes, numbers }, others),
    [boardName, body, otherBodies, meeting, siblings, room, seats, people, organisations, declarations, quorum, corrections, correctionsMade, postponements, items, minutes, numbers, others]);
}

/** The minutes of earlier meetings that this one corrected. There are few, and they are confirmed, so they are read once. */
function useOtherMinutes({ correctionsMade }: MeetingData): OtherMinutes {
  const [others, setOthers] = useState<OtherMinutes>(new Map());
  useEffect(() => {
    let here = true;
    const ids = [...new Set(correctionsMade.flatMap((correction) => correction.minuteId ?? []))];
    if (ids.length === 0) return;
    void Promise.all(ids.map(async (id) => {
      const minute = await call('minutes.get', { id });
      if (!minute.ok) return null;
      const item = await call('agendaItems.get', { id: minute.value.agendaItemId });
      return [id, { number: minute.value.number, private: item.ok && isPrivate(item.value) }] as const;
    })).then((found) => {
      if (here) setOthers(new Map(found.filter((one) => one !== null)));
    });
    return () => { here = false; };
  }, [correctionsMade]);
  return others;
}
