import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { grouped } from '../../../core/base/grouped.ts';
import { MINUTE, SECOND, type Millis } from '../../../core/base/time.ts';
import type { RecordedDay, RecordedShift, RecordedVisit } from '../../../core/forecast/learn/recorded.ts';

/** What an office showed of one of its lines at one moment. */
type Snapshot = {
  readonly office: string;
  readonly group_id: string;
  readonly letter: string;
  readonly date: string;
  readonly minute: string;
  readonly open_counters: string;
  readonly waiting: string;
  readonly current_number: string;
};

type Look = {
  readonly atMs: Millis;
  readonly open: number;
  readonly waiting: number;
  readonly number: number | undefined;
};

/** More numbers than this are not called between two looks: the display has begun anew. */
const MOST_CALLED = 40;

/**
 * Days as they may have been, from looks at an office's display every few minutes: who was called follows from the
 * number on it, who came from how many wait. When within the minutes, and when services ended, is guessed.
 */
export async function daysBySnapshots(file: string): Promise<ReadonlyMap<string, readonly RecordedDay[]>> {
  const bytes = await readFile(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const rows = parse(text, { columns: true, skip_empty_lines: true }) as readonly Snapshot[];
  const offices = new Map<string, readonly RecordedDay[]>();
  for (const [office, own] of grouped(rows, (row) => row.office)) {
    const days = [...grouped(own, ({ date }) => date)].sort(([a], [b]) => (a < b ? -1 : 1));
    offices.set(
      office,
      days.map(([day, ofDay]) => dayOf(day, ofDay)),
    );
  }
  return offices;
}

function dayOf(day: string, rows: readonly Snapshot[]): RecordedDay {
  const visits: RecordedVisit[] = [];
  const shifts: RecordedShift[] = [];
  for (const [line, own] of grouped(rows, ({ letter, group_id }) => `${letter}${group_id}`)) {
    const looks = own
      .map((row): Look => ({
        atMs: Number(row.minute) * MINUTE,
        open: Number(row.open_counters) || 0,
        waiting: Number(row.waiting) || 0,
        number: row.current_number === '' ? undefined : Number(row.current_number),
      }))
      .sort((a, b) => a.atMs - b.atMs);
    const crew = shiftsOf(line, looks);
    shifts.push(...crew);
    visits.push(...visitsOf(day, line, looks, crew));
  }
  return { day, visits: visits.sort((a, b) => a.arrivedMs - b.arrivedMs), shifts };
}

/** The n-th counter is open while so many are. */
function shiftsOf(line: string, looks: readonly Look[]): RecordedShift[] {
  const most = looks.reduce((least, { open }) => Math.max(least, open), 0);
  return Array.from({ length: most }, (_, at) => at + 1).flatMap((place) => {
    const shifts: RecordedShift[] = [];
    let openedMs: Millis | undefined;
    for (const { atMs, open } of [...looks, { atMs: (looks.at(-1)?.atMs ?? 0) + 5 * MINUTE, open: 0 }]) {
      if (open >= place) openedMs ??= atMs;
      else if (openedMs !== undefined) {
        shifts.push({ counter: `${line}-${String(place)}`, openedMs, closedMs: atMs, lines: [line] });
        openedMs = undefined;
      }
    }
    return shifts;
  });
}

function visitsOf(
  day: string,
  line: string,
  looks: readonly Look[],
  crew: readonly RecordedShift[],
): readonly RecordedVisit[] {
  const came: Millis[] = [];
  const called: Millis[] = [];
  const left: Millis[] = [];
  looks.forEach((look, at) => {
    const before = looks[at - 1];
    if (before === undefined) return;
    const moved = (look.number ?? before.number ?? 0) - (before.number ?? 0);
    const calls = moved < 0 || moved > MOST_CALLED ? 0 : moved;
    const comes = look.waiting - before.waiting + calls;
    called.push(...spread(calls, before.atMs, look.atMs));
    if (comes >= 0) came.push(...spread(comes, before.atMs, look.atMs));
    else left.push(...spread(-comes, before.atMs, look.atMs));
  });
  return served(day, line, matched(came, called, left), crew);
}

/** So many moments, alike between two. */
function spread(count: number, fromMs: Millis, toMs: Millis): readonly Millis[] {
  return Array.from({ length: count }, (_, at) => Math.round(fromMs + ((toMs - fromMs) * (at + 0.5)) / count));
}

type Course = { readonly arrivedMs: Millis; calledMs: Millis | undefined; leftMs: Millis | undefined };

/** Whoever has come first is called first; who leaves is the last. */
function matched(came: readonly Millis[], called: readonly Millis[], left: readonly Millis[]): readonly Course[] {
  const all: Course[] = [];
  const waiting: Course[] = [];
  const moments = [
    ...came.map((atMs) => ({ atMs, kind: 0 })),
    ...called.map((atMs) => ({ atMs, kind: 1 })),
    ...left.map((atMs) => ({ atMs, kind: 2 })),
  ].sort((a, b) => a.atMs - b.atMs || a.kind - b.kind);
  for (const { atMs, kind } of moments) {
    if (kind === 2) {
      const last = waiting.pop();
      if (last !== undefined) last.leftMs = atMs;
      continue;
    }
    const visit: Course = (kind === 1 ? waiting.shift() : undefined) ?? {
      arrivedMs: atMs,
      calledMs: undefined,
      leftMs: undefined,
    };
    if (kind === 1) visit.calledMs = atMs;
    else waiting.push(visit);
    if (visit.arrivedMs === atMs) all.push(visit);
  }
  return all;
}

/** The counter that called longest ago calls; a service ends before its next call, and is not endless. */
function served(
  day: string,
  line: string,
  courses: readonly Course[],
  crew: readonly RecordedShift[],
): readonly RecordedVisit[] {
  const lastCall = new Map<string, { readonly at: number; readonly atMs: Millis }>();
  const visits = courses.map(({ arrivedMs, calledMs, leftMs }): RecordedVisit => ({
    ...{ day, arrivedMs, line, service: '', category: '', calledMs },
    ...{ endedMs: leftMs, counter: undefined, outcome: calledMs === undefined ? 'left' : 'served' },
  }));
  const order = visits.map((_, at) => at).filter((at) => visits[at]?.calledMs !== undefined);
  order.sort((a, b) => (visits[a]?.calledMs ?? 0) - (visits[b]?.calledMs ?? 0));
  const spans: Millis[] = [];
  const ended = new Map<number, Millis>();
  const at = new Map<number, string>();
  for (const visit of order) {
    const nowMs = visits[visit]?.calledMs ?? 0;
    const open = crew.filter(({ openedMs, closedMs = Infinity }) => openedMs <= nowMs && nowMs < closedMs);
    const since = ({ counter }: RecordedShift): Millis => lastCall.get(counter)?.atMs ?? -1;
    const [first] = [...open].sort((a, b) => since(a) - since(b));
    if (first === undefined) continue;
    const before = lastCall.get(first.counter);
    if (before !== undefined) {
      ended.set(before.at, Math.max(before.atMs, nowMs - SECOND));
      spans.push(nowMs - before.atMs);
    }
    lastCall.set(first.counter, { at: visit, atMs: nowMs });
    at.set(visit, first.counter);
  }
  const usual = [...spans].sort((a, b) => a - b)[Math.floor(spans.length / 2)] ?? 10 * MINUTE;
  return visits.map((each, place) => {
    const { calledMs } = each;
    if (calledMs === undefined) return each;
    const counter = at.get(place);
    const endedMs = Math.min(ended.get(place) ?? Infinity, calledMs + 3 * usual);
    return { ...each, endedMs, counter };
  });
}
