import { useMemo } from 'react';
import { parseMembers, type MemberLine } from '../../../shared/member-lines.ts';
import { planMembers, type PlannedMember } from '../../../shared/member-plan.ts';
import type { SeatClass } from '../../../shared/seats.ts';
import { useQuery } from '../../cache.ts';
import { useDirectory } from '../../records/directory.ts';

/** What was put right by hand in the preview, by the line as it was pasted. */
export type Corrections = Record<string, { class?: SeatClass; seatFor?: 'organisation' | 'role' }>;

function corrected(line: MemberLine, corrections: Corrections): MemberLine {
  const correction = corrections[line.text];
  if (correction === undefined) return line;
  const next = { ...line, class: correction.class ?? line.class };
  const name = line.organisation ?? line.role;
  if (correction.seatFor === 'role' && line.organisation !== null) return { ...next, organisation: null, role: line.role === null ? name : `${name}, ${line.role}` };
  if (correction.seatFor === 'organisation' && line.organisation === null) return { ...next, organisation: name, role: null };
  return next;
}

/** What a pasted list would add to the register of a body, or null while the register is being read. */
export function usePastePlan(bodyId: string, on: string, text: string, corrections: Corrections): readonly PlannedMember[] | null {
  const directory = useDirectory();
  const aliases = useQuery('organisationAliases.list', {});
  const register = useQuery('register.get', { bodyId, on });
  return useMemo(() => {
    if (!directory.ready || aliases.data === undefined || register.data === undefined) return null;
    const { organisations, people } = directory;
    const names = [...organisations.map((one) => one.name), ...aliases.data.map((alias) => alias.name)];
    const lines = parseMembers(text, names).map((line) => corrected(line, corrections));
    return planMembers(lines, { organisations, people, aliases: aliases.data, seats: register.data.seats });
  }, [directory, aliases.data, register.data, text, corrections]);
}

/** "Adds 18 seats with 15 people; 3 seats are vacant. 11 organisations are new." */
export function planInWords(plan: readonly PlannedMember[]): string {
  const adding = plan.filter((one) => one.member !== null);
  if (adding.length === 0) return plan.some((one) => one.state === 'already') ? 'Everybody in this list is on the register already.' : 'Nothing to add yet.';
  const seats = adding.filter((one) => one.state === 'add').length;
  const filled = adding.length - seats;
  const vacant = adding.filter((one) => one.line.name === null).length;
  const names = new Set(adding.filter((one) => one.organisation === 'new').map((one) => one.line.organisation?.toLowerCase()));
  const people = adding.filter((one) => one.person !== null).length;
  const known = adding.filter((one) => one.person === 'known').length;
  const already = plan.filter((one) => one.state === 'already').length;
  const left = plan.filter((one) => one.state === 'problem').length;
  return [
    `Adds ${counted(seats, 'seat')}${filled > 0 ? `, fills ${counted(filled, 'vacant seat')}` : ''}, with ${counted(people, 'person', 'people')}${known > 0 ? ` (${known} already here)` : ''}`,
    vacant > 0 ? `${counted(vacant, 'seat')} ${vacant === 1 ? 'is' : 'are'} vacant` : null,
    names.size > 0 ? `${counted(names.size, 'organisation')} ${names.size === 1 ? 'is' : 'are'} new` : null,
    left > 0 ? `${counted(left, 'line')} ${left === 1 ? 'is' : 'are'} left out` : null,
    already > 0 ? `${counted(already, 'line')} ${already === 1 ? 'is' : 'are'} on the register already` : null,
  ].filter((part) => part !== null).join('. ') + '.';
}
const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
