import type { World } from '../../../core/record/world.ts';
import type { News } from '../../ledger/hall.ts';
import type { OpenHall } from '../../halls/open-hall.ts';
import { intakeView } from '../../../core/views/intake-view.ts';
import { callMessage } from '../../../core/views/call-message.ts';
import { splitTopic } from '../../../core/protocol/topics.ts';
import { concerns, paceOf, viewOf, type Topic } from './topics.ts';

/** The counter that acted is told at once, other counters and boards soon; overviews may take their time. */
const QUICK_MS = 25;
const SLOW_MS = 400;
/** Waits grow without an event. */
const AGE_MS = 10_000;
/** Opening and closing come by the clock, and all pages say so within a second. */
const CLOCK_MS = 300;

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
  return new ViewPusher(hall, tell);
}

class ViewPusher implements Pusher {
  private readonly topics = new Map<Topic, { last: string; dirty: boolean }>();
  private quick: NodeJS.Timeout | undefined;
  private slow: NodeJS.Timeout | undefined;
  /** Topics that somebody looks at who has just pressed a key, in the order in which they are told. */
  private readonly urgent = new Set<Topic>();
  private atOnce: NodeJS.Immediate | undefined;
  private readonly aging: NodeJS.Timeout;
  private readonly clock: NodeJS.Timeout;
  private intake = '';

  constructor(
    private readonly hall: OpenHall,
    private readonly tell: (topics: readonly Topic[], message: string, body: object) => void,
  ) {
    this.aging = setInterval(() => this.age(), AGE_MS);
    this.clock = setInterval(() => this.lookAtTheClock(), CLOCK_MS);
  }

  news({ world, events }: News): void {
    for (const event of events) {
      if ('counter' in event.data) {
        this.urgent.add(`counter:${event.data.counter ?? ''}`);
        this.urgent.add(`window:${event.data.counter ?? ''}`);
      }
      if (event.type === 'TicketCalled' || event.type === 'TicketRecalled') this.call(world, event.seq);
    }
    let any = false;
    for (const [topic, state] of this.topics) {
      if (state.dirty || !events.some((event) => concerns(event, topic, world))) continue;
      state.dirty = true;
      any = true;
    }
    if (any) this.schedule();
    if (this.urgent.size > 0) this.hurry();
  }

  changed(topic: Topic): void {
    const state = this.topics.get(topic);
    if (state === undefined) return;
    state.dirty = true;
    this.schedule();
  }

  watched(topic: Topic): void {
    // Each socket is also in a room of its own name, which is no topic.
    if (splitTopic(topic) !== undefined && !this.topics.has(topic)) this.topics.set(topic, { last: '', dirty: false });
  }

  forgotten(topic: Topic): void {
    this.topics.delete(topic);
  }

  stop(): void {
    clearTimeout(this.quick);
    clearTimeout(this.slow);
    clearImmediate(this.atOnce);
    clearInterval(this.aging);
    clearInterval(this.clock);
    this.topics.clear();
  }

  private age(): void {
    if (this.topics.size === 0) return;
    for (const state of this.topics.values()) state.dirty = true;
    this.schedule();
  }

  private lookAtTheClock(): void {
    const intake = JSON.stringify(intakeView(this.hall.world().state, this.hall.now()));
    if (intake === this.intake) return;
    this.intake = intake;
    this.age();
  }

  /**
   * By itself and at once: boards paint from it. Their views follow soon; sent with it, they would hold up the call of
   * the last board.
   */
  private call(world: World, seq: number): void {
    const call = world.record.calls.findLast((each) => each.seq === seq);
    if (call === undefined) return;
    const message = callMessage(world, call);
    const boards = message.board.map((id) => `board:${id}`);
    if (boards.length > 0) this.tell(boards, 'call', message);
    this.hall.metrics.call();
  }

  private flush(which: Iterable<Topic>): void {
    const world = this.hall.world();
    const now = this.hall.now();
    for (const topic of which) {
      const state = this.topics.get(topic);
      if (state?.dirty !== true) continue;
      state.dirty = false;
      const view = this.viewNow(topic, world, now);
      if (view === undefined) continue;
      // The time of making alone is no news.
      const text = JSON.stringify({ ...view, now: undefined });
      if (text === state.last) continue;
      state.last = text;
      this.tell([topic], 'view', { topic, seq: seqOf(view, world.state.seq), view });
    }
  }

  /** A view that fails by a mistake of ours is not shown; whoever watches something else goes on. */
  private viewNow(topic: Topic, world: World, now: number): object | undefined {
    try {
      return viewOf(topic, world, now, this.hall);
    } catch (fault) {
      this.hall.log.error({ fault, topic }, 'a view failed by a mistake of ours');
      return undefined;
    }
  }

  private schedule(): void {
    this.quick ??= setTimeout(() => {
      this.quick = undefined;
      this.flush([...this.topics.keys()].filter((topic) => paceOf(topic) === 'soon'));
    }, QUICK_MS);
    this.slow ??= setTimeout(() => {
      this.slow = undefined;
      this.flush([...this.topics.keys()].filter((topic) => paceOf(topic) === 'slow'));
    }, SLOW_MS);
  }

  /** Behind the acknowledgements of the same write, before anything else. */
  private hurry(): void {
    this.atOnce ??= setImmediate(() => {
      this.atOnce = undefined;
      this.flush(this.urgent);
      this.urgent.clear();
    });
  }
}

function seqOf(view: object, fallback: number): number {
  return 'seq' in view && typeof view.seq === 'number' ? view.seq : fallback;
}
