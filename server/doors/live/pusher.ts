import type { Millis } from '../../../core/base/time.ts';
import type { World } from '../../../core/record/world.ts';
import type { News } from '../../ledger/hall.ts';
import type { OpenHall } from '../../halls/open-hall.ts';
import { intakeView } from '../../../core/views/intake-view.ts';
import { callMessage } from '../../../core/views/call-message.ts';
import { splitTopic } from '../../../core/protocol/topics.ts';
import { concerns, isIts, paceOf, viewOf, type Pace, type Topic } from './topics.ts';

/** The counter that acted is told at once, other counters and boards soon; overviews may take their time. */
const QUICK_MS = 25;
const SLOW_MS = 400;
/** Hundreds of tickets whose place has changed are told so together, so many before anybody else gets a turn. */
const CROWD_MS = 1000;
const CROWD_AT_ONCE = 50;
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

const WITHIN_MS: Readonly<Record<Pace, Millis>> = { soon: QUICK_MS, slow: SLOW_MS, crowd: CROWD_MS };

/** A topic that is watched. `last`: what was told; `dirty`: it may have changed since; `hurried`: it is told soon. */
type TopicState = { last: string; dirty: boolean; hurried: boolean; readonly pace: Pace };

class ViewPusher implements Pusher {
  private readonly topics = new Map<Topic, TopicState>();
  private readonly due = new Map<Pace, NodeJS.Timeout>();
  /** The rest of a crowd that is being told. */
  private crowd: NodeJS.Immediate | undefined;
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
    for (const [topic, state] of this.topics) {
      if (!state.dirty && events.some((event) => concerns(event, topic, world))) this.mark(state);
      if (!state.hurried && events.some((event) => isIts(event, topic))) this.mark(state, true);
    }
    if (this.urgent.size > 0) this.hurry();
  }

  changed(topic: Topic): void {
    const state = this.topics.get(topic);
    if (state !== undefined) this.mark(state);
  }

  watched(topic: Topic): void {
    // Each socket is also in a room of its own name, which is no topic.
    if (splitTopic(topic) === undefined || this.topics.has(topic)) return;
    this.topics.set(topic, { last: '', dirty: false, hurried: false, pace: paceOf(topic) });
  }

  forgotten(topic: Topic): void {
    this.topics.delete(topic);
  }

  stop(): void {
    for (const timer of this.due.values()) clearTimeout(timer);
    clearImmediate(this.crowd);
    clearImmediate(this.atOnce);
    clearInterval(this.aging);
    clearInterval(this.clock);
    this.topics.clear();
  }

  private age(): void {
    for (const state of this.topics.values()) this.mark(state);
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
      state.dirty = state.hurried = false;
      const view = this.viewNow(topic, world, now);
      if (view === undefined) continue;
      // The time of making alone is no news, nor is to a crowd that something has happened to somebody else.
      const text = JSON.stringify({ ...view, now: undefined, ...(state.pace === 'crowd' ? { seq: undefined } : {}) });
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

  /** It is told at its pace; `hurried`: soon. */
  private mark(state: TopicState, hurried = state.hurried): void {
    state.dirty = true;
    state.hurried = hurried;
    const pace = hurried ? 'soon' : state.pace;
    if (this.due.has(pace)) return;
    const tell = (): void => {
      this.due.delete(pace);
      const topics = [...this.topics].filter(([, each]) => each.pace === pace || (pace === 'soon' && each.hurried));
      const names = topics.map(([topic]) => topic);
      if (pace === 'crowd') this.tellCrowd(names);
      else this.flush(names);
    };
    this.due.set(pace, setTimeout(tell, WITHIN_MS[pace]));
  }

  private tellCrowd(topics: readonly Topic[]): void {
    this.flush(topics.slice(0, CROWD_AT_ONCE));
    const rest = topics.slice(CROWD_AT_ONCE);
    clearImmediate(this.crowd);
    this.crowd = rest.length === 0 ? undefined : setImmediate(() => this.tellCrowd(rest));
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
