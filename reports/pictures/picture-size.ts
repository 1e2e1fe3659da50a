import type { ReactiveController, ReactiveControllerHost } from 'lit';

const WIDEST = 1200;
const NARROWEST = 280;

/** How wide a picture is drawn: one unit of it is one pixel, so that its letters are as large as all others. */
export class PictureSize implements ReactiveController {
  width = WIDEST;
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly sized = new ResizeObserver(() => this.measure());

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.sized.observe(this.host);
  }

  hostDisconnected(): void {
    this.sized.disconnect();
  }

  private measure(): void {
    const { paddingLeft, paddingRight } = getComputedStyle(this.host);
    const room = this.host.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    const width = Math.min(WIDEST, Math.max(NARROWEST, Math.floor(room)));
    // Paper is as wide as it is: the picture that was there is made to fit.
    if (width === this.width || matchMedia('print').matches) return;
    this.width = width;
    this.host.requestUpdate();
  }
}
