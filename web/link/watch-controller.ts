import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { KindOf, Topic, TopicKind, TopicOf, ViewOf } from '../../core/protocol/topics.ts';
import { hallLink, type HallLink } from './link.ts';
import type { Problem } from './problem.ts';

/** A controller that watches nothing yet, and later a topic of this kind. */
type Later<Kind> = { readonly later: Kind };

/** Holds the newest view of one topic while its host is on the page. `follow` changes the topic. */
export class WatchController<Of extends Topic | TopicKind> implements ReactiveController {
  view: ViewOf<Of> | undefined;
  problem: Problem | undefined;
  private topic: TopicOf<KindOf<Of>> | undefined;
  private stop: (() => void) | undefined;
  private connected = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    topic: Of | Later<Of>,
    private readonly onView: (view: ViewOf<Of>) => void = () => undefined,
    private readonly link: HallLink = hallLink(),
    private secret?: string,
  ) {
    // A topic of the kind that it is itself of, which the compiler cannot tell.
    this.topic = typeof topic === 'object' ? undefined : (topic as TopicOf<KindOf<Of>>);
    host.addController(this);
  }

  /** Leaves the topic for another one of its kind, or for none. */
  follow(topic: TopicOf<KindOf<Of>> | undefined, secret?: string): void {
    if (topic === this.topic && secret === this.secret) return;
    this.stop?.();
    this.topic = topic;
    this.secret = secret;
    this.view = undefined;
    this.problem = undefined;
    if (this.connected) this.start();
    this.host.requestUpdate();
  }

  hostConnected(): void {
    this.connected = true;
    this.start();
  }

  hostDisconnected(): void {
    this.connected = false;
    this.stop?.();
  }

  private start(): void {
    if (this.topic === undefined) return;
    const onView = (view: ViewOf<Of>): void => {
      this.view = view;
      this.problem = undefined;
      this.onView(view);
      this.host.requestUpdate();
    };
    const onProblem = (problem: Problem): void => {
      this.problem = problem;
      this.host.requestUpdate();
    };
    this.stop = this.link.watch(this.topic, { onView, onProblem }, this.secret);
  }
}
