import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../base.ts';
import { LanguageController } from '../language/language-controller.ts';
import { renewalText } from '../text/renewal.ts';
import { onRenewal, pageRenewal } from './renewal-controller.ts';

/** The key for it where there is a keyboard; no browser has a use for it. */
const KEY = 'F8';

/**
 * @summary In the head of a page of staff: that a new version of the page is there, and by one key it comes. On a
 * screen of citizens it says only, small, when none can be had. Takes no room while there is nothing.
 */
@customElement('hall-renewal')
export class HallRenewal extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        flex: none;
      }
      button {
        display: flex;
        align-items: center;
        gap: 0.6em;
        min-height: 36px;
        padding: 0 0.8em;
        border-radius: var(--radius-s);
        background: #fff;
        color: var(--brand);
        font-size: 15px;
        font-weight: 700;
        white-space: nowrap;
        box-shadow: 0 0 0 1px var(--edge);
      }
      kbd {
        padding: 0 0.4em;
        border-radius: 4px;
        background: var(--brand);
        color: #fff;
        font: inherit;
        font-size: 12px;
      }
      :host([silent]) {
        position: fixed;
        inset: auto auto 2px 50%;
        z-index: 90;
        translate: -50% 0;
        pointer-events: none;
      }
      p {
        padding: 1px 10px;
        border-radius: var(--radius-s);
        background: rgb(255 255 255 / 85%);
        color: #3f565f;
        font-size: 14px;
        white-space: nowrap;
      }
    `,
  ];

  /** Towards citizens: nothing is offered to them. */
  @property({ type: Boolean, reflect: true }) silent = false;
  private readonly language = new LanguageController(this);
  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.onKey);
    this.stop = onRenewal(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.onKey);
    this.stop?.();
  }

  override render(): TemplateResult | typeof nothing {
    const { say } = this.language;
    const state = pageRenewal()?.state ?? 'current';
    if (state === 'current') return nothing;
    const stuck = state === 'stuck';
    if (this.silent) return stuck ? html`<p data-test="renewal-stuck">${say(renewalText.oldPage)}</p>` : nothing;
    return html`<button
      type="button"
      role="status"
      data-test="renew"
      data-state=${state}
      title=${say(stuck ? renewalText.stuck : renewalText.waiting)}
      @click=${() => void pageRenewal()?.now()}
    >
      ${say(stuck ? renewalText.oldPage : renewalText.now)} <kbd>${KEY}</kbd>
    </button>`;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const renewal = pageRenewal();
    if (this.silent || event.code !== KEY || event.defaultPrevented) return;
    if (renewal === undefined || renewal.state === 'current') return;
    event.preventDefault();
    void renewal.now();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-renewal': HallRenewal;
  }
}
