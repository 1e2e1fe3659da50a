import type { LitElement, ReactiveController } from 'lit';

const STEPS = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6] as const;

/**
 * Keeps what stands in a room inside it: `--fit` of the host is the largest of a few factors at which the room
 * overflows no more. What may become smaller takes it as its `zoom`.
 */
export class FitController implements ReactiveController {
  private readonly sizes = new ResizeObserver(() => this.later());
  private frame: number | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly room: string,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const room = this.element();
    if (room === null) return;
    this.sizes.disconnect();
    this.sizes.observe(room);
    for (const child of room.children) this.sizes.observe(child);
    this.later();
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
  }

  private element(): Element | null {
    return this.host.renderRoot.querySelector(this.room);
  }

  /** Parts inside take their own time to render; before the next frame is painted they have. */
  private later(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.fit();
    });
  }

  private fit(): void {
    const room = this.element();
    if (room === null) return;
    for (const step of STEPS) {
      this.host.style.setProperty('--fit', String(step));
      if (room.scrollHeight <= room.clientHeight + 1) return;
    }
  }
}
