import type { OpenHall } from '../../halls/open-hall.ts';
import type { Topic } from './topics.ts';

/** The room of socket.io for whoever watches a topic of a hall. Two halls have no room together. */
export function roomOf({ id }: Pick<OpenHall, 'id'>, topic: Topic): string {
  return `${id} ${topic}`;
}

/** The hall and the topic of a room; undefined for those that socket.io makes for each socket. */
export function topicIn(room: string): { readonly hall: string; readonly topic: Topic } | undefined {
  const at = room.indexOf(' ');
  return at === -1 ? undefined : { hall: room.slice(0, at), topic: room.slice(at + 1) };
}
