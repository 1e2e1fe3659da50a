import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DutyView } from '../../core/protocol/shapes/alerts.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { alertsText } from '../../web/text/alerts.ts';
import { sinceText } from '../../web/text/moments.ts';
import { displayBase } from '../display-base.ts';
import '../../web/components/hall-icon.ts';

const MOST_SHOWN = 4;

/**
 * @summary The alerts in force, over the foot of a board in the duty office; nothing on any other board.
 */
@customElement('display-duty')
export class DisplayDuty extends LitElement {
  static override styles = [
    displayBase,
    css`
      /* No row of the board's own. */
      :host {
        position: fixed;
      }
      section {
        position: fixed;
        inset: auto calc(1.4 * var(--u)) calc(4.4 * var(--u));
        z-index: 1;
        display: grid;
        gap: calc(0.6 * var(--u));
        padding: calc(1.1 * var(--u)) calc(1.4 * var(--u));
        border-left: calc(0.6 * var(--u)) solid var(--bad);
        border-radius: calc(0.8 * var(--u));
        background: var(--surface);
        box-shadow: var(--shadow-3, 0 8px 40px rgb(0 0 0 / 30%));
      }
      h2 {
        display: flex;
        align-items: center;
        gap: 0.4em;
        font-size: calc(1.7 * var(--u));
        color: var(--bad);
      }
      li {
        display: flex;
        align-items: baseline;
        gap: calc(1 * var(--u));
        font-size: calc(1.6 * var(--u));
      }
      li b {
        flex: none;
      }
      li span {
        flex: 1;
        min-width: 0;
      }
      small {
        flex: none;
        font-size: calc(1.3 * var(--u));
        color: var(--ink-soft);
      }
      .taken {
        color: var(--good);
      }
    `,
  ];

  @property({ attribute: false }) view: DutyView | undefined;
  @property({ attribute: false }) now = 0;
  @property({ attribute: false }) zone: string | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult | typeof nothing {
    const items = this.view?.items ?? [];
    if (items.length === 0) return nothing;
    const { say, name, current } = this.language;
    const { zone } = this;
    return html`<section role="alert" data-test="duty">
      <h2><hall-icon name="warning"></hall-icon>${say(alertsText.inForce)} ${items.length}</h2>
      <ul>
        ${items.slice(0, MOST_SHOWN).map(
          ({ title, text, at, test, acknowledged }) =>
            html`<li data-test="duty-alert">
              <b>${test === true ? say(alertsText.testMark) : nothing}${name(title)}</b><span>${name(text)}</span>
              ${
                acknowledged === undefined
                  ? nothing
                  : html`<small class="taken">${say(alertsText.takenBy, { who: name(acknowledged) })}</small>`
              }
              <small>${zone === undefined ? nothing : sinceText(at, this.now, current, zone)}</small>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'display-duty': DisplayDuty;
  }
}
