import { keptHere, readKept } from '../../web/kept-here.ts';

const KEY = 'hallcall.ticked';
/** As many as one counter has in hand and puts aside in a day's busiest hour. */
const KEPT = 20;

/** What was ticked of the papers, by ticket and step; the newest last. */
type Ticked = readonly (readonly [key: string, ticked: readonly number[]])[];

/** The papers of a step that were ticked on this PC, also before a reload. */
export function loadTicked(ticket: string, step: number): readonly number[] {
  return read().find(([key]) => key === keyOf(ticket, step))?.[1] ?? [];
}

/** Keeps them on this PC; they go nowhere else. */
export function saveTicked(ticket: string, step: number, ticked: readonly number[]): void {
  const key = keyOf(ticket, step);
  const others = read().filter(([each]) => each !== key);
  keptHere.setItem(KEY, JSON.stringify([...others, [key, ticked]].slice(-KEPT)));
}

function keyOf(ticket: string, step: number): string {
  return `${ticket}/${String(step)}`;
}

function read(): Ticked {
  const stored = readKept(keptHere, KEY);
  return Array.isArray(stored) ? stored.filter(isEntry) : [];
}

function isEntry(entry: unknown): entry is Ticked[number] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && Array.isArray(entry[1]);
}
