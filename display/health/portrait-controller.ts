import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the glass is higher than wide; renders its host again when that changes. */
export class PortraitController implements ReactiveController {
  private readonly query = matchMedia('(orientation: portrait)');

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get portrait(): boolean {
    return this.query.matches;
  }

  hostConnected(): void {
    this.query.addEventListener('change', this.turned);
  }

  hostDisconnected(): void {
    this.query.removeEventListener('change', this.turned);
  }

  private readonly turned = (): void => this.host.requestUpdate();
}
