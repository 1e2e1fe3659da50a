import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { searchServices, type ServiceSearch, type ServiceView } from './api.ts';
import type { Problem } from './problem.ts';

/** Fast typing is one question: the last. */
const DEBOUNCE_MS = 60;
const RETRY_MS = 3000;

/** The services that the server ranks for a question; a newer question ends the older one. */
export class ServicesController implements ReactiveController {
  items: readonly ServiceView[] = [];
  problem: Problem | undefined;
  /** The question that `items` answers. */
  answered: string | undefined;
  private asked: string | undefined;
  private abort: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** Asks unless that is what was asked last. Without `soon` it waits for the next key. */
  ask(search: Omit<ServiceSearch, 'signal'>, soon = true): void {
    const key = JSON.stringify(search);
    if (key === this.asked) return;
    this.stop();
    this.asked = key;
    if (soon) void this.load(search, key);
    else this.timer = setTimeout(() => void this.load(search, key), DEBOUNCE_MS);
  }

  hostDisconnected(): void {
    this.stop();
    this.asked = undefined;
  }

  private stop(): void {
    this.abort?.abort();
    clearTimeout(this.timer);
  }

  private async load(search: Omit<ServiceSearch, 'signal'>, key: string): Promise<void> {
    const abort = new AbortController();
    this.abort = abort;
    const answer = await searchServices({ ...search, signal: abort.signal });
    if (abort.signal.aborted) return;
    if (answer.ok) {
      this.items = answer.value;
      this.problem = undefined;
      this.answered = key;
    } else {
      this.problem = answer.problem;
      this.timer = setTimeout(() => void this.load(search, key), RETRY_MS);
    }
    this.host.requestUpdate();
  }
}
