import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TraySlip } from '../../core/protocol/shapes/printers.ts';
import { base } from '../../web/base.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { trayText } from '../../web/text/tray.ts';
import '../../web/components/hall-icon.ts';
import { here } from '../../web/link/own-hall.ts';

/** Half of the head's dots: two dots become one pixel of the page, four on a dense screen. */
const SCALE = 0.5;

/**
 * @summary One piece of paper with its torn edge, and under it when and where it came out.
 * @event enlarge - the paper was touched
 */
@customElement('tray-slip')
export class TraySlipElement extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        --tooth: 8px;
      }
      .mouth {
        overflow: hidden;
        padding: 0 var(--space-6) var(--space-6);
        margin: 0 calc(-1 * var(--space-6)) calc(-1 * var(--space-4));
      }
      button {
        display: block;
        filter: drop-shadow(0 2px 3px rgb(21 38 44 / 14%)) drop-shadow(0 8px 18px rgb(21 38 44 / 12%));
        transition: transform var(--fast);
      }
      button:hover {
        transform: translateY(3px);
      }
      .paper {
        display: block;
        padding: 14px 10px calc(14px + var(--tooth));
        background: #fdfdfb;
        /* Torn off at the foot: one tooth repeated along the edge. */
        mask:
          conic-gradient(from -45deg at bottom, #0000, #000 1deg 89deg, #0000 90deg) bottom center /
            calc(2 * var(--tooth)) var(--tooth) repeat-x,
          linear-gradient(#000 0 0) top / 100% calc(100% - var(--tooth) + 0.5px) no-repeat;
      }
      img {
        display: block;
        height: auto;
        mix-blend-mode: multiply;
      }
      :host([fresh]) button {
        animation: slide 1100ms cubic-bezier(0.25, 0.7, 0.3, 1);
      }
      @keyframes slide {
        from {
          transform: translateY(-101%);
        }
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-3);
        align-items: center;
        max-width: 300px;
        font-size: var(--text-s);
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
      b {
        font-size: var(--text-l);
        color: var(--ink);
      }
      .copy {
        padding: 0 var(--space-2);
        border-radius: var(--radius-s);
        background: var(--warn-soft);
        color: var(--warn);
        font-weight: 600;
      }
      details {
        max-width: 300px;
        margin-top: var(--space-2);
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius-s);
        background: var(--bad-soft);
        color: var(--bad);
        font-size: var(--text-s);
      }
      summary {
        cursor: pointer;
        font-weight: 600;
      }
      code {
        display: block;
        font-family: ui-monospace, Consolas, monospace;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) slip!: TraySlip;
  @property() printer = '';
  /** It has just come out. */
  @property({ type: Boolean, reflect: true }) fresh = false;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    const { slip } = this;
    const number = slip.number ?? say(trayText.otherPaper);
    return html`
      <div class="mouth">
        <button
          type="button"
          data-test="slip-${slip.id}"
          aria-label=${say(trayText.enlarge, { number })}
          @click=${() => this.dispatchEvent(new CustomEvent('enlarge'))}
        >
          <span class="paper">
            <img src=${here(slip.url)} width=${slip.widthDots * SCALE} alt=${say(trayText.picture, { number })} />
          </span>
        </button>
      </div>
      <p class="facts">
        <b data-test="slip-number">${number}</b>
        ${slip.copy > 0 ? html`<span class="copy">${say(trayText.copy)}</span>` : nothing}
        <time datetime=${slip.at}>${slip.at.slice(11, 19)}</time>
        <span>${this.printer}</span>
        <span>${say(trayText.dots, { n: slip.widthDots })}</span>
      </p>
      ${this.unknown()}
    `;
  }

  private unknown(): TemplateResult | typeof nothing {
    const { unknown } = this.slip;
    if (unknown.length === 0) return nothing;
    return html`<details data-test="unknown">
      <summary>${this.language.say(trayText.unknown, { n: unknown.length })}</summary>
      ${unknown.map((bytes) => html`<code>${bytes}</code>`)}
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tray-slip': TraySlipElement;
  }
}
