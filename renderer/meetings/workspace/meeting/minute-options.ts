import type { MeetingData } from '../data/use-meeting.ts';

/** The minutes of a meeting for a short list: "88 Budget". Those in which nothing was ever written are left out. */
export const minuteOptions = ({ items, minutes, numbers }: Pick<MeetingData, 'items' | 'minutes' | 'numbers'>): { value: string; label: string }[] =>
  items.flatMap((item) => {
    const minute = minutes.get(item.id);
    return minute === undefined ? [] : [{ value: minute.id, label: `${numbers.get(item.id) ?? ''} ${minute.heading ?? item.title}`.trim() }];
  });
