import { splitTopic, TOPICS } from '../../../core/protocol/topics.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import type { World } from '../../../core/record/world.ts';
import type { Identity } from '../../auth/identity.ts';
import type { Problem } from '../../../core/protocol/problem.ts';
import { shownSecret } from '../perform.ts';
import { problem } from '../problem.ts';
import { mayNot } from '../rights.ts';
import { LIVE_TOPICS, type LiveTopic, type ViewParts } from './live-topics.ts';

/** A topic as it stands in a message: `hall`, `board:board-01`, … */
export type Topic = string;

export type Pace = LiveTopic<object>['pace'];

/** Undefined when this identity may watch the topic. */
export function mayNotWatch(
  topic: Topic,
  identity: Identity,
  secret: string | undefined,
  world: World,
): Problem | undefined {
  const split = splitTopic(topic);
  if (split === undefined) return problem(404, `there is no topic ${topic}`);
  const { kind, id } = split;
  const holds = kind === 'ticket' && shownSecret(secret, world, id) === 'right';
  // Whoever shows no secret learns as little of a ticket as whoever shows a wrong one.
  return mayNot(TOPICS[kind].who, identity, { id, secret: holds ? 'right' : 'wrong' });
}

/** The view of a topic now; undefined when its id names nothing. */
export function viewOf(topic: Topic, world: World, now: number, parts: ViewParts): object | undefined {
  const found = liveTopic(topic);
  return found?.kind.view(world, found.id, now, parts);
}

/** Whether an event may have changed what a topic shows. */
export function concerns(event: HallEvent, topic: Topic, world: World): boolean {
  const found = liveTopic(topic);
  return found?.kind.concerns(event, found.id, world) ?? false;
}

/** How soon a topic is told that it has changed. */
export function paceOf(topic: Topic): Pace {
  return liveTopic(topic)?.kind.pace ?? 'slow';
}

/** Whether it is told of this event soon, whatever its pace. */
export function isIts(event: HallEvent, topic: Topic): boolean {
  const found = liveTopic(topic);
  return found?.kind.its?.(event, found.id) ?? false;
}

function liveTopic(topic: Topic): { readonly kind: LiveTopic<object>; readonly id: string } | undefined {
  const split = splitTopic(topic);
  return split === undefined ? undefined : { kind: LIVE_TOPICS[split.kind], id: split.id };
}
