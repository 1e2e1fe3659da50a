import type { BoardCall } from '../../core/protocol/shapes/board.ts';

/** Three times 0.9 s: how long a new call flashes, and how long the next one has to wait for its turn. */
export const FLASH_MS = 2700;

/**
 * Once so many wait for their turn, each has a single flash: nobody's number is to come when its owner has long been
 * there.
 */
const CROWDED = 3;
const SHORT_MS = 900;

/** A call that did not have its turn by this age stands in the list like any other: the band is for what is new. */
export const TOO_LATE_MS = 30_000;

/** What a board remembers may be later than the hall's time by so much. */
const AHEAD_AT_MOST_MS = 60_000;

/** After the flash the call stays marked so long. */
export const HIGHLIGHT_MS = FLASH_MS + 9000;

/**
 * The last call that this board has announced. A call is known by its seq; the time tells a new day, whose seq begins
 * again.
 */
export type Heard = { readonly seq: number; readonly at: string };

/** A call on the stage, and since when. */
export type Announcement = { readonly call: BoardCall; readonly startedAt: number };

/** What is announced now and what waits for its turn. Nothing is lost: the list shows a waiting call at once. */
export type Stage = {
  readonly heard: Heard | undefined;
  readonly current: Announcement | undefined;
  readonly pending: readonly BoardCall[];
};

export function initialStage(heard: Heard | undefined): Stage {
  return { heard, current: undefined, pending: [] };
}

/**
 * Takes the calls of a new view. Announced is what is later than the last announced and younger than the repeat window;
 * a board that remembers nothing begins with what it finds. A recall has a new seq and is announced again; a reload is
 * not.
 */
export function hear(before: Stage, calls: readonly BoardCall[], now: number, repeatWindowMs: number): Stage {
  const stage = isOfAnotherTime(before.heard, calls, now) ? { ...before, heard: undefined } : before;
  const news = calls.filter((call) => stage.heard !== undefined && isLater(call, stage.heard)).sort(byTime);
  const newest = [...calls].sort(byTime).at(-1);
  const heard =
    newest === undefined
      ? // An empty board has missed nothing: the first call of all is news.
        (stage.heard ?? { seq: 0, at: new Date(now).toISOString() })
      : stage.heard === undefined || isLater(newest, stage.heard)
        ? heardOf(newest)
        : stage.heard;
  const young = news.filter((call) => now - Date.parse(call.at) <= repeatWindowMs);
  // A number called again before its turn came is announced once, where it goes now.
  const waiting = stage.pending.filter((call) => !young.some((other) => other.number === call.number));
  const pending = [...waiting, ...young].filter((call) => !wasTakenBack(call, calls));
  const current = stage.current !== undefined && wasTakenBack(stage.current.call, calls) ? undefined : stage.current;
  return advance({ heard, current, pending }, now);
}

/**
 * Remembered from a time that has not come yet, by a hall or a clock that was wrong: it would silence the board until
 * then.
 */
function isOfAnotherTime(heard: Heard | undefined, calls: readonly BoardCall[], now: number): boolean {
  if (heard === undefined || Date.parse(heard.at) <= now + AHEAD_AT_MOST_MS) return false;
  return !calls.some((call) => Date.parse(call.at) >= Date.parse(heard.at));
}

/**
 * A call that is gone while older ones are still there was taken back, or its owner is long at the counter: it is not
 * announced.
 */
function wasTakenBack(call: BoardCall, calls: readonly BoardCall[]): boolean {
  if (calls.some((each) => each.number === call.number)) return false;
  return calls.length === 0 || calls.some((each) => isLater(call, heardOf(each)));
}

/**
 * What a board keeps over a reload: the last call that it has announced, not the last that it has heard of, so that
 * those that were still waiting for their turn are announced after it. `kept` is what it kept before; a board that
 * remembers nothing begins with what it finds.
 */
export function remembered(stage: Stage, kept: Heard | undefined): Heard | undefined {
  const { current } = stage;
  if (current === undefined) return kept ?? stage.heard;
  return kept?.seq === current.call.seq && kept.at === current.call.at ? kept : heardOf(current.call);
}

/**
 * Lets the next call have its turn when the one before has flashed; under a flood of calls turns are short, and what is
 * too late has none.
 */
export function advance(stage: Stage, now: number): Stage {
  if (stage.pending.length === 0) return stage;
  const inTime = stage.pending.filter((call) => now - Date.parse(call.at) <= TOO_LATE_MS);
  const turnMs = inTime.length >= CROWDED ? SHORT_MS : FLASH_MS;
  const busy = stage.current !== undefined && now - stage.current.startedAt < turnMs;
  const [next, ...rest] = inTime;
  if (busy || next === undefined) return inTime.length === stage.pending.length ? stage : { ...stage, pending: inTime };
  return { ...stage, current: { call: next, startedAt: now }, pending: rest };
}

/** `flash` while the background changes, `marked` while it stays highlighted, `calm` after that. */
export type Phase = 'flash' | 'marked' | 'calm';

/**
 * `speaking`: a voice that began before the call was calm still speaks. It keeps the call marked, but no longer than a
 * call is new.
 */
export function phaseOf(announcement: Announcement | undefined, now: number, speaking = false): Phase {
  if (announcement === undefined) return 'calm';
  const age = now - announcement.startedAt;
  if (age < FLASH_MS) return 'flash';
  return age < (speaking ? TOO_LATE_MS : HIGHLIGHT_MS) ? 'marked' : 'calm';
}

/**
 * The call in the band, and the others below it, newest first. When no turn is under way or to come, the band has the
 * newest, announced or not.
 */
export function arrange(
  stage: Stage,
  calls: readonly BoardCall[],
  phase: Phase,
): { readonly top: BoardCall | undefined; readonly rest: readonly BoardCall[] } {
  const current = phase === 'calm' && stage.pending.length === 0 ? undefined : stage.current;
  const shown =
    current === undefined
      ? undefined
      : calls.find((call) => call.seq === current.call.seq && call.at === current.call.at);
  const top = shown ?? calls[0];
  return { top, rest: calls.filter((call) => call !== top) };
}

function isLater(call: BoardCall, heard: Heard): boolean {
  const [at, before] = [Date.parse(call.at), Date.parse(heard.at)];
  return at === before ? call.seq > heard.seq : at > before;
}

function byTime(a: BoardCall, b: BoardCall): number {
  return Date.parse(a.at) - Date.parse(b.at) || a.seq - b.seq;
}

function heardOf(call: BoardCall): Heard {
  return { seq: call.seq, at: call.at };
}
