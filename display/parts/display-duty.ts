import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DutyView } from '../../core/protocol/shapes/alerts.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { dutyText } from '../../web/text/duty.ts';
import { sinceText } from '../../web/text/moments.ts';
import { displayBase } from '../display-base.ts';
import '../../web/components/hall-icon.ts';

const MOST_SHOWN = 4;

/**
 * @summary The alerts in force, below a board in the duty office; nothing on any other board.
 * @event tall - how high it is, in pixels
 */
@customElement('display-duty')
export class DisplayDuty extends LitElement {
  static override styles = [
    displayBase,
    css`
      /* Below the board, which makes itself shorter by as much: no layout of it has a row for this. */
      :host {
        position: absolute;
        top: 100%;
        inset-inline: 0;
        display: block;
      }
      section {
        display: grid;
        gap: calc(0.7 * var(--u));
        padding: calc(1 * var(--u)) calc(1.4 * var(--u)) calc(1.2 * var(--u));
        border-top: calc(0.5 * var(--u)) solid var(--bad);
        background: var(--surface);
      }
      ul {
        display: grid;
        gap: calc(0.6 * var(--u));
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
        line-height: 1.3;
      }
      /* A long name and its sentence take a second line rather than be cut. */
      li p {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      h2 small {
        margin-inline-start: auto;
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
  private readonly heights = new ResizeObserver(() => this.tell());

  override connectedCallback(): void {
    super.connectedCallback();
    this.heights.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.heights.disconnect();
  }

  private tell(): void {
    this.dispatchEvent(new CustomEvent('tall', { detail: this.offsetHeight }));
  }

  override render(): TemplateResult | typeof nothing {
    const items = this.view?.items ?? [];
    if (items.length === 0) return nothing;
    const { say, name, current } = this.language;
    const { zone } = this;
    return html`<section role="alert" data-test="duty">
      <h2>
        <hall-icon name="warning"></hall-icon>${say(dutyText.inForce)}
        ${items.length}${
          items.length > MOST_SHOWN
            ? html`<small>${say(dutyText.more, { n: items.length - MOST_SHOWN })}</small>`
            : nothing
        }
      </h2>
      <ul>
        ${items.slice(0, MOST_SHOWN).map(
          ({ title, text, at, test, acknowledged }) =>
            html`<li data-test="duty-alert">
              <p><b>${test === true ? say(dutyText.testMark) : nothing}${name(title)}</b> ${name(text)}</p>
              ${
                acknowledged === undefined
                  ? nothing
                  : html`<small class="taken">${say(dutyText.takenBy, { who: name(acknowledged) })}</small>`
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
