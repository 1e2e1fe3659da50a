import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CounterId } from '../core/base/names.ts';
import type { CounterView } from '../core/protocol/shapes/counter.ts';
import { base } from '../web/base.ts';
import { LanguageController } from '../web/language/language-controller.ts';
import { RenewalController } from '../web/renewal/renewal-controller.ts';
import { LinkController } from '../web/link/link-controller.ts';
import { keptFor } from '../web/session/kept-for.ts';
import { SessionController } from '../web/session/session-controller.ts';
import { rememberedUser, type SessionUser } from '../web/session/session.ts';
import { counterText } from '../web/text/counter.ts';
import { staffText } from '../web/text/staff.ts';
import { WatchController } from '../web/link/watch-controller.ts';
import { loadCounter, saveCounter } from './seat/counter-store.ts';
import { mayActAt, screenOf, type Screen } from './flow.ts';
import { SeatController } from './seat/seat-controller.ts';
import { hasOpenWork } from '../web/renewal/open-work.ts';
import '../web/components/hall-alarm.ts';
import '../web/components/hall-banner.ts';
import '../web/components/hall-loading.ts';
import '../web/components/hall-sign-in.ts';
import './seat/counter-choose.ts';
import './console/counter-console.ts';
import './seat/counter-elsewhere.ts';
import './console/counter-strip.ts';

/** Opened by the console as the small window. */
const IS_STRIP = new URLSearchParams(location.search).has('strip');

/**
 * @summary The counter's screen: who signs in, which counter, and then the console. What it shows is always the hall's
 * truth.
 */
@customElement('counter-app')
export class CounterApp extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-height: calc(100vh - var(--above, 0px));
      }
      .small {
        display: grid;
        place-items: center;
        min-height: calc(100vh - var(--above, 0px));
        padding: var(--space-2);
        color: var(--ink-soft);
        font-size: 15px;
        text-align: center;
      }
    `,
  ];

  @state() private counter: CounterId | undefined = loadCounter() ?? rememberedUser()?.counter;
  private readonly language = new LanguageController(this);
  private readonly hall = new LinkController(this);
  readonly renewal = new RenewalController(this, 'counter', { isQuiet: () => this.isBetween, restMs: 3000 });
  private readonly session = new SessionController(this, (user) => this.changeUser(user));
  private readonly hallWatch = new WatchController(this, 'hall');
  private readonly watch = new WatchController(this, this.topic() ?? { later: 'counter' });
  private readonly seat = new SeatController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('counter-chosen', (event) => this.choose((event as CustomEvent<CounterId>).detail));
    this.addEventListener('seat-take', () => void this.seat.take());
  }

  /** The seat goes with the counter that the hall says is this user's. */
  protected override willUpdate(): void {
    const { view } = this.watch;
    const { user } = this.session;
    const works = view !== undefined && user !== undefined && view.state !== 'closed' && mayActAt(user, view.clerk);
    this.seat.follow(works ? view.id : undefined);
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const { view } = this.watch;
    document.title =
      view === undefined ? say(counterText.title) : `${this.language.name(view.name)} · ${say(counterText.title)}`;
    if (IS_STRIP) return this.strip(view);
    return html`<hall-banner></hall-banner><hall-alarm></hall-alarm>${this.screen(view)}`;
  }

  /** The small window signs nobody in: it goes with the main one. */
  private strip(view: CounterView | undefined): TemplateResult {
    const where = this.where(view);
    if (where !== 'console') {
      const counter = view === undefined ? '' : this.language.name(view.name);
      const text =
        where === 'elsewhere'
          ? this.language.say(counterText.seatTaken, { counter })
          : this.language.say(counterText.stripSignIn);
      return html`<main class="small" role="status">${text}</main>`;
    }
    return html`<counter-strip .view=${view} .online=${this.online}></counter-strip>`;
  }

  /** What is open on the console is there again for whoever only had to sign in again. */
  private screen(view: CounterView | undefined): TemplateResult {
    const where = this.where(view);
    const shown = this.screenAt(where, view);
    if (where === 'choose' || where === 'elsewhere') return shown;
    const works = where === 'console';
    return html`${works ? nothing : shown}${keptFor(this.session.sitting, works ? shown : undefined)}`;
  }

  private screenAt(where: Screen, view: CounterView | undefined): TemplateResult {
    const { say } = this.language;
    const { counter } = this;
    const { user } = this.session;
    const { problem } = this.watch;
    switch (where) {
      case 'sign-in':
        return html`<hall-sign-in
          .surface=${say(counterText.title)}
          .sampleUser=${'clerk'}
          .notice=${this.session.isOver(problem) ? say(staffText.sessionOver) : ''}
        ></hall-sign-in>`;
      case 'choose':
        return html`<counter-choose
          .user=${user}
          .preferred=${counter}
          .hall=${this.hallWatch.view}
          .online=${this.online}
        ></counter-choose>`;
      case 'loading':
        return html`<hall-loading></hall-loading>`;
      case 'elsewhere':
        return html`<counter-elsewhere
          .view=${view}
          .online=${this.online}
          ?taken=${this.seat.state === 'taken'}
        ></counter-elsewhere>`;
      case 'console':
        return html`<counter-console
          .view=${view}
          .user=${user}
          .hall=${this.hallWatch.view}
          .online=${this.online}
        ></counter-console>`;
    }
  }

  private where(view: CounterView | undefined): Screen {
    const { counter } = this;
    return screenOf({
      user: this.session.user,
      counter,
      view,
      problem: this.watch.problem,
      seat: this.seat.state,
    });
  }

  /** Between citizens: nobody in hand, nothing opened, nothing typed, nobody about to be called by itself. */
  private get isBetween(): boolean {
    if (this.watch.view?.ticket !== undefined || hasOpenWork()) return false;
    return this.renderRoot.querySelector('counter-console')?.isBusy !== true;
  }

  private get online(): boolean {
    return this.hall.state === 'online';
  }

  private topic(): `counter:${string}` | undefined {
    return this.session.user === undefined || this.counter === undefined ? undefined : `counter:${this.counter}`;
  }

  private changeUser(user: SessionUser | undefined): void {
    if (user?.counter !== undefined && this.counter === undefined) this.counter = user.counter;
    this.watch.follow(undefined);
    this.watch.follow(this.topic());
  }

  private choose(counter: CounterId): void {
    saveCounter(counter);
    this.counter = counter;
    this.watch.follow(this.topic());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-app': CounterApp;
  }
}
