import type { Recipient } from '../../../../shared/minutes/circulations.ts';
import { personName } from '../../../../shared/people.ts';
import type { MeetingData } from '../data/use-meeting.ts';

/** A line of the list of those a draft goes to: "Ann Lee <ann@example.org>", a name alone, or an address alone. */
export const recipientLine = ({ name, email }: Recipient): string => (email === null ? name : name === email ? email : `${name} <${email}>`);

export function readRecipients(text: string): Recipient[] {
  const lines = text.split(/\n|;/u).map((one) => one.trim()).filter((one) => one !== '');
  const read = lines.map((one): Recipient => {
    const match = /^(.*?)\s*<([^<>]+)>$/u.exec(one);
    if (match !== null) return { name: match[1] === '' ? match[2]! : match[1]!, email: match[2]! };
    return { name: one, email: /^\S+@\S+$/u.test(one) ? one : null };
  });
  return [...new Map(read.map((one) => [recipientLine(one).toLocaleLowerCase('en-GB'), one])).values()];
}

/** Those who usually get the draft: whoever holds a seat, and whoever else was there. */
export function usualRecipients({ room, people }: MeetingData): Recipient[] {
  const email = new Map(people.map((person) => [person.id, person.email]));
  const there = room.filter(({ seats, mark }) => seats.length > 0 || mark?.status === 'substitute' || mark?.status === 'attending');
  return [...new Map(there.map(({ person }) => [person.id, { name: personName(person), email: email.get(person.id) ?? null }])).values()];
}

/** What opens the user’s mail program: addresses, subject and what the file to attach is called. It sends nothing by itself. */
export function mailLink({ to, subject, fileName, words }: { to: readonly Recipient[]; subject: string; fileName: string; words: string }): string {
  const addresses = to.flatMap(({ email }) => (email === null ? [] : [encodeURIComponent(email)])).join(',');
  return `mailto:${addresses}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(`Please find ${fileName} attached. ${words}`.trim())}`;
}
