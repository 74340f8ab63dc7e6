import { createContext, useContext } from 'react';
import type { MeetingData } from './use-meeting.ts';

/** What forms look up: it changes with the register and the room, not with every text that is saved. */
export type Lookup = Pick<MeetingData, 'today' | 'meeting' | 'body' | 'people' | 'organisations' | 'room' | 'seats'>;

export const LookupContext = createContext<Lookup | null>(null);

export function useLookup(): Lookup {
  const lookup = useContext(LookupContext);
  if (lookup === null) throw new Error('This piece belongs into the workspace of a meeting');
  return lookup;
}
