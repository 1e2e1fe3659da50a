import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CounterId } from '../core/catalogue/catalogue.ts';
import type { CounterView, HallView } from '../core/views/wire.ts';
import { base } from '../web/base.ts';
import { LanguageController } from '../web/language-controller.ts';
import { LinkController } from '../web/link-controller.ts';
import { forgetUser, rememberedUser, signOut, type SessionUser } from '../web/session.ts';
import { counterText } from '../web/text/counter.ts';
import { staffText } from '../web/text/staff.ts';
import { WatchController } from '../web/watch-controller.ts';
import { loadCounter, saveCounter } from './counter-store.ts';
import { screenOf } from './flow.ts';
import '../web/components/hall-banner.ts';
import '../web/components/hall-sign-in.ts';
import './screens/counter-choose.ts';
import './screens/counter-console.ts';
import './screens/counter-strip.ts';

/** Opened by the console as the small window. */
const IS_STRIP = new URLSearchParams(location.search).has('strip');

/**
 * @summary The counter's screen: who signs in, which counter, and then the console. What it shows is always the hall's truth.
 */
@customElement('counter-app')
export class CounterApp extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-height: 100vh;
      }
      .loading {
        display: grid;
        place-items: center;
        min-height: 100vh;
        color: var(--ink-soft);
        font-size: var(--text-l);
      }
      .small {
        padding: var(--space-2);
        font-size: 15px;
        text-align: center;
      }
    `,
  ];

  @state() private user: SessionUser | undefined = rememberedUser();
  @state() private counter: CounterId | undefined = loadCounter();
  @state() private sessionOver = false;
  private readonly language = new LanguageController(this);
  private readonly hall = new LinkController(this);
  private readonly hallWatch = new WatchController<HallView>(this, 'hall');
  private readonly watch = new WatchController<CounterView>(this, this.topic());

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('signed-in', (event) => this.signedIn((event as CustomEvent<SessionUser>).detail));
    this.addEventListener('sign-out', () => void this.leave());
    this.addEventListener('session-over', () => this.over());
    this.addEventListener('counter-chosen', (event) => this.choose((event as CustomEvent<CounterId>).detail));
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const { view, problem } = this.watch;
    document.title =
      view === undefined ? say(counterText.title) : `${this.language.name(view.name)} · ${say(counterText.title)}`;
    if (IS_STRIP) return this.strip(view);
    return html`<hall-banner></hall-banner>${this.screen(view, problem?.status === 401)}`;
  }

  /** The small window signs nobody in: it goes with the main one. */
  private strip(view: CounterView | undefined): TemplateResult {
    const { user, counter } = this;
    if (screenOf({ user, counter, view, problem: this.watch.problem }) !== 'console')
      return html`<main class="loading small" role="status">${this.language.say(counterText.stripSignIn)}</main>`;
    return html`<counter-strip .view=${view} .online=${this.online}></counter-strip>`;
  }

  private screen(view: CounterView | undefined, unknown: boolean): TemplateResult {
    const { say } = this.language;
    const { user, counter } = this;
    switch (screenOf({ user, counter, view, problem: this.watch.problem })) {
      case 'sign-in':
        return html`<hall-sign-in
          .surface=${say(counterText.title)}
          .sampleUser=${'clerk'}
          .notice=${this.sessionOver || (unknown && user !== undefined) ? say(staffText.sessionOver) : ''}
        ></hall-sign-in>`;
      case 'choose':
        return html`<counter-choose
          .user=${user}
          .preferred=${counter}
          .hall=${this.hallWatch.view}
          .online=${this.online}
        ></counter-choose>`;
      case 'loading':
        return html`<main class="loading" role="status">${say(staffText.loading)}</main>`;
      case 'console':
        return html`<counter-console
          .view=${view}
          .user=${user}
          .hall=${this.hallWatch.view}
          .online=${this.online}
        ></counter-console>`;
    }
  }

  private get online(): boolean {
    return this.hall.state === 'online';
  }

  private topic(): string | undefined {
    return this.user === undefined || this.counter === undefined ? undefined : `counter:${this.counter}`;
  }

  private signedIn(user: SessionUser): void {
    this.user = user;
    this.sessionOver = false;
    if (user.counter !== undefined && this.counter === undefined) this.counter = user.counter;
    this.watch.follow(undefined);
    this.watch.follow(this.topic());
  }

  private choose(counter: CounterId): void {
    saveCounter(counter);
    this.counter = counter;
    this.watch.follow(this.topic());
  }

  /** The session ended on the server: the counter stays as it is, only this screen has to say again who sits here. */
  private over(): void {
    forgetUser();
    this.user = undefined;
    this.sessionOver = true;
    this.watch.follow(undefined);
  }

  private async leave(): Promise<void> {
    this.user = undefined;
    this.watch.follow(undefined);
    await signOut();
    this.hall.link.reconnect();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-app': CounterApp;
  }
}
