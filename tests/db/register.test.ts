import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../db/app.ts';
import type { Input, Name, Output } from '../../shared/contract.ts';
import { parseMembers } from '../../shared/member-lines.ts';
import { planMembers } from '../../shared/member-plan.ts';
import type { NewMember } from '../../shared/register.ts';
import type { Result } from '../../shared/result.ts';

const folder = mkdtempSync(join(tmpdir(), 'boardwright-register-'));
const apps: App[] = [];
afterAll(() => {
  for (const app of apps) app.close();
  rmSync(folder, { recursive: true });
});

let call: <K extends Name>(name: K, input: Input<K>) => Promise<Result<Output<K>>>;
async function get<K extends Name>(name: K, input: Input<K>): Promise<Output<K>> {
  const result = await call(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
  return result.value;
}
async function refused<K extends Name>(name: K, input: Input<K>): Promise<string> {
  const result = await call(name, input);
  if (result.ok) throw new Error(`${name} was not refused`);
  return result.error.code;
}

let bodyId = '';
beforeEach(async () => {
  const app = createApp({ file: join(folder, `${apps.length}.boardwright`), clock: () => Date.parse('2026-06-15T10:00:00Z') });
  apps.push(app);
  call = async (name, input) => await app.dispatch(name, input) as never;
  bodyId = (await get('bodies.create', { name: 'Northfield Board' })).id;
});

const LIST = `Membership
Cllr Ann Lee (Chair)\tNorthfield Council (Cabinet Member for Health)
Dr Bo Ray\tNorthfield Trust (Chief Nurse)
Cy Day\tNorthfield Council (Director of Housing)
Standing Invited Guests
Dee Fox\tIndependent Chair of the Adults Board
Vacant\tCounty Ambulance Service`;

async function plan(pasted: string) {
  const [organisations, aliases, people, register] = await Promise.all([
    get('organisations.list', {}), get('organisationAliases.list', {}), get('people.list', {}), get('register.get', { bodyId, on: '2026-06-15' }),
  ]);
  return planMembers(parseMembers(pasted), { organisations, aliases, people, seats: register.seats });
}
async function paste(pasted: string) {
  const members = (await plan(pasted)).map((one) => one.member).filter((member): member is NewMember => member !== null);
  return get('register.addMembers', { bodyId, fromDate: '2026-05-20', members });
}
const seatsOn = async (on = '2026-06-15') => (await get('register.get', { bodyId, on })).seats;
const inWords = async (on?: string) => (await seatsOn(on)).map((seat) =>
  [seat.class, seat.organisationName ?? seat.role, seat.holders.map((holder) => holder.familyName).join(' and ') || 'vacant'].join(', '));

describe('a pasted membership list', () => {
  it('becomes seats, organisations, people and appointments, in its order, as one step to undo', async () => {
    expect(await paste(LIST)).toEqual({ organisations: 3, people: 4, seats: 5, appointments: 4 });
    expect(await inWords()).toEqual([
      'chair, Northfield Council, Lee', 'member, Northfield Trust, Ray', 'member, Northfield Council, Day',
      'standing invited guest, Independent Chair of the Adults Board, Fox', 'standing invited guest, County Ambulance Service, vacant',
    ]);
    const [chair, , , guest] = await seatsOn();
    expect([chair?.countsForQuorum, guest?.countsForQuorum, chair?.fromDate, chair?.holders[0]?.post]).toEqual([true, false, '2026-05-20', 'Cabinet Member for Health']);
    await get('history.undo', {});
    expect(await seatsOn()).toEqual([]);
    expect(await get('people.list', {})).toEqual([]);
    expect(await get('organisations.list', {})).toEqual([]);
  });

  it('adds nothing when it is pasted again', async () => {
    await paste(LIST);
    expect((await plan(LIST)).map((one) => one.state)).toEqual(['already', 'already', 'already', 'already', 'already']);
  });

  it('fills a vacancy and uses what is known, by any name an organisation goes by', async () => {
    await paste(LIST);
    const trust = (await get('organisations.list', {})).find((one) => one.name === 'Northfield Trust')!;
    await get('organisations.rename', { id: trust.id, version: 1, name: 'Northfield Foundation Trust', from: '2026-06-01' });
    const planned = await plan('Standing invited guests\nEve Gale, County Ambulance Service\nMembers\nFay Hill, The Northfield Trust\nBo Ray, Northfield Trust');
    expect(planned.map(({ state, organisation, person }) => [state, organisation, person])).toEqual([
      ['fill', 'known', 'new'], ['add', 'known', 'new'], ['already', 'known', 'known'],
    ]);
  });

  it('shows somebody of the same name at another organisation, and takes one in the list twice for one person', async () => {
    await paste(LIST);
    const [one] = await plan('Bo Ray, County Police');
    expect([one?.person, one?.namesake?.post]).toEqual(['new', 'Chief Nurse']);
    expect(await paste('Members\nGil Kay, County Police\nAdvisers\nGil Kay, County Police')).toMatchObject({ people: 1, organisations: 1, seats: 2, appointments: 2 });
  });

  it('says which line cannot be added', async () =>
    expect((await plan('Ann Lee')).map(({ state, problem }) => [state, problem?.slice(0, 8)])).toEqual([['problem', 'Say whic']]));

  it('changes nothing at all when one member of it is refused', async () => {
    expect(await refused('register.addMembers', {
      bodyId, fromDate: null, members: [
        { class: 'member', organisation: { name: 'Northfield Council', kind: 'local authority' }, role: null, seatId: null, person: null },
        { class: 'member', organisation: null, role: null, seatId: null, person: null },
      ],
    })).toBe('invalid_input');
    expect(await get('organisations.list', {})).toEqual([]);
  });
});

describe('a seat', () => {
  const seatOf = async (family: string) => (await seatsOn()).find((seat) => seat.holders.some((holder) => holder.familyName === family))!;

  it('passes to a new holder on a day, the one before leaving the day before', async () => {
    await paste(LIST);
    const seat = await seatOf('Ray');
    await get('register.appoint', { seatId: seat.id, person: { familyName: 'Moss' }, fromDate: '2026-07-01', replacing: true });
    expect((await inWords('2026-06-30'))[1]).toBe('member, Northfield Trust, Ray');
    expect((await inWords('2026-07-01'))[1]).toBe('member, Northfield Trust, Moss');
    await get('history.undo', {});
    expect((await inWords('2026-07-01'))[1]).toBe('member, Northfield Trust, Ray');
    expect((await get('people.list', {})).some((person) => person.familyName === 'Moss')).toBe(false);
  });

  it('can have joint holders and deputies', async () => {
    await paste(LIST);
    const seat = await seatOf('Ray');
    await get('register.appoint', { seatId: seat.id, person: { familyName: 'Moss' }, fromDate: null, replacing: false });
    await get('register.addDeputy', { seatId: seat.id, person: { familyName: 'Nye' }, fromDate: null });
    const now = (await seatsOn())[1]!;
    expect([now.holders.length, now.deputies.map((one) => one.familyName)]).toEqual([2, ['Nye']]);
  });

  it('is not passed on from a day before its holder came, nor from no day at all', async () => {
    await paste(LIST);
    const { id: seatId } = await seatOf('Ray');
    expect(await refused('register.appoint', { seatId, person: { familyName: 'Moss' }, fromDate: '2026-05-20', replacing: true })).toBe('invalid_input');
    expect(await refused('register.appoint', { seatId, person: { familyName: 'Moss' }, fromDate: null, replacing: true })).toBe('invalid_input');
    expect(await get('people.list', {})).toHaveLength(4);
  });

  it('ends on a day with all who hold it, and comes back by one undo', async () => {
    await paste(LIST);
    const seat = await seatOf('Ray');
    await get('register.addDeputy', { seatId: seat.id, person: { familyName: 'Nye' }, fromDate: null });
    await get('register.endSeat', { id: seat.id, version: seat.version, on: '2026-06-30' });
    expect(await inWords('2026-06-30')).toContain('member, Northfield Trust, Ray');
    expect(await inWords('2026-07-01')).not.toContain('member, Northfield Trust, Ray');
    expect((await get('appointments.list', { seatId: seat.id }))[0]?.toDate).toBe('2026-06-30');
    expect((await get('deputies.list', { seatId: seat.id }))[0]?.toDate).toBe('2026-06-30');
    await get('history.undo', {});
    expect((await get('appointments.list', { seatId: seat.id }))[0]?.toDate).toBeNull();
  });

  it('does not end before somebody who is already appointed to it comes', async () => {
    await paste(LIST);
    const seat = await seatOf('Ray');
    await get('register.appoint', { seatId: seat.id, person: { familyName: 'Moss' }, fromDate: '2026-09-01', replacing: true });
    expect(await refused('register.endSeat', { id: seat.id, version: seat.version, on: '2026-07-31' })).toBe('invalid_input');
  });

  it('is moved before another or to the end, and a stale one is refused', async () => {
    await paste(LIST);
    const [first, second, third] = await seatsOn();
    await get('seats.move', { id: third!.id, version: third!.version, before: first!.id });
    expect((await inWords()).map((words) => words.split(', ').at(-1))).toEqual(['Day', 'Lee', 'Ray', 'Fox', 'vacant']);
    await get('seats.move', { id: second!.id, version: (await seatsOn()).find((seat) => seat.id === second!.id)!.version, before: null });
    expect((await inWords()).map((words) => words.split(', ').at(-1))).toEqual(['Day', 'Lee', 'Fox', 'vacant', 'Ray']);
    expect(await refused('seats.move', { id: third!.id, version: third!.version, before: null })).toBe('stale');
    expect(await refused('seats.move', { id: first!.id, version: 2, before: bodyId })).toBe('not_found');
  });
});

describe('an organisation that is renamed', () => {
  it('keeps its old names, each with its dates, and registers of the time show them', async () => {
    await paste(LIST);
    const council = (await get('organisations.list', {})).find((one) => one.name === 'Northfield Council')!;
    const unitary = await get('organisations.rename', { id: council.id, version: council.version, name: 'Northfield Unitary', from: '2026-06-01' });
    await get('organisations.rename', { id: council.id, version: unitary.version, name: 'Northfield', from: '2026-06-10' });
    expect((await get('organisationAliases.list', { organisationId: council.id })).map(({ name, fromDate, toDate }) => [name, fromDate, toDate])).toEqual([
      ['Northfield Council', null, '2026-05-31'], ['Northfield Unitary', '2026-06-01', '2026-06-09'],
    ]);
    expect((await seatsOn('2026-05-25'))[0]?.organisationName).toBe('Northfield Council');
    expect((await seatsOn('2026-06-05'))[0]?.organisationName).toBe('Northfield Unitary');
    expect((await seatsOn('2026-06-15'))[0]?.organisationName).toBe('Northfield');
    await get('history.undo', {});
    expect((await seatsOn('2026-06-15'))[0]?.organisationName).toBe('Northfield Unitary');
  });
});
