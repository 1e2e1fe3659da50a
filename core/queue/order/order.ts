import type { Instant, Millis } from '../../base/time.ts';
import { categoryOf, targetOf, type CatalogueIndex } from '../../catalogue/catalogue-index.ts';
import type { CategoryId, CounterId, LineId } from '../../base/names.ts';
import { headOf, type LineQueue, type Waiting } from '../line-queue.ts';
import type { Candidate, Ranked, Tier } from '../reason.ts';
import type { Places } from '../standing.ts';
import { servedBy } from './served-by.ts';
import type { HallState } from '../state.ts';
import type { Step, Ticket } from '../ticket.ts';

/**
 * Everybody whom this counter could call now and who could be first: the head of each queue of its lines. O(lines of
 * the counter), however many wait.
 */
export function headsFor(state: HallState, counter: CounterId, now: Instant): Candidate[] {
  const heads: Candidate[] = [];
  for (const { queue, level } of queuesAt(state, state, counter)) {
    const head = headOf(queue);
    if (head !== undefined) heads.push(candidateOf(state, head, level, now));
  }
  return heads;
}

/** A queue and the level at which it is served. */
export type LevelQueue = { readonly queue: LineQueue; readonly level: number };

/** The queues of a counter among these places: of its lines, and of those who wait for it alone. */
export function queuesAt(state: HallState, places: Places, counter: CounterId): LevelQueue[] {
  const found: LevelQueue[] = [];
  for (const { line, level } of servedBy(state, counter)) {
    const first = places.prioritised.get(line);
    if (first !== undefined) found.push({ queue: first, level });
    for (const queue of places.queues.get(line)?.values() ?? []) found.push({ queue, level });
  }
  for (const queue of places.reserved.get(counter)?.values() ?? []) found.push({ queue, level: 1 });
  return found;
}

/** The queues of a line among these places, those of single counters included; at level 1, as no counter is asked. */
export function queuesIn(state: HallState, places: Places, line: LineId): LevelQueue[] {
  const found: LevelQueue[] = [];
  const add = (queue: LineQueue | undefined): void => {
    if (queue !== undefined) found.push({ queue, level: 1 });
  };
  add(places.prioritised.get(line));
  for (const queue of places.queues.get(line)?.values() ?? []) add(queue);
  for (const own of places.reserved.values()) {
    for (const queue of own.values()) if (lineOf(state, headOf(queue)) === line) add(queue);
  }
  return found;
}

function lineOf(state: HallState, waiting: Waiting | undefined): LineId | undefined {
  return waiting === undefined ? undefined : state.tickets.get(waiting.ticket)?.steps[waiting.step]?.line;
}

/**
 * The first so many tickets of several queues in calling order, each with the step that comes first; `without` these.
 * Each queue is in that order already, so only heads are compared.
 */
export function firstOf(
  state: HallState,
  queues: readonly LevelQueue[],
  count: number,
  now: Instant,
  without: readonly Candidate[] = [],
): Candidate[] {
  const fronts: Front[] = [];
  for (const { queue, level } of queues) {
    const front = frontAt(state, queue, queue.head, level, now);
    if (front !== undefined) fronts.push(front);
  }
  fronts.sort((a, b) => compareCandidates(a.candidate, b.candidate, now));
  const first: Candidate[] = [];
  const taken = new Set(without.map(({ ticket }) => ticket));
  while (first.length < count) {
    const next = fronts.shift();
    if (next === undefined) break;
    if (!taken.has(next.candidate.ticket)) first.push(next.candidate);
    taken.add(next.candidate.ticket);
    const behind = frontAt(state, next.queue, next.at + 1, next.candidate.level, now);
    if (behind === undefined) continue;
    const at = fronts.findIndex((each) => compareCandidates(behind.candidate, each.candidate, now) < 0);
    fronts.splice(at === -1 ? fronts.length : at, 0, behind);
  }
  return first;
}

/** The first of a queue who has not been taken yet. */
type Front = { readonly queue: LineQueue; readonly at: number; readonly candidate: Candidate };

function frontAt(state: HallState, queue: LineQueue, at: number, level: number, now: Instant): Front | undefined {
  const waiting = queue.items[at];
  return waiting === undefined ? undefined : { queue, at, candidate: candidateOf(state, waiting, level, now) };
}

/** What the order looks at, for one waiting step at one instant. */
export function candidateOf(state: HallState, waiting: Waiting, level: number, now: Instant): Candidate {
  const ticket = state.tickets.get(waiting.ticket) as Ticket;
  return candidateFrom(state, ticket, ticket.steps[waiting.step] as Step, waiting.since, level, now);
}

/** The same for a step that does not wait yet. */
export function candidateFrom(
  { index }: HallState,
  ticket: Ticket,
  step: Step,
  since: Instant,
  level: number,
  now: Instant,
): Candidate {
  const category = categoryOf(index, step.category);
  const targetMs = targetOf(index, step.line, step.category);
  return {
    ticket: ticket.id,
    number: ticket.number,
    step: step.index,
    line: step.line,
    category: step.category,
    level,
    ...(level > 1 && isOverdue(index, now - since, targetMs) ? { overdue: true as const } : {}),
    tier: tierOf(ticket.override !== undefined, now - since, category.capMs),
    since,
    targetMs,
    slopeMs: category.slopeMs,
    capMs: category.capMs,
    seq: ticket.seq,
    ...(step.moved === undefined ? {} : { moved: step.moved }),
  };
}

function isOverdue({ catalogue }: CatalogueIndex, waitedMs: Millis, targetMs: Millis): boolean {
  const { helpOverduePercent } = catalogue.rules;
  return helpOverduePercent !== undefined && waitedMs * 100 > targetMs * helpOverduePercent;
}

/** A place in a line as the order sees it at one instant, whether somebody has it or not. */
export type RankedPlace = Pick<Candidate, 'line' | 'category' | 'since' | 'seq'> & { readonly prioritised: boolean };

/** What the order knows of everybody in a category of a line. */
export type Kind = Pick<Candidate, 'targetMs' | 'slopeMs' | 'capMs'>;

/** Looked up once for whoever compares many. */
export function kindOf(index: CatalogueIndex, line: LineId, category: CategoryId): Kind {
  const { slopeMs, capMs } = categoryOf(index, category);
  return { targetMs: targetOf(index, line, category), slopeMs, capMs };
}

/** The same for a place, also one that nobody has yet. */
export function rankAt({ index }: HallState, place: RankedPlace, level: number, now: Instant): Ranked {
  return rankOfKind(index, kindOf(index, place.line, place.category), place, level, now);
}

/** The same of a place whose kind is known. */
export function rankOfKind(
  index: CatalogueIndex,
  { targetMs, slopeMs, capMs }: Kind,
  { since, seq, prioritised }: Pick<RankedPlace, 'since' | 'seq' | 'prioritised'>,
  level: number,
  now: Instant,
): Ranked {
  const ranked = { level, tier: tierOf(prioritised, now - since, capMs), since, targetMs, slopeMs, seq, step: 0 };
  return level > 1 && isOverdue(index, now - since, targetMs) ? { ...ranked, overdue: true } : ranked;
}

/** The level that counts: who is helped and overdue stands beside the counter's own. */
export function rankOf({ level, overdue }: Pick<Candidate, 'level' | 'overdue'>): number {
  return overdue === true ? 1 : level;
}

function tierOf(prioritised: boolean, waitedMs: number, capMs: number): Tier {
  if (prioritised) return 3;
  return waitedMs >= capMs ? 2 : 1;
}

/**
 * The calling order at an instant: negative when `a` is called before `b`. Tier first; above tier 1, whoever waits
 * longest; in tier 1 the counter's preference level (1 for whoever is overdue, where the hall says so), then two-slope
 * relative urgency, then the earlier due time, the earlier `since`, the earlier issue. Total: only a step compared with
 * itself gives 0. See docs/spec/queue.md.
 */
export function compareCandidates(a: Ranked, b: Ranked, now: Instant): number {
  if (a.tier !== b.tier) return b.tier - a.tier;
  if (a.tier === 1) {
    if (rankOf(a) !== rankOf(b)) return rankOf(a) - rankOf(b);
    const urgency = compareUrgency(b, a, now);
    if (urgency !== 0) return urgency;
    const due = a.since + a.targetMs - (b.since + b.targetMs);
    if (due !== 0) return due;
  }
  return a.since - b.since || a.seq - b.seq || a.step - b.step;
}

/**
 * Compares u(a) with u(b) exactly, by cross-multiplication: u = w / target up to the target, then 1 + (w - target) /
 * slope. Safe in doubles while waits are below 28 h and targets and slopes at most 8 h, which the hall file's check
 * sees to.
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
