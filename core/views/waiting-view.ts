import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import { candidateOf, compareCandidates, urgency } from '../queue/order/order.ts';
import { keptBy, type Keeping } from '../queue/order/kept.ts';
import type { Candidate } from '../queue/reason.ts';
import type { HallState } from '../queue/state.ts';
import { matterOf } from './matter-view.ts';
import { secondsBetween, type WaitingStep } from './line-figures.ts';
import type { WhyView } from '../protocol/shapes/call.ts';
import type { WaitingView } from '../protocol/shapes/line.ts';

/** Waiting steps in calling order at an instant, as seen from a counter that serves them at the given level. */
export function inCallingOrder(
  state: HallState,
  waiting: readonly WaitingStep[],
  levelOf: (waiting: WaitingStep) => number,
  now: Instant,
): { readonly waiting: WaitingStep; readonly candidate: Candidate }[] {
  return waiting
    .map((each) => ({ waiting: each, candidate: asCandidate(state, each, levelOf(each), now) }))
    .sort((a, b) => compareCandidates(a.candidate, b.candidate, now));
}

function asCandidate(state: HallState, { ticket, step }: WaitingStep, level: number, now: Instant): Candidate {
  const place = { ticket: ticket.id, step: step.index, since: step.since, seq: ticket.seq };
  return candidateOf(state, place, level, now);
}

/** One who waits, with why. */
export function waitingView(
  state: HallState,
  { ticket, step }: WaitingStep,
  candidate: Candidate,
  now: Instant,
): WaitingView {
  const zone = state.index.catalogue.hall.timeZone;
  const keeping = keptBy(state, ticket, step);
  const name = state.index.services.get(step.service)?.name;
  return {
    ticket: ticket.id,
    number: ticket.number,
    step: step.index,
    service: step.service,
    serviceName: name ?? { 'zh-Hans': step.service, 'zh-Hant': step.service, en: step.service },
    line: step.line,
    category: step.category,
    since: rfc3339(step.since, zone),
    state: keeping === undefined ? 'ready' : 'heldBy' in keeping ? 'held' : 'blocked',
    ...keeping,
    ...serviceFirst(state, keeping),
    ...(step.reservedFor === undefined ? {} : { reservedFor: step.reservedFor }),
    ...matterOf(state.index, ticket.matter),
    why: { ...whyView(candidate, now, zone), ...(ticket.override === undefined ? {} : { override: ticket.override }) },
  };
}

/** The name of the service that has to be done first. */
function serviceFirst(state: HallState, keeping: Keeping | undefined): Pick<WaitingView, 'afterName'> {
  if (keeping === undefined || !('after' in keeping)) return {};
  const { after } = keeping;
  return { afterName: state.index.services.get(after)?.name ?? { 'zh-Hans': after, 'zh-Hant': after, en: after } };
}

/** The numbers of the calling rule in seconds; urgency 1 = the target is reached. */
export function whyView(candidate: Candidate, now: Instant, zone: string): WhyView {
  const { moved } = candidate;
  const [numerator, denominator] = urgency(candidate, now);
  const seconds = (ms: number): number => Math.round(ms / 1000);
  return {
    tier: candidate.tier,
    level: candidate.level,
    ...(candidate.overdue === true ? { overdue: true as const } : {}),
    waited: secondsBetween(candidate.since, now),
    target: seconds(candidate.targetMs),
    slope: seconds(candidate.slopeMs),
    cap: seconds(candidate.capMs),
    urgency: Math.round((numerator / denominator) * 1000) / 1000,
    ...(moved === undefined ? {} : { moved: { ...moved, at: rfc3339(moved.at, zone) } }),
  };
}
