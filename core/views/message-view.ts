import type { Instant } from '../base/time.ts';
import { asIs, type CounterId, type LineId, type Names } from '../base/names.ts';
import { rfc3339 } from '../base/zone.ts';
import type { ClerkMessage, MessageView, TodayView } from '../protocol/shapes/messages.ts';
import { inEveryLanguage, stands, type Message } from '../queue/message.ts';
import type { HallState } from '../queue/state.ts';
import { isOpen, type Ticket } from '../queue/ticket.ts';

type Some<T> = { readonly messages?: readonly T[] };

/** What the clerk who works at a counter is told. */
export function clerkMessages(state: HallState, counter: CounterId, now: Instant): Some<ClerkMessage> {
  const stand = state.counters.get(counter);
  const clerk = stand === undefined || stand.state === 'closed' ? undefined : stand.clerk;
  const { timeZone } = state.index.catalogue.hall;
  return some(
    standing(state, now).flatMap((message) => {
      if (!('counter' in message.to) || message.to.counter !== counter) return [];
      const seen = message.seen.find(({ by }) => by === clerk);
      const read = seen === undefined ? {} : { seen: rfc3339(seen.at, timeZone) };
      return [{ ...face(message, timeZone), by: message.by, ...read }];
    }),
  );
}

/** What stands on the screen over a counter. */
export function screenMessages(state: HallState, counter: CounterId, now: Instant): Some<MessageView> {
  return some(facesOf(state, now, ({ to }) => 'screen' in to && to.screen === counter));
}

/** What everybody is told who waits in a line. */
export function lineMessages(state: HallState, line: LineId, now: Instant): Some<MessageView> {
  return some(facesOf(state, now, ({ to }) => 'line' in to && to.line === line));
}

/** What a citizen is told: of each line that they wait in, or may come back to. */
export function ticketMessages(state: HallState, ticket: Ticket, now: Instant): Some<MessageView> {
  if (state.messages.size === 0) return {};
  const lines = new Set(
    ticket.steps.filter((step) => isOpen(step) || step.state === 'no-show').map(({ line }) => line),
  );
  return some(facesOf(state, now, ({ to }) => 'line' in to && lines.has(to.line)));
}

/** What a board tells those who wait in the lines that it shows: each with the name of its line. */
export function boardMessages(
  state: HallState,
  shows: (line: LineId) => boolean,
  now: Instant,
): { readonly id: string; readonly text: Names }[] {
  return standing(state, now).flatMap(({ id, to, text }) => {
    if (!('line' in to) || !shows(to.line)) return [];
    const name = state.index.lines.get(to.line)?.name;
    const words = inEveryLanguage(text);
    if (name === undefined) return [];
    return [
      {
        id: `message-${id}`,
        text: {
          'zh-Hans': `${name['zh-Hans']}：${words['zh-Hans']}`,
          'zh-Hant': `${name['zh-Hant']}：${words['zh-Hant']}`,
          en: `${name.en}: ${words.en}`,
        },
      },
    ];
  });
}

/** All that stand, for whoever may take them back: the newest first. */
export function messagesInForce(state: HallState, now: Instant): TodayView['messages'] {
  const { timeZone } = state.index.catalogue.hall;
  return standing(state, now)
    .toReversed()
    .map((message) => ({
      ...face(message, timeZone),
      by: message.by,
      to: receiver(state, message),
      seen: message.seen.map(({ by, at }) => ({ by, at: rfc3339(at, timeZone) })),
    }));
}

function receiver({ index }: HallState, { to }: Message): TodayView['messages'][number]['to'] {
  if ('line' in to) return { kind: 'line', id: to.line, name: index.lines.get(to.line)?.name ?? asIs(to.line) };
  const [kind, id] = 'counter' in to ? (['counter', to.counter] as const) : (['screen', to.screen] as const);
  return { kind, id, name: index.counters.get(id)?.name ?? asIs(id) };
}

function facesOf(state: HallState, now: Instant, fits: (message: Message) => boolean): MessageView[] {
  return standing(state, now)
    .filter(fits)
    .map((message) => face(message, state.index.catalogue.hall.timeZone));
}

function standing({ messages }: HallState, now: Instant): Message[] {
  return [...messages.values()].filter((message) => stands(message, now));
}

function face({ id, text, at, until }: Message, zone: string): MessageView {
  return {
    id,
    text: inEveryLanguage(text),
    at: rfc3339(at, zone),
    ...(until === undefined ? {} : { until: rfc3339(until, zone) }),
  };
}

function some<T>(messages: readonly T[]): Some<T> {
  return messages.length === 0 ? {} : { messages };
}
