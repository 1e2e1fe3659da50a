/**
 * What was found under a path: what its method does with the parts that have names; or which methods it has, or what
 * cannot be read in it.
 */
export type Found<R> =
  | { readonly kind: 'found'; readonly row: R; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'other-methods'; readonly allowed: readonly string[] }
  | { readonly kind: 'undecodable'; readonly part: string };

/** All methods of one path. */
type Place<R> = { readonly path: string; readonly parts: readonly Part[]; readonly rows: Map<string, R> };

/** What stands between two slashes: as it is, or with a name in it. */
type Part = string | { readonly name: string; readonly form: RegExp };

/**
 * Rows by method and path, `{names}` in it: a look into a map, where a walk through ninety patterns would cost a good
 * part of a ticket. As express matches them: letters in any case, a slash at the end or none, HEAD as GET. What has no
 * names goes before what has some.
 */
export class PathTable<R> {
  private readonly plain = new Map<string, Place<R>>();
  /** Paths with names in them, by how many parts they have. */
  private readonly named = new Map<number, Place<R>[]>();

  add(method: string, path: string, row: R): void {
    const parts = partsOf(path).map(partFrom);
    this.placeAt(path, parts).rows.set(method, row);
  }

  private placeAt(path: string, parts: readonly Part[]): Place<R> {
    const made: Place<R> = { path, parts, rows: new Map() };
    if (parts.every((part) => typeof part === 'string')) {
      const key = parts.join('/');
      const place = this.plain.get(key) ?? made;
      this.plain.set(key, place);
      return place;
    }
    const alike = this.named.get(parts.length) ?? [];
    this.named.set(parts.length, alike);
    const found = alike.find((each) => each.path === path);
    if (found !== undefined) return found;
    alike.push(made);
    return made;
  }

  /** Undefined: there is no such path. */
  find(method: string, path: string): Found<R> | undefined {
    const parts = partsOf(path);
    let allowed: readonly string[] | undefined;
    for (const place of this.placesOf(parts)) {
      const params = paramsOf(place.parts, parts);
      if (typeof params === 'string') return { kind: 'undecodable', part: params };
      const row = place.rows.get(method) ?? (method === 'HEAD' ? place.rows.get('GET') : undefined);
      if (row !== undefined) return { kind: 'found', row, params };
      allowed ??= [...place.rows.keys()].flatMap((each) => (each === 'GET' ? [each, 'HEAD'] : [each]));
    }
    return allowed === undefined ? undefined : { kind: 'other-methods', allowed };
  }

  private *placesOf(parts: readonly string[]): Iterable<Place<R>> {
    const plain = this.plain.get(parts.join('/').toLowerCase());
    if (plain !== undefined) yield plain;
    for (const place of this.named.get(parts.length) ?? []) {
      if (place.parts.every((part, at) => fits(part, parts[at] ?? ''))) yield place;
    }
  }
}

function partsOf(path: string): string[] {
  const from = path.startsWith('/') ? 1 : 0;
  return path.slice(from, path.length > 1 && path.endsWith('/') ? -1 : undefined).split('/');
}

function partFrom(text: string): Part {
  const [, before = '', name, after = ''] = /^(.*)\{(\w+)\}(.*)$/.exec(text) ?? [];
  if (name === undefined) return text.toLowerCase();
  return { name, form: new RegExp(`^${escaped(before)}(.+)${escaped(after)}$`, 'i') };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function fits(part: Part, given: string): boolean {
  return typeof part === 'string' ? part === given.toLowerCase() : part.form.test(given);
}

/** The part that has no reading, where there is one. */
function paramsOf(parts: readonly Part[], given: readonly string[]): Record<string, string> | string {
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    if (typeof part === 'string') continue;
    const value = part.form.exec(given[at] ?? '')?.[1] ?? '';
    try {
      params[part.name] = decodeURIComponent(value);
    } catch {
      return value;
    }
  }
  return params;
}
