import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LanguageController } from '../../web/language/language-controller.ts';
import { sharedText } from '../../web/text/shared.ts';
import { ask } from '../ask.ts';
import { kioskBase } from '../kiosk-base.ts';
import '../../web/components/hall-icon.ts';

/**
 * @summary The top of every screen but the first: the way back, and what this screen is about.
 * @event ask - back
 */
@customElement('kiosk-head')
export class KioskHead extends LitElement {
  static override styles = [
    kioskBase,
    css`
      header {
        display: flex;
        align-items: center;
        gap: calc(2 * var(--gap));
        padding: calc(6 * var(--mm)) var(--edge-space);
        background: var(--brand);
        color: var(--on-brand);
      }
      button {
        flex: none;
        display: flex;
        align-items: center;
        gap: 0.4em;
        padding: 0 1em 0 0.8em;
        border-radius: var(--radius-m);
        border: 2px solid rgb(255 255 255 / 60%);
        font-size: var(--text-s);
        font-weight: 600;
      }
      h1 {
        font-size: var(--text-xl);
        line-height: 1.2;
        text-wrap: balance;
      }
      .clamped {
        text-wrap: pretty;
      }
      p {
        --lines: 1;
      }
      :host([small]) h1 {
        font-size: var(--text-l);
      }
      p {
        font-size: var(--text-s);
        color: var(--on-brand-soft);
      }
    `,
  ];

  @property() heading = '';
  @property() note = '';
  /** Long headings take smaller letters. */
  @property({ type: Boolean, reflect: true }) small = false;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    return html`<header>
      <button type="button" data-test="back" @click=${() => ask(this, { name: 'back' })}>
        <hall-icon name="back"></hall-icon>${this.language.say(sharedText.back)}
      </button>
      <div>
        <h1 class="clamped">${this.heading}</h1>
        ${this.note === '' ? nothing : html`<p class="clamped">${this.note}</p>`}
      </div>
    </header>`;
  }
}
