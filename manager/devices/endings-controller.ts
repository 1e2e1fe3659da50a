import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { api } from '../../web/link/api.ts';

const EVERY_MS = 3_600_000;

/** How many devices lose their identity within a month; only administrators are told. */
export class EndingsController implements ReactiveController {
  count = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly may: () => boolean,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    // The host has its user with its first update.
    void this.host.updateComplete.then(() => this.look());
    this.timer = setInterval(() => void this.look(), EVERY_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const answer = this.may() ? await api.get('/devices') : undefined;
    const count = answer?.ok === true ? answer.value.items.filter(({ endsSoon }) => endsSoon === true).length : 0;
    if (count === this.count) return;
    this.count = count;
    this.host.requestUpdate();
  }
}
