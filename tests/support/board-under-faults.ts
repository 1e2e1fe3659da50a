import type { Browser, CDPSession, Page } from 'playwright';
import { openPage } from './pages.ts';
import { pause } from './pause.ts';
import { startRelay, type Relay } from './relay.ts';

/** From an instant to another one the board could not hear the hall. */
export type Outage = { readonly what: string; readonly from: number; to: number };

/** How long a picture took to be right after the hall could be heard again, and whether that was too long. */
export type Recovery = { readonly what: string; readonly ms: number; readonly late: boolean };

const SAMPLE_MS = 100;
const DAY_MS = 86_400_000;

/**
 * A real page of a board behind a cable of its own, that notes what it announces while everything is done to it that
 * can happen.
 */
export class BoardUnderFaults {
  readonly outages: Outage[] = [];
  readonly reloads: number[] = [];
  /** Numbers in the order in which they were announced: one entry each time a number began to flash. */
  readonly announced: { readonly number: string; readonly at: number }[] = [];
  faults: readonly string[] = [];

  private constructor(
    readonly id: string,
    readonly page: Page,
    private readonly relay: Relay,
    private readonly session: CDPSession,
  ) {}

  static async open(browser: Browser, id: string, port: number): Promise<BoardUnderFaults> {
    const relay = await startRelay(port);
    const { page, context, faults } = await openPage(browser, 'about:blank', { width: 1280, height: 720 });
    const board = new BoardUnderFaults(id, page, relay, await context.newCDPSession(page));
    board.faults = faults;
    await page.exposeFunction('noteFlash', (number: string) => board.announced.push({ number, at: Date.now() }));
    await page.addInitScript(watchFlashes, SAMPLE_MS);
    await page.goto(`${relay.url}/display?id=${id}`);
    // With its first picture there: what is called from now on it announces.
    await page.locator('display-band, display-window').first().waitFor();
    return board;
  }

  /** The cable is pulled; what was open breaks. It stays so until `meanwhile` is over, too. */
  async cut(ms: number, meanwhile?: Promise<unknown>): Promise<Outage> {
    return this.during('cut', ms, () => this.relay.cut(), meanwhile);
  }

  /** Nothing comes through, and nobody says so. */
  async hush(ms: number): Promise<Outage> {
    return this.during('hush', ms, () => this.relay.hush());
  }

  private async during(what: string, ms: number, begin: () => void, meanwhile?: Promise<unknown>): Promise<Outage> {
    const outage = this.begins(what);
    begin();
    await Promise.all([pause(ms), meanwhile]);
    this.relay.mend();
    return this.ends(outage);
  }

  /**
   * The tab sleeps: nothing in it runs, and what comes in is only kept. (A visible tab cannot be frozen by its life
   * cycle.)
   */
  async sleep(ms: number): Promise<Outage> {
    const outage = this.begins('sleep');
    const asleep = new Promise((done) => this.session.once('Debugger.paused', done));
    await this.session.send('Debugger.enable');
    await this.session.send('Debugger.pause');
    await asleep;
    await pause(ms);
    await this.session.send('Debugger.resume');
    await this.session.send('Debugger.disable');
    return this.ends(outage);
  }

  async reload(): Promise<Outage> {
    const outage = this.begins('reload');
    this.reloads.push(outage.from);
    await this.page.reload({ waitUntil: 'commit' });
    return this.ends(outage);
  }

  /** Somebody sets the clock of this machine a day ahead, or back. */
  async setClock(days: number): Promise<void> {
    await this.page.evaluate((skew) => ((window as unknown as { skewMs: number }).skewMs += skew), days * DAY_MS);
  }

  begins(what: string): Outage {
    const outage = { what, from: Date.now(), to: Infinity };
    this.outages.push(outage);
    return outage;
  }

  ends(outage: Outage): Outage {
    outage.to = Date.now();
    return outage;
  }

  get hears(): boolean {
    return this.outages.every(({ to }) => to !== Infinity);
  }

  /** The numbers in the band and in the list. */
  async shown(): Promise<readonly string[]> {
    return this.page.evaluate(() => {
      const root = document.querySelector('display-app')?.shadowRoot;
      const inside = (tag: string, what: string): Element[] => [
        ...(root?.querySelector(tag)?.shadowRoot?.querySelectorAll(`[data-test="${what}"]`) ?? []),
      ];
      return [
        ...inside('display-band', 'called-number').map((each) => each.textContent.trim()),
        ...inside('display-calls', 'recent-call').map((each) => each.getAttribute('data-number') ?? ''),
      ];
    });
  }

  /** The time on its clock, as HH:MM:SS or HH:MM. */
  async clock(): Promise<string> {
    const words = await this.page.evaluate(
      () =>
        document
          .querySelector('display-app')
          ?.shadowRoot?.querySelector('display-head')
          ?.shadowRoot?.querySelector('hall-clock')
          ?.shadowRoot?.querySelector('time')?.textContent ?? '',
    );
    return /\d\d?:\d\d(:\d\d)?/.exec(words)?.[0] ?? words;
  }

  async close(): Promise<void> {
    await this.page.context().close();
    await this.relay.close();
  }
}

/** In the page: a clock that can be set wrong, and a look at the band whenever it changes. */
function watchFlashes(everyMs: number): void {
  const page = window as unknown as { skewMs: number; noteFlash: (number: string) => void; Date: DateConstructor };
  page.skewMs = 0;
  const Real = Date;
  const real = (): number => Real.now();
  page.Date = new Proxy(Real, {
    construct: (target, words: unknown[]) =>
      words.length === 0 ? new target(real() + page.skewMs) : (Reflect.construct(target, words) as Date),
    get: (target, name) => (name === 'now' ? () => real() + page.skewMs : (Reflect.get(target, name) as unknown)),
  });
  let before = '';
  let watched: ShadowRoot | undefined;
  const look = (): void => {
    const shadow = document.querySelector('display-app')?.shadowRoot?.querySelector('display-band')?.shadowRoot;
    // A flash that a reload ends at once is one too: each change of the band is looked at, not only every tenth of a
    // second.
    if (shadow !== null && shadow !== undefined && shadow !== watched) {
      watched = shadow;
      new MutationObserver(look).observe(shadow, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    }
    const band = shadow?.querySelector('[data-test="now-calling"]');
    const flashing = band?.getAttribute('data-phase') === 'flash';
    const number = band?.querySelector('[data-test="called-number"]')?.textContent.trim() ?? '';
    const now = flashing ? number : '';
    if (now !== '' && now !== before) page.noteFlash(now);
    before = now;
  };
  setInterval(look, everyMs);
}
