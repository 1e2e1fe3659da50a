import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { Alert, AlertsView } from '../../core/protocol/shapes/alerts.ts';
import { asIs } from '../../core/base/names.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { WatchController } from '../../web/link/watch-controller.ts';
import type { SessionUser } from '../../web/session/session.ts';
import { mayChime, softChime, wakeChime } from '../../web/soft-chime.ts';
import { alertsText } from '../../web/text/alerts.ts';
import { sinceText } from '../../web/text/moments.ts';
import { managerBase } from '../manager-base.ts';
import { sendOrder, type Order } from '../order.ts';
import { alertsFor, isOpen, keptQuiet, soundingFor, titleWith } from './alerts-for.ts';
import './manager-alert-rules.ts';
import '../../web/components/hall-icon.ts';

const ROWS_SHOWN = 2;
const LOOK_MS = 1000;

/**
 * @summary The alerts in force for whoever is signed in, above everything; they sound once, the tab counts them. Below,
 * when it is asked for, all of today, the rules, and how the webhooks stand.
 * @event order - an alert is acknowledged, or a rule tried
 */
@customElement('manager-alerts')
export class ManagerAlerts extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: block;
        padding: 0 var(--space-4);
      }
      .row,
      .told {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 4px var(--space-3);
        min-height: 44px;
        padding: 4px var(--space-3);
      }
      .row {
        border-left: 6px solid var(--bad);
        background: var(--bad-soft);
      }
      .row + .row {
        border-top: 1px solid var(--surface);
      }
      .row.taken {
        border-left-color: var(--good);
        background: var(--surface);
      }
      .row.test {
        border-left-color: var(--brand);
        background: var(--brand-soft);
      }
      .row hall-icon {
        font-size: 22px;
        color: var(--bad);
      }
      .words {
        flex: 1 1 260px;
      }
      .words strong {
        margin-right: 0.5em;
      }
      .soft {
        font-size: 14px;
        color: var(--ink-soft);
      }
      .row .soft {
        color: var(--ink);
      }
      .button {
        min-height: 40px;
      }
      .told {
        background: var(--warn-soft);
        color: var(--warn);
      }
      .sheet {
        overflow: hidden;
      }
      .foot {
        display: flex;
        justify-content: flex-end;
        gap: var(--space-3);
        padding: 2px var(--space-3);
        font-size: 14px;
      }
      .bare {
        margin: calc(-1 * var(--space-3)) 0;
      }
      .foot button {
        min-height: 32px;
        font-weight: 600;
        color: var(--brand-strong);
      }
    `,
  ];

  @property({ attribute: false }) user!: SessionUser;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private opened = false;
  @state() private blocked = false;
  private readonly language = new LanguageController(this);
  private readonly watch = new WatchController(this, 'alerts', (view) => this.took(view));
  private heard: ReadonlySet<string> | undefined;
  private looking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.looking = setInterval(() => this.look(), LOOK_MS);
    addEventListener('pointerdown', wakeChime);
    addEventListener('keydown', wakeChime);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.looking);
    removeEventListener('pointerdown', wakeChime);
    removeEventListener('keydown', wakeChime);
    document.title = titleWith(document.title, 0);
  }

  override render(): TemplateResult | typeof nothing {
    const { view } = this.watch;
    if (view === undefined || (view.rules.length === 0 && view.items.length === 0)) return nothing;
    const { say } = this.language;
    const mine = alertsFor(view, this.user);
    const shown = this.opened ? mine : mine.slice(0, ROWS_SHOWN);
    const failing = view.webhooks.filter((each) => each.state === 'failing');
    const told = mine.length + view.suppressed.length + failing.length > 0 || this.blocked || this.opened;
    return html`<section class=${told ? 'sheet' : 'bare'} aria-label=${say(alertsText.title)} data-test="alerts">
      <div role="alert">${shown.map((alert) => this.row(alert))}</div>
      ${this.quiet(view)}
      ${failing.map(
        ({ host, since, detail }) =>
          html`<p class="told" data-test="webhook-fails">
            ${say(alertsText.webhookFails, { host, time: this.time(since ?? view.now), detail: detail ?? '' })}
          </p>`,
      )}
      ${this.silent()}
      <div class="foot">
        <button
          type="button"
          data-test="alerts-more"
          aria-expanded=${this.opened ? 'true' : 'false'}
          @click=${() => (this.opened = !this.opened)}
        >
          ${mine.length > shown.length ? html`${say(alertsText.more, { n: mine.length - shown.length })} · ` : nothing}${say(alertsText.all)}
        </button>
      </div>
      ${
        this.opened
          ? html`<manager-alert-rules
              .view=${view}
              .zone=${this.hall?.timeZone}
              .online=${this.online}
            ></manager-alert-rules>`
          : nothing
      }
    </section>`;
  }

  protected override updated(): void {
    this.look();
  }

  private row(alert: Alert): TemplateResult {
    const { say, name } = this.language;
    const { id, title, text, at, test, acknowledged } = alert;
    const kind = acknowledged === undefined ? (test === true ? 'test' : '') : 'taken';
    return html`<div class="row ${kind}" data-test="alert" data-id=${id}>
      <hall-icon name=${acknowledged === undefined ? 'warning' : 'check'}></hall-icon>
      <p class="words">
        <strong>${test === true ? say(alertsText.testMark) : nothing}${name(title)}</strong>${name(text)}
      </p>
      <span class="soft">${say(alertsText.since, { time: this.time(at) })}</span>
      ${
        acknowledged === undefined
          ? html`<button
              class="button strong"
              type="button"
              data-test="acknowledge"
              ?disabled=${!this.online}
              @click=${() => this.order({ name: 'acknowledge-alert', body: { alert: id } })}
            >
              ${say(alertsText.acknowledge)}
            </button>`
          : html`<span class="chip good" data-test="taken"
              >${say(alertsText.takenBy, { who: name(acknowledged.byName ?? asIs(acknowledged.by)) })}</span
            >`
      }
    </div>`;
  }

  /** What was kept quiet within the hour, by the limit that did it. */
  private quiet({ suppressed }: AlertsView): TemplateResult | typeof nothing {
    const { say, name } = this.language;
    if (suppressed.length === 0) return nothing;
    const said = (limit: 'rule' | 'hall'): TemplateResult | typeof nothing => {
      const { named, more, most } = keptQuiet(suppressed, limit, this.opened);
      if (named.length === 0) return nothing;
      const words = limit === 'rule' ? alertsText.quietRule : alertsText.quietHall;
      return html`<p class="told" data-test="alerts-quiet">
        ${say(words, { most })}${named.map(({ title }) => name(title)).join(' · ')}${more === 0 ? nothing : html` · ${say(alertsText.more, { n: more })}`}
      </p>`;
    };
    return html`${said('rule')}${said('hall')}`;
  }

  /** Some rule sounds, and the browser waits for a press before it lets the page. */
  private silent(): TemplateResult | typeof nothing {
    const { say } = this.language;
    if (!this.blocked) return nothing;
    return html`<p class="told" data-test="sound-blocked">
      <span class="words">${say(alertsText.soundBlocked)}</span>
      <button class="button" type="button" data-test="allow-sound" @click=${() => this.allow()}>
        ${say(alertsText.allowSound)}
      </button>
    </p>`;
  }

  private allow(): void {
    softChime();
    setTimeout(() => this.look(), 100);
  }

  /** An alert sounds once; what was there when the page came sounds once too. */
  private took(view: AlertsView): void {
    const sounding = soundingFor(view, this.user);
    const fresh = sounding.filter((id) => this.heard?.has(id) !== true);
    if (fresh.length > 0 && softChime()) this.dispatchEvent(new CustomEvent('chimed', { detail: fresh }));
    this.heard = new Set([...(this.heard ?? []), ...sounding]);
  }

  private look(): void {
    const sounds = this.watch.view?.rules.some(({ ways }) => ways.includes('sound')) ?? false;
    this.blocked = sounds && !mayChime();
    document.title = titleWith(document.title, alertsFor(this.watch.view, this.user).filter(isOpen).length);
  }

  private time(at: string): string {
    const zone = this.hall?.timeZone;
    const now = Date.parse(this.watch.view?.now ?? at);
    return zone === undefined ? '' : sinceText(at, now, this.language.current, zone);
  }

  private order(order: Order): void {
    void sendOrder(this, order);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-alerts': ManagerAlerts;
  }
}
