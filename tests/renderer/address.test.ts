import { describe, expect, it } from 'vitest';
import { addressFrom, formatAddress, parseAddress } from '../../renderer/address.ts';
import { pathTo } from '../../renderer/places.ts';
import { FOUND_KINDS } from '../../shared/board.ts';

describe('an address', () => {
  it.each([
    ['', { path: '/', query: {} }],
    ['#/', { path: '/', query: {} }],
    ['#meetings', { path: '/meetings', query: {} }],
    ['#/meetings/', { path: '/meetings', query: {} }],
    ['#/meetings/1?body=b&year=2026', { path: '/meetings/1', query: { body: 'b', year: '2026' } }],
    ['#/people?find=a%3Fb%26c', { path: '/people', query: { find: 'a?b&c' } }],
    ['#/people?find=what?now', { path: '/people', query: { find: 'what?now' } }],
  ])('%s is understood', (hash, address) => expect(parseAddress(hash)).toEqual(address));

  it('comes back the same after being written and read', () => {
    const address = { path: '/meetings/1', query: { body: 'b', find: 'O’Brien & Sons? 100%' } };
    expect(parseAddress(formatAddress(address))).toEqual(address);
  });

  it('leaves out what is empty', () => expect(formatAddress({ path: '/actions', query: { lead: '', status: 'open' } })).toBe('#/actions?status=open'));
});

describe('a link', () => {
  const here = parseAddress('#/meetings?body=b&year=2025&find=x');
  it('takes the body and the year along and leaves the filters behind', () => expect(addressFrom(here, '/actions')).toBe('#/actions?body=b&year=2025'));
  it('can name another body, or all of them', () => {
    expect(addressFrom(here, '/actions?body=c')).toBe('#/actions?body=c&year=2025');
    expect(addressFrom(here, '/actions?body=')).toBe('#/actions?year=2025');
  });
  it('keeps its own query', () => expect(addressFrom(here, '/actions?open=7')).toBe('#/actions?body=b&year=2025&open=7'));
  it('leads somewhere for every kind of record that can be found', () => {
    for (const kind of FOUND_KINDS) expect(pathTo({ kind, id: 'x', meetingId: 'm', bodyId: 'b', planId: 'p', yearId: 'y' })).toMatch(/^\/(meetings\/m|meetings\/x|bodies\/x|actions|people|organisations|plan\?plan=[px]|threads|challenges|risks|recommendations|budget\?fy=y&tab=ledger&open=line:x)/);
  });
});
