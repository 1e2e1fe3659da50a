import { performance } from 'node:perf_hooks';
import type { Millis } from '../../../core/base/time.ts';
import { AtWork } from '../../ops/at-work.ts';
import type { Topic } from './topics.ts';

/** Telling strangers takes one in so many parts of the time at most, those of all halls together. */
const PARTS = 10;

/** Halls of this process that tell strangers now. */
const TELLING = new AtWork();

/** Calls that wait to be told, a group each; the views that follow have them, too. */
const MOST_CALLS = 5000;

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
  /** In the order in which they are told: calls first, as to everybody. */
  private readonly calls = new Set<News>();
  private readonly views = new Map<string, News>();
  private next: NodeJS.Timeout | undefined;

  /** `groups`: how many there are. `watches`: whether a stranger of a group watches the topic. */
  constructor(
    private readonly groups: number,
    private readonly watches: (group: number, topic: Topic) => boolean,
    private readonly tell: TellStrangers,
    private readonly ticks: () => Millis = () => performance.now(),
    private readonly later: (act: () => void, ms: Millis) => NodeJS.Timeout = setTimeout,
    private readonly telling = TELLING,
  ) {}

  push(topics: readonly Topic[], message: string, body: object): void {
    for (let group = 0; group < this.groups; group += 1) {
      const theirs = topics.filter((topic) => this.watches(group, topic));
      if (theirs.length === 0) continue;
      const news: News = { group, topics: theirs, message, body };
      if (message === 'view') this.views.set(`${String(group)} ${topics.join(' ')}`, news);
      else this.calls.add(news);
    }
    for (const oldest of this.calls) {
      if (this.calls.size <= MOST_CALLS) break;
      this.calls.delete(oldest);
    }
    if (!this.isWaiting()) return;
    this.telling.begin(this);
    this.next ??= this.later(() => this.step(), 0);
  }

  stop(): void {
    clearTimeout(this.next);
    this.next = undefined;
    this.calls.clear();
    this.views.clear();
    this.telling.end(this);
  }

  private step(): void {
    this.next = undefined;
    const news = this.first();
    if (news === undefined) return;
    const from = this.ticks();
    this.tell(news.group, news.topics, news.message, news.body);
    if (!this.isWaiting()) return this.telling.end(this);
    const rest = PARTS * this.telling.count - 1;
    this.next = this.later(() => this.step(), (this.ticks() - from) * rest);
  }

  private first(): News | undefined {
    const [call] = this.calls;
    if (call !== undefined) {
      this.calls.delete(call);
      return call;
    }
    const [view] = this.views;
    if (view !== undefined) this.views.delete(view[0]);
    return view?.[1];
  }

  private isWaiting(): boolean {
    return this.calls.size > 0 || this.views.size > 0;
  }
}
