import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hallLink, type HallLink, type LinkState } from './link.ts';

/** Renders its host again when the line to the hall breaks or comes back. */
export class LinkController implements ReactiveController {
  private stop: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    readonly link: HallLink = hallLink(),
  ) {
    host.addController(this);
  }

  get state(): LinkState {
    return this.link.state;
  }

  hostConnected(): void {
    this.stop = this.link.onState(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.stop?.();
  }
}
