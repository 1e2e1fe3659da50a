import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LanguageController } from '../../web/language/language-controller.ts';
import { kioskText } from '../../web/text/kiosk.ts';
import { ask } from '../ask.ts';
import { kioskBase } from '../kiosk-base.ts';
import '../../web/components/hall-icon.ts';

/**
 * @summary A card was read: its last four digits, whether a number waits for its owner already, and a way to do without
 * it.
 * @event ask - drop-card
 */
@customElement('kiosk-card')
export class KioskCard extends LitElement {
  static override styles = [
    kioskBase,
    css`
      div {
        display: flex;
        align-items: center;
        gap: var(--gap);
        padding: calc(2.5 * var(--mm)) var(--edge-space);
        background: var(--good-soft);
        color: var(--good);
        font-size: var(--text-s);
        font-weight: 600;
      }
      .has {
        background: var(--warn-soft);
        color: var(--warn);
      }
      span {
        flex: 1;
      }
    `,
  ];

  @property() lastFour = '';
  /** The number that its owner has already. */
  @property() has: string | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    const { lastFour, has } = this;
    return html`<div class=${has === undefined ? '' : 'has'} role="status" data-test="card">
      <hall-icon name=${has === undefined ? 'check' : 'info'}></hall-icon>
      <span
        >${has === undefined ? say(kioskText.cardRead, { four: lastFour }) : say(kioskText.cardHas, { four: lastFour, number: has })}</span
      >
      <button type="button" class="plain" data-test="drop-card" @click=${() => ask(this, { name: 'drop-card' })}>
        ${say(kioskText.cardDrop)}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-card': KioskCard;
  }
}
