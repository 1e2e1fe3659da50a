import type { EventOf } from '../event.ts';
import { messageId, stands } from '../message.ts';
import type { HallState } from '../state.ts';

type MessageChange = EventOf<'MessageSent' | 'MessageWithdrawn' | 'MessageEnded' | 'MessageSeen'>;

/** Applies what is told and taken back, in place. */
export function tellMessage({ messages }: HallState, event: MessageChange): void {
  switch (event.type) {
    case 'MessageSent': {
      const { to, text, by, until } = event.data;
      const id = messageId(event);
      messages.set(id, { id, to, text, by, at: event.at, until, seen: [] });
      return;
    }
    case 'MessageWithdrawn':
    case 'MessageEnded':
      messages.delete(event.data.message);
      return;
    case 'MessageSeen': {
      const message = messages.get(event.data.message);
      if (message === undefined) return;
      const seen = [...message.seen, { by: event.data.by, at: event.at }];
      messages.set(message.id, { ...message, seen });
      return;
    }
  }
}

/** What the day before was still telling. */
export function bringMessages(state: HallState, event: EventOf<'DayOpened'>): void {
  for (const message of event.data.messages ?? []) {
    // A way through JSON leaves out what is undefined.
    const brought = { ...message, until: message.until };
    if (stands(brought, event.at)) state.messages.set(message.id, brought);
  }
}

/** After a changed hall file nothing is told where there is nobody any more. */
export function keepMessages({ messages, index }: HallState): void {
  for (const [id, { to }] of messages) {
    const known =
      'line' in to ? index.lines.has(to.line) : index.counters.has('counter' in to ? to.counter : to.screen);
    if (!known) messages.delete(id);
  }
}
