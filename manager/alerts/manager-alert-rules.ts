import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { asIs } from '../../core/base/names.ts';
import type { Alert, AlertsView } from '../../core/protocol/shapes/alerts.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { alertsText } from '../../web/text/alerts.ts';
import { sinceText } from '../../web/text/moments.ts';
import { managerBase } from '../manager-base.ts';
import { sendOrder, type Order } from '../order.ts';

/**
 * @summary All alerts of today, and the rules with a button that tries each.
 * @event order - a rule is tried
 */
@customElement('manager-alert-rules')
export class ManagerAlertRules extends LitElement {
  static override styles = [
    managerBase,
    css`
      .both {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(280px, 1fr));
        gap: var(--space-4);
        max-height: 38vh;
        padding: var(--space-3);
        overflow-y: auto;
        border-top: 1px solid var(--edge);
      }
      h3 {
        font-size: 15px;
      }
      li {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 2px var(--space-3);
        padding: 6px 0;
        border-bottom: 1px solid var(--edge);
        font-size: 15px;
      }
      li b {
        flex: 1 1 160px;
      }
      .soft {
        font-size: 13px;
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) view!: AlertsView;
  @property({ attribute: false }) zone: string | undefined;
  @property({ type: Boolean }) online = true;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    const { items, rules, webhooks } = this.view;
    return html`<div class="both" tabindex="0" role="group" aria-label=${say(alertsText.all)}>
      <div>
        <h3>${say(alertsText.title)}</h3>
        ${items.length === 0 ? html`<p class="soft">${say(alertsText.none)}</p>` : nothing}
        <ul>
          ${items.map((alert) => this.past(alert))}
        </ul>
      </div>
      <div>
        <h3>${say(alertsText.rules)}</h3>
        ${rules.length === 0 ? html`<p class="soft">${say(alertsText.noRules)}</p>` : nothing}
        <ul>
          ${rules.map(({ id, name }) => this.rule(id, this.language.name(name)))}
        </ul>
        ${webhooks.map(
          ({ host, state, givenUp }) =>
            html`${state === 'ready' ? html`<p class="soft">${say(alertsText.webhookWell, { host })}</p>` : nothing}${
              givenUp === 0 ? nothing : html`<p class="late">${say(alertsText.givenUp, { host, n: givenUp })}</p>`
            }`,
        )}
      </div>
    </div>`;
  }

  private past({ title, at, test, cleared, acknowledged }: Alert): TemplateResult {
    const { say, name } = this.language;
    return html`<li data-test="alert-of-today">
      <b>${test === true ? say(alertsText.testMark) : nothing}${name(title)}</b>
      <span class="soft"
        >${say(alertsText.since, { time: this.time(at) })}${
          cleared === undefined ? nothing : html` · ${say(alertsText.over, { time: this.time(cleared.at) })}`
        }${
          acknowledged === undefined
            ? nothing
            : html` · ${say(alertsText.takenBy, { who: name(acknowledged.byName ?? asIs(acknowledged.by)) })}`
        }</span
      >
    </li>`;
  }

  private rule(id: string, name: string): TemplateResult {
    return html`<li>
      <b>${name}</b>
      <button
        class="button"
        type="button"
        data-test="try-${id}"
        aria-label="${this.language.say(alertsText.try)}: ${name}"
        ?disabled=${!this.online}
        @click=${() => this.order({ name: 'test-alert', body: { rule: id } })}
      >
        ${this.language.say(alertsText.try)}
      </button>
    </li>`;
  }

  private time(at: string): string {
    const { zone } = this;
    return zone === undefined ? '' : sinceText(at, Date.parse(this.view.now), this.language.current, zone);
  }

  private order(order: Order): void {
    void sendOrder(this, order);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-alert-rules': ManagerAlertRules;
  }
}
