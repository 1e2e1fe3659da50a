import type { OpenHall } from '../../halls/open-hall.ts';
import type { Topic } from './topics.ts';

/** Strangers are told a topic in so many groups, so that none of them holds up anybody for long. */
export const STRANGER_GROUPS = 16;

/** Who watches: everybody the hall knows, or one group of strangers. */
export type Audience = 'known' | number;

/** The room of socket.io for whoever watches a topic of a hall. Two halls have no room together. */
export function roomOf({ id }: Pick<OpenHall, 'id'>, topic: Topic, audience: Audience): string {
  return audience === 'known' ? `${id} ${topic}` : `${id}~${String(audience)} ${topic}`;
}

/** What a room is for; undefined for those that socket.io makes for each socket. */
export function roomNamed(
  room: string,
): { readonly hall: string; readonly topic: Topic; readonly audience: Audience } | undefined {
  const found = /^([^ ~]+)(?:~(\d+))? (.+)$/s.exec(room);
  if (found === null) return undefined;
  const [, hall = '', group, topic = ''] = found;
  return { hall, topic, audience: group === undefined ? 'known' : Number(group) };
}
