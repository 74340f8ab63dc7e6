import { describe, expect, it } from 'vitest';
import { parseMembers } from '../../shared/member-lines.ts';
import { parsePersonName } from '../../shared/person-names.ts';
import { isRole, organisationKindOf, seatClassOf } from '../../shared/seat-words.ts';

describe('a name as written', () => {
  it.each([
    ['Ann Lee', null, 'Ann', 'Lee'],
    ['CLlr Ann Mary Lee', 'Cllr', 'Ann Mary', 'Lee'],
    ['Dr. Jagdish Rao', 'Dr', 'Jagdish', 'Rao'],
    ['PS Kim Hope', 'PS', 'Kim', 'Hope'],
    ['Det Supt Omar Aziz', 'Det Supt', 'Omar', 'Aziz'],
    ['Detective Chief Inspector Jo Bell', 'Detective Chief Inspector', 'Jo', 'Bell'],
    ['Cllr Dr Maria de Souza OBE', 'Cllr Dr', 'Maria', 'de Souza OBE'],
    ['Rt Hon Sam Price', 'Rt Hon', 'Sam', 'Price'],
    ['Jean-Luc van der Berg', null, 'Jean-Luc', 'van der Berg'],
    ['Okafor', null, null, 'Okafor'],
    ['Mrs Okafor', 'Mrs', null, 'Okafor'],
    ['Miss', null, null, 'Miss'],
  ])('%s', (written, title, givenName, familyName) => expect(parsePersonName(written)).toEqual({ title, givenName, familyName }));
});

describe('the words of a membership list', () => {
  it.each([
    ['Membership', 'member'], ['Board members', 'member'], ['Vice-Chair', 'deputy chair'], ['Chairman', 'chair'], ['Standing Invited Guests', 'standing invited guest'],
    ['Co-opted members', 'co-opted'], ['Lay Members:', 'lay'], ['Advisers', 'adviser'], ['Participating observers', 'participating observer'], ['Strategic partners', 'strategic partner'],
  ])('%s is a class of seat', (words, seatClass) => expect(seatClassOf(words)).toBe(seatClass));
  it.each(['Northfield Council', 'Chair of Governors', 'Membership of the board is by election', ''])('“%s” is none', (words) => expect(seatClassOf(words)).toBeNull());
  it.each([
    ['Independent Chair of the Northfield Safeguarding Adults Board', true], ['Lay member', true], ['Director of Public Health', true],
    ['Northfield Council', false], ['Chairs and Tables Ltd', false], ['Fire Brigade', false],
  ])('“%s” is a role: %s', (words, role) => expect(isRole(words)).toBe(role));
  it.each([
    ['Northshire Police', 'police'], ['Northfield Clinical Commissioning Group', 'health'], ['London Ambulance Service NHS Trust', 'ambulance'], ['County Fire Brigade', 'fire and rescue'],
    ['Northfield Borough Council', 'local authority'], ['Healthwatch Northfield', 'voluntary'], ['Probation Service', 'probation'], ['Hillside Academy', 'education'], ['Acme', 'other'],
  ])('%s sounds like %s', (name, kind) => expect(organisationKindOf(name)).toBe(kind));
});

const line = (text: string, organisations: string[] = []) => {
  const [first] = parseMembers(text, organisations);
  if (first === undefined) throw new Error('nothing was read');
  const { name, organisation, role, post, email } = first;
  return { class: first.class, name: name === null ? null : [name.title, name.givenName, name.familyName].filter(Boolean).join(' '), organisation, role, post, email };
};
const member = { class: 'member', name: 'Ann Lee', organisation: 'Northfield Trust', role: null, post: null, email: null };

describe('a line of a membership list', () => {
  it.each([
    ['Ann Lee\tNorthfield Trust', member],
    ['Ann Lee\tNorthfield Trust (Director of Care (Adults))', { ...member, post: 'Director of Care (Adults)' }],
    ['Cllr Ann Lee (Chair)\tNorthfield Trust (Cabinet Member for Health)', { ...member, class: 'chair', name: 'Cllr Ann Lee', post: 'Cabinet Member for Health' }],
    ['Ann Lee (Vice-Chair)\tNorthfield Trust', { ...member, class: 'deputy chair' }],
    ['Ann Lee\tNorthfield Trust\tChief Nurse\tAdviser', { ...member, class: 'adviser', post: 'Chief Nurse' }],
    ['1. Dr Ann Lee, Northfield Trust, Chief Nurse, member', { ...member, name: 'Dr Ann Lee', post: 'Chief Nurse' }],
    ['• Ann Lee, Northfield Trust (Chief Nurse)', { ...member, post: 'Chief Nurse' }],
    ['Ann Lee, Northfield Trust, Head of Policy, Planning and Law', { ...member, post: 'Head of Policy, Planning and Law' }],
    ['Ann Lee – Northfield Trust (Chief Nurse)', { ...member, post: 'Chief Nurse' }],
    ['Ann Lee    Northfield Trust', member],
    ['Ann Lee\tNorthfield Trust (NHS)', { ...member, organisation: 'Northfield Trust (NHS)' }],
    ['Ann Lee (Head teacher)\tNorthfield Trust', { ...member, post: 'Head teacher' }],
    ['Ann Lee <ann.lee@example.org>, Northfield Trust', { ...member, email: 'ann.lee@example.org' }],
    ['Ann Lee\tIndependent Chair of the Adults Board', { ...member, organisation: null, role: 'Independent Chair of the Adults Board' }],
    ['Ann Lee, Independent chair', { ...member, class: 'chair', organisation: null, role: 'Independent chair' }],
    ['Ann Lee\tLay member', { ...member, class: 'lay', organisation: null, role: 'Lay member' }],
    ['Vacant\tNorthfield Trust', { ...member, name: null }],
    ['Vacant, Northfield Trust (Chief Nurse)', { ...member, name: null, role: 'Chief Nurse' }],
    ['(vacant)\tNorthfield Trust', { ...member, name: null }],
    ['TBC\tIndependent Chair of the Adults Board', { ...member, name: null, organisation: null, role: 'Independent Chair of the Adults Board' }],
    ['Ann Lee', { ...member, organisation: null }],
  ])('%s', (text, expected) => expect(line(text)).toEqual(expected));

  it('keeps the commas of an organisation that is known', () =>
    expect(line('Ann Lee, Eastham, Westham & Northfield Trust, Chief Nurse', ['Eastham, Westham and Northfield Trust']))
      .toEqual({ ...member, organisation: 'Eastham, Westham & Northfield Trust', post: 'Chief Nurse' }));
});

describe('a whole list', () => {
  it('takes the class of the heading above, passes over blank lines, and reads Windows line ends', () => {
    const list = parseMembers('Membership\r\n\r\nAnn Lee (Chair)\tCouncil\r\nBo Ray\tPolice\r\nStanding Invited Guests\r\nVacant\tFire Brigade\r\n');
    expect(list.map((one) => [one.class, one.name?.familyName ?? 'vacant'])).toEqual([['chair', 'Lee'], ['member', 'Ray'], ['standing invited guest', 'vacant']]);
  });
  it('follows a heading row, whatever the order of its columns', () => {
    const list = parseMembers('Agency\tName\tJob title\tE-mail\nPolice\tBo Ray\tSuperintendent\tbo@example.org\nCouncil\tVacant\tHead of Care\t');
    expect(list.map(({ organisation, post, role, email, name }) => ({ organisation, post, role, email, name: name?.familyName ?? null }))).toEqual([
      { organisation: 'Police', post: 'Superintendent', role: null, email: 'bo@example.org', name: 'Ray' },
      { organisation: 'Council', post: null, role: 'Head of Care', email: null, name: null },
    ]);
  });
  it('of nothing is nothing', () => expect(parseMembers(' \n\n')).toEqual([]));
});
