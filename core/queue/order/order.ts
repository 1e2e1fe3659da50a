import type { Instant } from '../../base/time.ts';
import { targetOf } from '../../catalogue/catalogue-index.ts';
import type { Category, CounterId } from '../../catalogue/catalogue.ts';
import { headOf, type LineQueue, type Waiting } from './line-queue.ts';
import type { Candidate, Tier } from '../reason.ts';
import { servedBy } from './served-by.ts';
import type { HallState } from '../state.ts';
import type { Step, Ticket } from '../ticket.ts';

/**
 * Everybody whom this counter could call now and who could be first: the head of each queue of its lines. O(lines of the counter),
 * however many wait.
 */
export function headsFor(state: HallState, counter: CounterId, now: Instant): Candidate[] {
  const heads: Candidate[] = [];
  const add = (queue: LineQueue | undefined, level: number): void => {
    const head = queue === undefined ? undefined : headOf(queue);
    if (head !== undefined) heads.push(candidateOf(state, head, level, now));
  };
  for (const served of servedBy(state, counter)) {
    add(state.prioritised.get(served.line), served.level);
    for (const queue of state.queues.get(served.line)?.values() ?? []) add(queue, served.level);
  }
  for (const queue of state.reserved.get(counter)?.values() ?? []) add(queue, 1);
  return heads;
}

/** What the order looks at, for one waiting step at one instant. */
export function candidateOf(state: HallState, waiting: Waiting, level: number, now: Instant): Candidate {
  const ticket = state.tickets.get(waiting.ticket) as Ticket;
  const step = ticket.steps[waiting.step] as Step;
  const category = state.index.categories.get(step.category) as Category;
  return {
    ticket: ticket.id,
    number: ticket.number,
    step: step.index,
    line: step.line,
    category: step.category,
    level,
    tier: tierOf(ticket, now - waiting.since, category.capMs),
    since: waiting.since,
    targetMs: targetOf(state.index, step.line, step.category),
    slopeMs: category.slopeMs,
    capMs: category.capMs,
    seq: ticket.seq,
  };
}

function tierOf(ticket: Ticket, waitedMs: number, capMs: number): Tier {
  if (ticket.override !== undefined) return 3;
  return waitedMs >= capMs ? 2 : 1;
}

/**
 * The calling order at an instant: negative when `a` is called before `b`. Tier first; above tier 1, whoever waits longest; in tier 1
 * the counter's preference level, then two-slope relative urgency, then the earlier due time, the earlier `since`, the earlier issue.
 * Total: only a step compared with itself gives 0. See docs/spec/queue.md.
 */
export function compareCandidates(a: Candidate, b: Candidate, now: Instant): number {
  if (a.tier !== b.tier) return b.tier - a.tier;
  if (a.tier === 1) {
    if (a.level !== b.level) return a.level - b.level;
    const urgency = compareUrgency(b, a, now);
    if (urgency !== 0) return urgency;
    const due = a.since + a.targetMs - (b.since + b.targetMs);
    if (due !== 0) return due;
  }
  return a.since - b.since || a.seq - b.seq || a.step - b.step;
}

/**
 * Compares u(a) with u(b) exactly, by cross-multiplication: u = w / target up to the target, then 1 + (w - target) / slope.
 * Safe in doubles while waits are below 28 h and targets and slopes at most 8 h, which the hall file's check sees to.
 */
export function compareUrgency(
  a: Pick<Candidate, 'since' | 'targetMs' | 'slopeMs'>,
  b: Pick<Candidate, 'since' | 'targetMs' | 'slopeMs'>,
  now: Instant,
): number {
  const [aNum, aDen] = urgency(a, now);
  const [bNum, bDen] = urgency(b, now);
  return aNum * bDen - bNum * aDen;
}

/** Urgency as an exact fraction of integers. */
export function urgency(
  at: Pick<Candidate, 'since' | 'targetMs' | 'slopeMs'>,
  now: Instant,
): readonly [numerator: number, denominator: number] {
  const waited = now - at.since;
  return waited <= at.targetMs ? [waited, at.targetMs] : [at.slopeMs + waited - at.targetMs, at.slopeMs];
}

/** The heads in calling order: the first is who is next. */
export function inOrder(heads: readonly Candidate[], now: Instant): Candidate[] {
  return [...heads].sort((a, b) => compareCandidates(a, b, now));
}
