import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hallLink, type HallLink } from './link/link.ts';

/** Renders its host again on each full step of the hall's time. */
export class ClockController implements ReactiveController {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly everyMs = 1000,
    private readonly link: HallLink = hallLink(),
  ) {
    host.addController(this);
  }

  /** The hall's time in ms since 1970. */
  get now(): number {
    return this.link.now();
  }

  hostConnected(): void {
    this.tick();
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  private tick(): void {
    this.timer = setTimeout(
      () => {
        this.host.requestUpdate();
        this.tick();
      },
      this.everyMs - (this.now % this.everyMs) + 5,
    );
  }
}
