import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hallLink, type HallLink } from './link.ts';
import type { Problem } from './problem.ts';

/** Holds the newest view of one topic while its host is on the page. `follow` changes the topic. */
export class WatchController<V> implements ReactiveController {
  view: V | undefined;
  problem: Problem | undefined;
  private stop: (() => void) | undefined;
  private connected = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private topic: string | undefined,
    private readonly onView: (view: V) => void = () => undefined,
    private readonly link: HallLink = hallLink(),
    private secret?: string,
  ) {
    host.addController(this);
  }

  /** Leaves the topic for another one, or for none. */
  follow(topic: string | undefined, secret?: string): void {
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
    const onView = (view: V): void => {
      this.view = view;
      this.problem = undefined;
      this.onView(view);
      this.host.requestUpdate();
    };
    const onProblem = (problem: Problem): void => {
      this.problem = problem;
      this.host.requestUpdate();
    };
    this.stop = this.link.watch<V>(this.topic, { onView, onProblem }, this.secret);
  }
}
