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

/** Which place the keys go to from `cursor`; undefined: none of these keys. */
export function moved(key: string, cursor: number | undefined, places: number): number | undefined {
  if (places === 0) return undefined;
  const last = places - 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return cursor === undefined ? 0 : Math.min(last, cursor + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return cursor === undefined ? last : Math.max(0, cursor - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
