import type { AgentState } from '../core/protocol/agent.ts';
import { MOST_BODY_BYTES } from '../core/protocol/message-size.ts';

// A message that is larger than the hall takes costs the line, and would cost the next one, too.

/** What an agent tells of itself; where that has no room in one message, the reasons in words are left out. */
export function fitting<S extends AgentState>(state: S): S {
  if (bytesOf(state) <= MOST_BODY_BYTES) return state;
  const plain = <E extends { readonly why?: string | undefined }>({ why: _, ...rest }: E): Omit<E, 'why'> => rest;
  return { ...state, devices: state.devices.map(plain), signs: state.signs.map(plain) };
}

/** The first of a list, as many as have room. */
export function asManyAsFit<E>(list: readonly E[], room: number = MOST_BODY_BYTES): E[] {
  let bytes = 0;
  const end = list.findIndex((each) => (bytes += bytesOf(each) + 1) > room);
  return end < 0 ? [...list] : list.slice(0, end);
}

function bytesOf(said: unknown): number {
  return Buffer.byteLength(JSON.stringify(said));
}
