import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeviceNews } from '../../core/devices/device-news.ts';
import { newsOf } from '../../core/protocol/news-of.ts';
import { OUTSIDE, wedgeKey, type WedgeSettings, type WedgeState } from '../../core/devices/wedge.ts';
import { isUnread, methodEnds, methodTyped, NOTHING_TYPED, type MethodScan } from './method-scan.ts';
import { brokenScan, type BrokenScan } from './broken-scan.ts';
import { hallLink } from '../link/link.ts';

/** Nothing more comes of a code after so long. */
const SILENCE_MS = 400;

/** How a scanner that types into a page has to be set up: `~` before each code, Enter after it. */
const WEDGE: WedgeSettings = { prefix: '~', suffix: 'Enter' };

/**
 * Hears the scanner and the card reader beside a page: those that the hall knows, and a scanner that types into the
 * page.
 */
export class ScanController implements ReactiveController {
  private wedge: WedgeState = OUTSIDE;
  private broken: BrokenScan;
  private method: MethodScan = NOTHING_TYPED;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private stop: (() => void) | undefined;

  /** `onUnread`: a scanner has typed through an input method, and no code could be read. */
  constructor(
    host: ReactiveControllerHost,
    private readonly onNews: (news: DeviceNews) => void,
    private readonly onUnread: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = hallLink().on('device', ({ news }) => this.onNews(newsOf(news)));
    addEventListener('keydown', this.onKey, { capture: true });
    addEventListener('input', this.onText, { capture: true });
  }

  hostDisconnected(): void {
    this.stop?.();
    removeEventListener('keydown', this.onKey, { capture: true });
    removeEventListener('input', this.onText, { capture: true });
    clearTimeout(this.silence);
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const { code, timeStamp: atMs } = event;
    if (isUnread(event)) return this.typed('key', atMs);
    if (event.key === 'Enter' && this.method !== NOTHING_TYPED && this.methodOver(event)) return;
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

  private readonly onText = (event: Event): void => {
    if (event instanceof InputEvent && event.data !== null) this.typed({ text: event.data }, event.timeStamp);
  };

  private typed(what: { readonly text: string } | 'key', atMs: number): void {
    this.method = methodTyped(this.method, what, atMs);
    clearTimeout(this.silence);
    this.silence = setTimeout(() => void this.methodOver(undefined), SILENCE_MS);
  }

  /** True when it was a scanner: its Enter is no key of the page, and its text no text of a field. */
  private methodOver(enter: KeyboardEvent | undefined): boolean {
    const over = methodEnds(this.method);
    const { text } = this.method;
    this.method = NOTHING_TYPED;
    clearTimeout(this.silence);
    if (over === undefined) return false;
    enter?.preventDefault();
    enter?.stopImmediatePropagation();
    const field = enter?.composedPath()[0];
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      field.value = field.value.replace(text, '');
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }
    if (over === 'unread') this.onUnread();
    else this.onNews({ kind: 'scan', text: over.scan });
    return true;
  }
}
