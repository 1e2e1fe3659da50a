/** What comes next: a binary heap of small numbers by time, each in it once at most. */
export class EventHeap {
  private readonly times: Float64Array;
  private readonly ids: Int32Array;
  private size = 0;

  constructor(most: number) {
    this.times = new Float64Array(most);
    this.ids = new Int32Array(most);
  }

  clear(): void {
    this.size = 0;
  }

  /** The time of the first; never: infinity. */
  firstTime(): number {
    return this.size === 0 ? Infinity : (this.times[0] as number);
  }

  firstId(): number {
    return this.ids[0] as number;
  }

  push(time: number, id: number): void {
    const { times, ids } = this;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if ((times[parent] as number) <= time) break;
      times[hole] = times[parent] as number;
      ids[hole] = ids[parent] as number;
      hole = parent;
    }
    times[hole] = time;
    ids[hole] = id;
  }

  /** Takes the first away. */
  pop(): void {
    this.size -= 1;
    if (this.size > 0) this.sink(this.times[this.size] as number, this.ids[this.size] as number);
  }

  /** The first happens again at another time. */
  again(time: number): void {
    this.sink(time, this.ids[0] as number);
  }

  private sink(time: number, id: number): void {
    const { times, ids, size } = this;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (child + 1 < size && (times[child + 1] as number) < (times[child] as number)) child += 1;
      if ((times[child] as number) >= time) break;
      times[hole] = times[child] as number;
      ids[hole] = ids[child] as number;
      hole = child;
    }
    times[hole] = time;
    ids[hole] = id;
  }
}
