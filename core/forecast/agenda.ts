import type { Instant } from '../base/time.ts';

type Entry = { readonly at: Instant; readonly order: number; readonly run: (now: Instant) => void };

/** What is going to happen in a simulated hall: a binary heap by instant, then by the order of entry. */
export type Agenda = { readonly entries: Entry[]; entered: number };

export function emptyAgenda(): Agenda {
  return { entries: [], entered: 0 };
}

/** Puts something on the agenda; at equal instants what was entered first happens first. */
export function enter(agenda: Agenda, at: Instant, run: (now: Instant) => void): void {
  const { entries } = agenda;
  const entry = { at, order: agenda.entered++, run };
  let hole = entries.length;
  entries.push(entry);
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    const above = entries[parent] as Entry;
    if (!isBefore(entry, above)) break;
    entries[hole] = above;
    hole = parent;
  }
  entries[hole] = entry;
}

/** Lets everything happen, in order, until nothing is left to come. */
export function runAll(agenda: Agenda): void {
  for (let first = takeFirst(agenda); first !== undefined; first = takeFirst(agenda)) first.run(first.at);
}

function takeFirst({ entries }: Agenda): Entry | undefined {
  const first = entries[0];
  const last = entries.pop();
  if (first === undefined || last === undefined || entries.length === 0) return first;
  let hole = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= entries.length) break;
    if (child + 1 < entries.length && isBefore(entries[child + 1] as Entry, entries[child] as Entry)) child += 1;
    const below = entries[child] as Entry;
    if (!isBefore(below, last)) break;
    entries[hole] = below;
    hole = child;
  }
  entries[hole] = last;
  return first;
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
