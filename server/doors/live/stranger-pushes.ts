import { performance } from 'node:perf_hooks';
import type { Millis } from '../../../core/base/time.ts';
import type { Topic } from './topics.ts';

/** Of the time that telling strangers takes, so many times as much stays for everybody else. */
const REST = 9;

/** Calls that wait to be told; the views that follow have them, too. */
const MOST_WAITING = 5000;

/** Sends a message to the strangers of one group who watch one of these topics. */
export type TellStrangers = (group: number, topics: readonly Topic[], message: string, body: object) => void;

type News = {
  readonly group: number;
  readonly topics: readonly Topic[];
  readonly message: string;
  readonly body: object;
};

/**
 * Tells strangers what is pushed, behind everybody else: a group at a time, and in a tenth of the hall's time at most.
 * Few strangers are told at once; where there are thousands, the newest view takes the place of the one that waits.
 */
export class StrangerPushes {
  /** In the order in which they are told. */
  private readonly waiting = new Map<string, News>();
  private next: NodeJS.Timeout | undefined;
  private pushed = 0;

  /** `groups`: how many there are. `watches`: whether a stranger of a group watches the topic. */
  constructor(
    private readonly groups: number,
    private readonly watches: (group: number, topic: Topic) => boolean,
    private readonly tell: TellStrangers,
    private readonly ticks: () => Millis = () => performance.now(),
    private readonly later: (act: () => void, ms: Millis) => NodeJS.Timeout = setTimeout,
  ) {}

  push(topics: readonly Topic[], message: string, body: object): void {
    this.pushed += 1;
    const which = message === 'view' ? topics.join(' ') : String(this.pushed);
    for (let group = 0; group < this.groups; group += 1) {
      const theirs = topics.filter((topic) => this.watches(group, topic));
      if (theirs.length > 0)
        this.waiting.set(`${message} ${which} ${String(group)}`, { group, topics: theirs, message, body });
    }
    if (this.waiting.size > MOST_WAITING) this.forgetCalls();
    if (this.waiting.size > 0) this.next ??= this.later(() => this.step(), 0);
  }

  stop(): void {
    clearTimeout(this.next);
    this.next = undefined;
    this.waiting.clear();
  }

  private step(): void {
    this.next = undefined;
    const [first] = this.waiting;
    if (first === undefined) return;
    const [key, { group, topics, message, body }] = first;
    this.waiting.delete(key);
    const from = this.ticks();
    this.tell(group, topics, message, body);
    if (this.waiting.size > 0) this.next = this.later(() => this.step(), (this.ticks() - from) * REST);
  }

  /** The oldest ones; views are as many as there are topics and groups. */
  private forgetCalls(): void {
    for (const [key, { message }] of this.waiting) {
      if (this.waiting.size <= MOST_WAITING) return;
      if (message !== 'view') this.waiting.delete(key);
    }
  }
}
