import type { CategoryId, LineId } from '../base/names.ts';
import { MINUTE, type BusinessDay, type Instant, type Millis } from '../base/time.ts';
import type { StepIndex, TicketId } from '../queue/ticket.ts';

/** A wait that was forecast, in whole seconds, and how likely the call is today at all, from 0 to 1. */
export type ForeseenWait = {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly chanceToday: number;
};

/** Who is called today in too few runs for a range: all that is foreseen is how likely it is. */
export type ForeseenChance = Pick<ForeseenWait, 'chanceToday'>;

export type Foreseen = ForeseenWait | ForeseenChance;

/** What one run of the forecast says of everybody. */
export type ForeseenWaits = {
  readonly day: BusinessDay;
  /** The event up to which it knows the day. */
  readonly seq: number;
  readonly steps: readonly (Foreseen & {
    readonly ticket: TicketId;
    readonly step: StepIndex;
    readonly line: LineId;
  })[];
  readonly newcomers: readonly (Foreseen & { readonly line: LineId; readonly category: CategoryId })[];
};

/** Until when whoever takes a number in a line is called today; lines where that is so until the last are not in it. */
export type CertainUntil = { readonly line: LineId; readonly until: Instant };

/** What is told differently from before. */
export type ChangedWaits = { readonly tickets: ReadonlySet<TicketId>; readonly lines: ReadonlySet<LineId> };

/** A middle that moves by more than both is told anew, though it is within what was told. */
const MOVES_BY = 120;
const MOVES_BY_PART = 0.15;
/** A chance is told anew when it moves by this. */
const CHANCE_MOVES = 0.05;
/** Until when it is certain is told later only by so much or more; earlier at once. */
const LATER_BY_MS: Millis = 20 * MINUTE;

/**
 * The waits of this moment as they are told, wherever they are told: kiosk, slip, phone, boards, desk and manager look
 * them up here. Empty where there is no forecast; then everybody tells what the formula says. Not of the day's events:
 * what was told with a number stands in its event.
 */
export class WaitBook {
  private steps = new Map<string, Foreseen>();
  private newcomers = new Map<string, Foreseen>();
  private certain: ReadonlyMap<LineId, Instant> = new Map();
  /** How many usually come when: stays though nobody foresees anything. */
  usual: { readonly days: number; readonly halfHours: readonly number[] } | undefined;
  private day: BusinessDay | undefined;
  private seq = 0;

  /**
   * Takes a new forecast. What is told stays while it is still true, so that it does not flicker: `told` is what was
   * told of a step at issue.
   */
  take(waits: ForeseenWaits, told: (ticket: TicketId, step: StepIndex) => ForeseenWait | undefined): ChangedWaits {
    const before = this.day === waits.day ? this : new WaitBook();
    const [tickets, lines] = [new Set<TicketId>(), new Set<LineId>()];
    const steps = new Map<string, Foreseen>();
    for (const each of waits.steps) {
      const key = stepKey(each.ticket, each.step, each.line);
      const shown = before.steps.get(key);
      const next = steady(shown ?? told(each.ticket, each.step), each);
      if (next !== shown) tickets.add(each.ticket);
      steps.set(key, next);
    }
    for (const key of before.steps.keys()) if (!steps.has(key)) tickets.add(key.split(' ')[0] ?? '');
    const newcomers = new Map<string, Foreseen>();
    for (const each of waits.newcomers) {
      const key = newcomerKey(each.line, each.category);
      const shown = before.newcomers.get(key);
      const next = steady(shown, each);
      if (next !== shown) lines.add(each.line);
      newcomers.set(key, next);
    }
    for (const key of before.newcomers.keys()) if (!newcomers.has(key)) lines.add(key.split('\n')[0] ?? '');
    const { certain } = before;
    Object.assign(this, { steps, newcomers, certain, day: waits.day, seq: waits.seq });
    return { tickets, lines };
  }

  /** Takes until when it is certain to be called today. What was told goes on where it has become little later. */
  takeCertain(day: BusinessDay, found: readonly CertainUntil[]): ChangedWaits {
    if (this.day !== day) return { tickets: new Set(), lines: new Set() };
    const next = new Map<LineId, Instant>();
    for (const { line, until } of found) {
      const shown = this.certain.get(line);
      next.set(line, shown !== undefined && until >= shown && until - shown < LATER_BY_MS ? shown : until);
    }
    const lines = new Set<LineId>();
    for (const line of [...this.certain.keys(), ...next.keys()])
      if (this.certain.get(line) !== next.get(line)) lines.add(line);
    // Another edition, so that what is kept of newcomers is told anew.
    Object.assign(this, { certain: next, newcomers: lines.size === 0 ? this.newcomers : new Map(this.newcomers) });
    return { tickets: new Set(), lines };
  }

  /** Nobody foresees anything now. True when somebody did before. */
  clear(): boolean {
    const had = this.day !== undefined;
    Object.assign(this, { steps: new Map(), newcomers: new Map(), certain: new Map(), day: undefined, seq: 0 });
    return had;
  }

  /** Another one once something else is foreseen. */
  get edition(): object {
    return this.newcomers;
  }

  /** Whether waits of that day are foreseen now. */
  isOf(day: BusinessDay): boolean {
    return this.day === day;
  }

  /** Whether a ticket that began with this event has not been looked at yet. */
  isBefore(seq: number): boolean {
    return this.day !== undefined && this.seq < seq;
  }

  ofStep(day: BusinessDay, ticket: TicketId, step: StepIndex, line: LineId): Foreseen | undefined {
    return this.day === day ? this.steps.get(stepKey(ticket, step, line)) : undefined;
  }

  certainUntil(day: BusinessDay, line: LineId): Instant | undefined {
    return this.day === day ? this.certain.get(line) : undefined;
  }

  ofNewcomer(day: BusinessDay, line: LineId, category: CategoryId): Foreseen | undefined {
    return this.day === day ? this.newcomers.get(newcomerKey(line, category)) : undefined;
  }
}

/** Whether more than a chance is foreseen. */
export function hasRange(foreseen: Foreseen): foreseen is ForeseenWait {
  return 'p50' in foreseen;
}

/** What is told next: what is told now while the new middle lies in it and has not moved far, else the new. */
export function steady(shown: Foreseen | undefined, next: Foreseen): Foreseen {
  const { chanceToday } = next;
  if (!hasRange(next)) {
    const goesOn = shown !== undefined && !hasRange(shown) && isSteady(shown.chanceToday, chanceToday);
    return goesOn ? shown : { chanceToday };
  }
  const { p10, p50, p90 } = next;
  const fresh = { p10, p50, p90, chanceToday };
  if (shown === undefined || !hasRange(shown) || p50 < shown.p10 || p50 > shown.p90) return fresh;
  const moved = Math.abs(p50 - shown.p50);
  if (moved > MOVES_BY && moved > MOVES_BY_PART * shown.p50) return fresh;
  return isSteady(shown.chanceToday, chanceToday) ? shown : { ...shown, chanceToday };
}

/** Whether a chance goes on being told as it was; that it is certain, or is no longer, is told at once. */
function isSteady(shown: number, next: number): boolean {
  return (shown === 1) === (next === 1) && Math.abs(next - shown) < CHANCE_MOVES;
}

function stepKey(ticket: TicketId, step: StepIndex, line: LineId): string {
  return `${ticket} ${String(step)} ${line}`;
}

function newcomerKey(line: LineId, category: CategoryId): string {
  return `${line}\n${category}`;
}
