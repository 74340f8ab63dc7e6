import { describe, expect, it } from 'vitest';
import { isHere, markFor, roomDeed, timedMark } from '../../../renderer/meetings/workspace/room/room-keys.ts';
import { countRoom, roomGroups } from '../../../renderer/meetings/workspace/room/room-words.ts';
import { parseTypedName } from '../../../renderer/meetings/workspace/room/typed-name.ts';
import type { Attendance, RoomPerson } from '../../../shared/attendance.ts';
import type { SeatClass } from '../../../shared/seats.ts';

const mark = (personId: string, set: Partial<Attendance>): Attendance =>
  ({ id: `mark-${personId}`, version: 1, meetingId: 'm', personId, status: 'present', virtually: false, forSeatId: null, arrivedAt: null, leftAt: null, note: null, position: 0, ...set });
const one = (id: string, seatClass: SeatClass | null, set: Partial<Attendance> | null = null): RoomPerson => ({
  person: { id, version: 1, title: null, givenName: id, familyName: null, initials: null, post: null, organisationId: null, email: null, phone: null, notes: '' },
  organisationName: null,
  seats: seatClass === null ? [] : [{ seatId: `seat-${id}`, class: seatClass, role: null, organisationName: null }],
  mark: set === null ? null : mark(id, set),
});
const key = (name: string, more: object = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe('the keys of the room', () => {
  it.each([
    ['p', 'present'], ['V', 'virtual'], ['a', 'apologies'], ['x', 'absent'], ['n', 'not expected'], ['s', 'substitute'], ['r', 'arrived'], ['l', 'left'],
    ['g', 'guest'], ['Backspace', 'clear'], ['Delete', 'clear'], ['q', null], ['ArrowDown', null],
  ])('%s', (name, deed) => {
    expect(roomDeed(key(name))).toBe(deed);
  });

  it('leaves the keys of the program and the browser alone', () => {
    expect(roomDeed(key('p', { ctrlKey: true }))).toBeNull();
    expect(roomDeed(key('a', { altKey: true }))).toBeNull();
  });
});

describe('the mark that a key gives', () => {
  it('is present for a member and in attendance for a guest', () => {
    expect(markFor('m', one('Ann', 'member'), 'present')).toMatchObject({ personId: 'Ann', status: 'present', virtually: false, forSeatId: null });
    expect(markFor('m', one('Guest', null), 'virtual')).toMatchObject({ status: 'attending', virtually: true });
  });

  it('leaves a substitute the substitute of the same seat', () => {
    expect(markFor('m', one('Ben', null, { status: 'substitute', forSeatId: 'seat-Ann' }), 'virtual')).toMatchObject({ status: 'substitute', forSeatId: 'seat-Ann', virtually: true });
  });

  it('keeps when somebody came and went, unless they were not there at all', () => {
    const late = one('Ann', 'member', { arrivedAt: '18:20' });
    expect(markFor('m', late, 'virtual')).toMatchObject({ arrivedAt: '18:20' });
    expect(markFor('m', late, 'apologies')).not.toHaveProperty('arrivedAt');
  });

  it('says that whoever arrived was there', () => {
    expect(timedMark('m', one('Ann', 'member', { status: 'absent' }), 'arrived', '18:20')).toMatchObject({ status: 'present', arrivedAt: '18:20' });
    expect(timedMark('m', one('Ann', 'member', { virtually: true, arrivedAt: '18:20' }), 'left', '19:00')).toMatchObject({ virtually: true, arrivedAt: '18:20', leftAt: '19:00' });
    expect(timedMark('m', one('Ann', 'member', { arrivedAt: '18:20' }), 'arrived', null)).toMatchObject({ arrivedAt: null });
  });

  it('counts as here for those present, their substitutes and those in attendance', () => {
    expect(['present', 'substitute', 'attending', 'apologies', 'absent', 'not expected', undefined].map(isHere)).toEqual([true, true, true, false, false, false, false]);
  });
});

describe('the room', () => {
  const room = [
    one('Member', 'member', { status: 'apologies' }), one('Adviser', 'adviser', {}), one('Deputy', 'deputy chair', {}), one('Chair', 'chair', {}),
    one('Later', 'member'), one('Elsewhere', 'member', { status: 'not expected' }), one('Sub', null, { status: 'substitute', forSeatId: 'seat-Member' }), one('Guest', null, { status: 'attending' }),
  ];

  it('lists the chair first, and a substitute right behind the member', () => {
    const { members, guests } = roomGroups(room);
    expect(members.map(({ person }) => person.id)).toEqual(['Chair', 'Deputy', 'Member', 'Sub', 'Later', 'Elsewhere']);
    expect(guests.map(({ person }) => person.id)).toEqual(['Adviser', 'Guest']);
  });

  it('counts members only, a seat with its substitute as filled, and leaves out who was not expected', () => {
    expect(countRoom(room)).toEqual({ present: 3, expected: 4, unmarked: 1 });
  });
});

describe('a typed name', () => {
  it.each([
    ['Cllr Ann Lee', 'Cllr', 'Ann', 'Lee'],
    ['Ann van der Lee', null, 'Ann', 'van der Lee'],
    ['Dr. Hassan Virani', 'Dr.', 'Hassan', 'Virani'],
    ['Det Supt Ann Brown', 'Det Supt', 'Ann', 'Brown'],
    ['Mrs Lomax', 'Mrs', null, 'Lomax'],
    ['Ann', null, 'Ann', null],
    ['  Ann   Lee ', null, 'Ann', 'Lee'],
  ])('%s', (typed, title, givenName, familyName) => {
    expect(parseTypedName(typed)).toEqual({ title, givenName, familyName });
  });
});
