/** A path as a hall knows it, and the hall that the address names; undefined: the only or default one. */
export type HallAddress = { readonly hall: string | undefined; readonly path: string };

const PAGES = /^\/h\/([^/?#]+)(.*)$/s;
const API = /^\/api\/v1\/halls\/([^/?#]+)(.*)$/s;

/**
 * Takes the hall out of an address: `/h/north/kiosk` is `/kiosk` of the hall north, `/api/v1/halls/north/tickets` its
 * `/api/v1/tickets`. What cannot be decoded names a hall that nobody has.
 */
export function hallAddressIn(address: string): HallAddress {
  const page = PAGES.exec(address);
  if (page !== null) return { hall: decoded(page[1] ?? ''), path: rooted(page[2] ?? '') };
  const api = API.exec(address);
  if (api !== null) return { hall: decoded(api[1] ?? ''), path: `/api/v1${api[2] ?? ''}` };
  return { hall: undefined, path: address };
}

/** The other way: where a path of a hall stands for everybody. Addresses elsewhere stay as they are. */
export function atHall(hall: string | undefined, path: string): string {
  if (hall === undefined || !path.startsWith('/') || path.startsWith('//')) return path;
  const name = encodeURIComponent(hall);
  const api = /^\/api\/v1(?=[/?#]|$)/.exec(path)?.[0];
  return api === undefined ? `/h/${name}${path}` : `${api}/halls/${name}${path.slice(api.length)}`;
}

function rooted(rest: string): string {
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
