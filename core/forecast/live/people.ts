import type { Instant, Millis } from '../../base/time.ts';
import type { HallScene } from './hall-scene.ts';

const CALLABLE = 0;
const GONE = 1;
/** At another counter, or something has to be done before. */
const KEPT = 2;

/** Room for so many who come, at first. */
const ROOM = 1024;

/** Everybody who waits in one run, laid out once and used again by each: guests, then probes, then who comes. */
export class People {
  since: Float64Array;
  kind: Int32Array;
  queue: Int32Array;
  private state: Uint8Array;
  private readonly known: number;
  private readonly firstSince: Float64Array;
  private readonly firstState: Uint8Array;
  private readonly firstOrder: readonly Int32Array[];
  private readonly order: Int32Array[];
  private readonly heads: Int32Array;
  private readonly sizes: Int32Array;
  private used = 0;
  /** By which the draws of each are told apart. */
  private names: Int32Array;

  constructor(private readonly scene: HallScene) {
    const { guests, probes, queues } = scene;
    this.known = guests.length + probes.length;
    const room = this.known + ROOM;
    this.since = new Float64Array(room);
    this.kind = new Int32Array(room);
    this.queue = new Int32Array(room);
    this.state = new Uint8Array(room);
    this.names = new Int32Array(room);
    guests.forEach(({ id }, at) => (this.names[at] = id));
    guests.forEach(({ sinceMs, kind, queue }, at) => this.lay(at, sinceMs, kind, queue));
    probes.forEach(({ queue, atMs }, at) => this.lay(guests.length + at, atMs, 0, queue));
    this.firstSince = this.since.slice(0, this.known);
    this.firstState = this.state.slice(0, this.known);
    this.markKept();
    this.firstOrder = queues.map((each) => Int32Array.from(each.guests));
    this.order = queues.map((each) => new Int32Array(each.guests.length + 64));
    this.heads = new Int32Array(queues.length);
    this.sizes = new Int32Array(queues.length);
  }

  private lay(at: number, since: Instant, kind: number, queue: number): void {
    this.since[at] = since;
    this.kind[at] = kind;
    this.queue[at] = queue;
  }

  private markKept(): void {
    for (const { guests, after, held } of this.scene.visits)
      guests.forEach((guest, at) => {
        if (held || (after[at]?.length ?? 0) > 0) this.firstState[guest] = KEPT;
      });
  }

  begin(): void {
    this.since.set(this.firstSince);
    this.state.set(this.firstState);
    this.used = this.known;
    for (let queue = 0; queue < this.order.length; queue += 1) {
      const first = this.firstOrder[queue] as Int32Array;
      (this.order[queue] as Int32Array).set(first);
      this.heads[queue] = 0;
      this.sizes[queue] = first.length;
    }
  }

  /** The first of a queue who could be called now; -1 where there is none. */
  first(queue: number): number {
    const { heads, sizes, state } = this;
    const order = this.order[queue] as Int32Array;
    const size = sizes[queue] as number;
    let at = heads[queue] as number;
    while (at < size && state[order[at] as number] === GONE) at += 1;
    heads[queue] = at;
    for (; at < size; at += 1) {
      const guest = order[at] as number;
      if (state[guest] === CALLABLE) return guest;
    }
    return -1;
  }

  isEmpty(queue: number): boolean {
    return this.heads[queue] === this.sizes[queue];
  }

  leave(guest: number): void {
    this.state[guest] = GONE;
  }

  isGone(guest: number): boolean {
    return this.state[guest] === GONE;
  }

  keep(guest: number): void {
    if (this.state[guest] === CALLABLE) this.state[guest] = KEPT;
  }

  free(guest: number): void {
    if (this.state[guest] === KEPT) this.state[guest] = CALLABLE;
  }

  /** Somebody new stands at the end of a queue. Gives the place among all. */
  come(queue: number, at: Instant, kind: number, name: number): number {
    if (this.used === this.since.length) this.grow();
    const guest = this.used;
    this.used += 1;
    this.lay(guest, at, kind, queue);
    this.state[guest] = CALLABLE;
    this.names[guest] = name;
    this.stand(queue, guest);
    return guest;
  }

  nameOf(guest: number): number {
    return this.names[guest] as number;
  }

  /** Everybody who still waits and could be called. */
  waiting(tell: (guest: number) => void): void {
    for (let guest = 0; guest < this.used; guest += 1) if (this.state[guest] === CALLABLE) tell(guest);
  }

  /** A probe begins to wait. */
  probe(guest: number): void {
    this.stand(this.queue[guest] as number, guest);
  }

  private stand(queue: number, guest: number): void {
    const size = this.sizes[queue] as number;
    let order = this.order[queue] as Int32Array;
    if (size === order.length) {
      const wider = new Int32Array(2 * size);
      wider.set(order);
      this.order[queue] = order = wider;
    }
    order[size] = guest;
    this.sizes[queue] = size + 1;
  }

  /** The time at a counter is no waiting: a guest waits from so much later on, behind those who come before now. */
  defer(guest: number, by: Millis): void {
    const { since, heads, sizes } = this;
    const mine = (since[guest] as number) + by;
    since[guest] = mine;
    const queue = this.queue[guest] as number;
    const order = this.order[queue] as Int32Array;
    const last = (sizes[queue] as number) - 1;
    let at = heads[queue] as number;
    while (at < last && order[at] !== guest) at += 1;
    while (at < last && (since[order[at + 1] as number] as number) <= mine) {
      order[at] = order[at + 1] as number;
      at += 1;
    }
    order[at] = guest;
  }

  private grow(): void {
    const room = 2 * this.used;
    const into = <T extends Float64Array | Int32Array | Uint8Array>(made: T, from: T): T => {
      made.set(from);
      return made;
    };
    this.since = into(new Float64Array(room), this.since as Float64Array<ArrayBuffer>);
    this.kind = into(new Int32Array(room), this.kind as Int32Array<ArrayBuffer>);
    this.queue = into(new Int32Array(room), this.queue as Int32Array<ArrayBuffer>);
    this.names = into(new Int32Array(room), this.names as Int32Array<ArrayBuffer>);
    this.state = into(new Uint8Array(room), this.state as Uint8Array<ArrayBuffer>);
  }
}
