import type { News } from '../../ledger/hall.ts';
import type { OpenHall } from '../../halls/open-hall.ts';
import { callMessage } from '../../../core/views/call-message.ts';
import { splitTopic } from '../../../core/protocol/topics.ts';
import { concerns, paceOf, viewOf, type Topic } from './topics.ts';

/** The counter that acted is told at once, other counters and boards soon; overviews may take their time. */
const QUICK_MS = 25;
const SLOW_MS = 400;
/** Waits grow without an event. */
const AGE_MS = 10_000;

/** Pushes views to whoever watches: whole, newest only, and nothing that is the same as before. */
export interface Pusher {
  news(news: News): void;
  changed(topic: Topic): void;
  /** A topic is watched by somebody. */
  watched(topic: Topic): void;
  forgotten(topic: Topic): void;
  stop(): void;
}

/** `tell`: sends a message to whoever watches one of these topics. */
export function createPusher(
  hall: OpenHall,
  tell: (topics: readonly Topic[], message: string, body: object) => void,
): Pusher {
  const topics = new Map<Topic, { last: string; dirty: boolean }>();
  let quick: NodeJS.Timeout | undefined;
  let slow: NodeJS.Timeout | undefined;
  /** Topics that somebody looks at who has just pressed a key, in the order in which they are told. */
  const urgent = new Set<Topic>();
  let atOnce: NodeJS.Immediate | undefined;

  const flush = (which: Iterable<Topic>): void => {
    const world = hall.world();
    const now = hall.now();
    for (const topic of which) {
      const state = topics.get(topic);
      if (state?.dirty !== true) continue;
      state.dirty = false;
      const view = viewOf(topic, world, now, hall);
      if (view === undefined) continue;
      // The time of making alone is no news.
      const text = JSON.stringify({ ...view, now: undefined });
      if (text === state.last) continue;
      state.last = text;
      tell([topic], 'view', { topic, seq: seqOf(view, world.state.seq), view });
    }
  };
  const schedule = (): void => {
    quick ??= setTimeout(() => {
      quick = undefined;
      flush([...topics.keys()].filter((topic) => paceOf(topic) === 'soon'));
    }, QUICK_MS);
    slow ??= setTimeout(() => {
      slow = undefined;
      flush([...topics.keys()].filter((topic) => paceOf(topic) === 'slow'));
    }, SLOW_MS);
  };
  /** Behind the acknowledgements of the same write, before anything else. */
  const hurry = (): void => {
    atOnce ??= setImmediate(() => {
      atOnce = undefined;
      flush(urgent);
      urgent.clear();
    });
  };
  const aging = setInterval(() => {
    if (topics.size === 0) return;
    for (const state of topics.values()) state.dirty = true;
    schedule();
  }, AGE_MS);

  return {
    news({ world, events }) {
      for (const event of events) {
        if ('counter' in event.data) {
          urgent.add(`counter:${event.data.counter ?? ''}`);
          urgent.add(`window:${event.data.counter ?? ''}`);
        }
        if (event.type !== 'TicketCalled' && event.type !== 'TicketRecalled') continue;
        const call = world.record.calls.findLast((each) => each.seq === event.seq);
        if (call === undefined) continue;
        const message = callMessage(world, call);
        const boards = message.board.map((id) => `board:${id}`);
        // By itself and at once: boards paint from it. Their views follow soon; sent with it, they would hold up the
        // call of the last board.
        if (boards.length > 0) tell(boards, 'call', message);
        hall.metrics.call();
      }
      let any = false;
      for (const [topic, state] of topics) {
        if (state.dirty || !events.some((event) => concerns(event, topic, world))) continue;
        state.dirty = true;
        any = true;
      }
      if (any) schedule();
      if (urgent.size > 0) hurry();
    },
    changed(topic) {
      const state = topics.get(topic);
      if (state === undefined) return;
      state.dirty = true;
      schedule();
    },
    watched(topic) {
      // Each socket is also in a room of its own name, which is no topic.
      if (splitTopic(topic) !== undefined && !topics.has(topic)) topics.set(topic, { last: '', dirty: false });
    },
    forgotten(topic) {
      topics.delete(topic);
    },
    stop() {
      clearTimeout(quick);
      clearTimeout(slow);
      clearImmediate(atOnce);
      clearInterval(aging);
      topics.clear();
    },
  };
}

function seqOf(view: object, fallback: number): number {
  return 'seq' in view && typeof view.seq === 'number' ? view.seq : fallback;
}
