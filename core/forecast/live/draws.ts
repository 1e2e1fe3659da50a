/** Chance by name instead of by turn: what one visitor draws is the same whoever comes or goes beside. */
export function mixed(seed: number, id: number): number {
  let hash = (seed + Math.imul(id, 0x9e3779b1)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** A number in [0, 1) by seed and id. */
export function uniformOf(seed: number, id: number): number {
  return (mixed(seed, id) >>> 0) / 4294967296;
}

/** A standard normal number by seed and id (Box and Muller 1958). */
export function normalOf(seed: number, id: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniformOf(seed, id)));
  return radius * Math.cos(2 * Math.PI * uniformOf(seed ^ 0x5bd1e995, id));
}

/** An id of a name (FNV-1a). */
export function idOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash;
}

/** What a part of 0 to 1 stands for, between the values of a table. */
export function valueAt(table: Float64Array, part: number): number {
  const at = part * (table.length - 1);
  const below = at | 0;
  const from = table[below] ?? 0;
  return from + ((table[below + 1] ?? from) - from) * (at - below);
}

/** The part that lies below a value. */
export function partAt(table: Float64Array, value: number): number {
  const last = table.length - 1;
  if (value <= (table[0] ?? 0)) return 0;
  if (value >= (table[last] ?? 0)) return 1;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((table[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  const from = table[low] ?? 0;
  return (low + (value - from) / Math.max((table[high] ?? from) - from, 1e-12)) / last;
}
