import { atHall, hallAddressIn } from '../../core/base/hall-address.ts';

/** The hall that this page's address names; undefined: none, the page belongs to the only or default one. */
export function ownHall(): string | undefined {
  return typeof location === 'undefined' ? undefined : hallAddressIn(location.pathname).hall;
}

/** A path of the hall, as this page reaches it: pages, the API and files of its own hall, never of another. */
export function here(path: string): string {
  return atHall(ownHall(), path);
}

/** The name under which this browser keeps something of the hall: it may show several halls. */
export function keptAs(name: string): string {
  const hall = ownHall();
  return hall === undefined ? name : `${name}@${hall}`;
}
