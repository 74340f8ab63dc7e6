import { useMemo, useSyncExternalStore } from 'react';

/** A place in the product: "#/meetings?body=…&year=2026". The body and the year being looked at are part of it. */
export interface Address {
  path: string;
  query: Readonly<Record<string, string>>;
}

/** Kept from page to page unless a link says otherwise. */
const CARRIED = ['body', 'year'] as const;

/** Reads the part after `#`. Never throws: whatever is not understood is left out. */
export function parseAddress(hash: string): Address {
  const [path = '', search = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  return { path: `/${path.replace(/^\/+|\/+$/g, '')}`, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** The opposite, with the leading `#`. Empty values are left out. */
export function formatAddress({ path, query }: Address): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return `#${path}${search === '' ? '' : `?${search}`}`;
}

/**
 * The link to another place, seen from here: `to` may have a query of its own. The body and year being looked at come along, unless
 * `to` names others; `body=` (empty) drops it.
 */
export function addressFrom(here: Address, to: string): string {
  const there = parseAddress(to);
  const carried = Object.fromEntries(CARRIED.flatMap((key) => (here.query[key] === undefined ? [] : [[key, here.query[key]]])));
  return formatAddress({ path: there.path, query: { ...carried, ...there.query } });
}

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};
const hash = () => window.location.hash;

/** Where we are. */
export function useAddress(): Address {
  const now = useSyncExternalStore(subscribe, hash);
  return useMemo(() => parseAddress(now), [now]);
}

/** Makes the href of a link to a path: `href('/meetings/…')`. */
export function useHref(): (to: string) => string {
  const here = useAddress();
  return useMemo(() => (to: string) => addressFrom(here, to), [here]);
}

/** Goes somewhere, keeping the body and the year. `replace`: without a step of its own for the Back key. */
export function go(to: string, options: { replace?: boolean } = {}): void {
  const target = addressFrom(parseAddress(window.location.hash), to);
  if (options.replace !== true) {
    window.location.hash = target;
    return;
  }
  window.history.replaceState(null, '', target);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Changes parts of the query of this place ("" removes one), such as a filter. Replaces by default: typing in a filter is no step for Back. */
export function setQuery(set: Record<string, string>, options: { replace?: boolean } = { replace: true }): void {
  const here = parseAddress(window.location.hash);
  const target = formatAddress({ path: here.path, query: { ...here.query, ...set } });
  if (options.replace === false) {
    window.location.hash = target;
    return;
  }
  window.history.replaceState(null, '', target);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The hook wouter matches paths with: only the path, since the query is read with `useAddress`. */
export const usePathLocation = (): [string, (to: string, options?: { replace?: boolean }) => void] => [useAddress().path, go];
usePathLocation.hrefs = (href: string): string => addressFrom(parseAddress(window.location.hash), href);
