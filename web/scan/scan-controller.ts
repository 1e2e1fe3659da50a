import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeviceNews } from '../../core/devices/device-news.ts';
import { newsOf } from '../../core/protocol/news-of.ts';
import { OUTSIDE, wedgeKey, type WedgeSettings, type WedgeState } from '../../core/devices/wedge.ts';
import { brokenScan, type BrokenScan } from './broken-scan.ts';
import { hallLink } from '../link/link.ts';

/** How a scanner that types into a page has to be set up: `~` before each code, Enter after it. */
const WEDGE: WedgeSettings = { prefix: '~', suffix: 'Enter' };

/**
 * Hears the scanner and the card reader beside a page: those that the hall knows, and a scanner that types into the
 * page.
 */
export class ScanController implements ReactiveController {
  private wedge: WedgeState = OUTSIDE;
  private broken: BrokenScan;
  private stop: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly onNews: (news: DeviceNews) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = hallLink().on('device', ({ news }) => this.onNews(newsOf(news)));
    addEventListener('keydown', this.onKey, { capture: true });
  }

  hostDisconnected(): void {
    this.stop?.();
    removeEventListener('keydown', this.onKey, { capture: true });
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const { code, timeStamp: atMs } = event;
    const before = this.wedge;
    const step = wedgeKey(before, { code, shift: event.shiftKey }, atMs, WEDGE);
    const rest = brokenScan(this.broken, { before, step, code, atMs });
    this.wedge = step.state;
    this.broken = rest.broken;
    if (step.taken || rest.taken) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (step.scan !== undefined) this.onNews({ kind: 'scan', text: step.scan });
  };
}
