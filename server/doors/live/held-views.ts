import type { Instant, Millis } from '../../../core/base/time.ts';
import type { World } from '../../../core/record/world.ts';
import type { OpenHall } from '../../halls/open-hall.ts';
import { paceOf, viewOf, type Topic } from './topics.ts';

/** Times that a view tells may be behind by so much. */
const HELD_MS: Millis = 250;
/** More topics than a hall has screens. */
const MOST_HELD = 500;

type Held = { readonly world: World; readonly at: Instant; readonly view: object };

/** The views of a hall, each made once for all who ask for it until something changes. */
export class HeldViews {
  private readonly held = new Map<Topic, Held>();

  constructor(private readonly hall: OpenHall) {}

  /** Undefined when the topic names nothing. */
  of(topic: Topic): object | undefined {
    const world = this.hall.world();
    const now = this.hall.now();
    const before = this.held.get(topic);
    if (before?.world === world && now - before.at < HELD_MS) return before.view;
    const view = viewOf(topic, world, now, this.hall);
    // A ticket is watched by one or two.
    if (view === undefined || paceOf(topic) === 'crowd') return view;
    if (this.held.size >= MOST_HELD) this.held.clear();
    this.held.set(topic, { world, at: now, view });
    return view;
  }

  /** It has changed by the word of another part of the hall than the journal. */
  changed(topic: Topic): void {
    this.held.delete(topic);
  }
}
