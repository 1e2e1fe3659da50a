import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../../web/base.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { keypadText } from '../../web/text/keypad.ts';
import { pressEvent } from '../press.ts';
import { bornText, grouped, SAMPLE_CARDS, type SampleCard } from '../sample-cards.ts';

/**
 * @summary A card reader, and two cards to put on it.
 * @event device-press - a card was put down or taken away
 */
@customElement('keypad-cards')
export class KeypadCards extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      .plate {
        display: grid;
        place-items: center;
        min-height: 128px;
        padding: var(--space-3);
        border: 2px solid #4f6a6e;
        border-radius: 12px;
        background: radial-gradient(circle at 50% 40%, #35525a, #16262b);
        color: #dbe6e5;
      }
      .plate .card {
        width: 210px;
        animation: put var(--calm) ease-out;
      }
      @keyframes put {
        from {
          opacity: 0;
          transform: translateY(24px);
        }
      }
      .cards {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-2);
      }
      button {
        border-radius: 9px;
      }
      button:focus-visible {
        outline-color: #ffb454;
        outline-offset: 2px;
      }
      .card {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0 var(--space-2);
        width: 100%;
        padding: 9px 11px;
        border-radius: 9px;
        background: linear-gradient(135deg, #eef6f4, #d5e6ea 60%, #f2e9dd);
        color: var(--ink);
        font-size: 12px;
        line-height: 1.35;
        text-align: left;
        box-shadow: 0 3px 9px rgb(0 0 0 / 35%);
      }
      .card b {
        font-size: var(--text-m);
      }
      .card span {
        grid-column: 1 / -1;
      }
      .card i {
        align-self: center;
        padding: 0 6px;
        border: 1px solid currentcolor;
        border-radius: 4px;
        color: var(--accent);
        font-style: normal;
      }
      button.card:disabled,
      button.card[aria-pressed='true'] {
        background: none;
        box-shadow: inset 0 0 0 2px #5d777b;
        color: #dbe6e5;
      }
      button.card[aria-pressed='true'] i,
      button.card:disabled i {
        color: inherit;
      }
      .take {
        min-height: 44px;
        border: 1px solid #7f9799;
        color: #fff;
        text-align: center;
      }
      .take:disabled {
        border-style: dashed;
        color: #c9d6d6;
      }
    `,
  ];

  @property({ type: Boolean }) disabled = false;
  @state() private lying: SampleCard | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    const { lying } = this;
    return html`<div class="plate" data-test="plate">
        ${lying === undefined ? say(keypadText.nothingLies) : html`<div class="card">${this.front(lying)}</div>`}
      </div>
      <div class="cards" role="group" aria-label=${say(keypadText.card)}>
        ${SAMPLE_CARDS.map((card, at) => this.choice(card, at + 1))}
      </div>
      <button type="button" class="take" data-test="take-card" ?disabled=${this.disabled} @click=${this.take}>
        ${say(keypadText.takeAway)}
      </button>`;
  }

  private choice(card: SampleCard, place: number): TemplateResult {
    return html`<button
      type="button"
      class="card"
      data-test="card-${place}"
      aria-pressed=${card === this.lying ? 'true' : 'false'}
      ?disabled=${this.disabled}
      @click=${() => this.put(card)}
    >
      ${this.front(card)}
    </button>`;
  }

  private front({ name, sex, born, idNumber }: SampleCard): TemplateResult {
    const { say } = this.language;
    return html`<b lang="zh-Hans">${name}</b><i>${say(keypadText.sample)}</i>
      <span>${say(keypadText[sex])} · ${bornText(born)}</span>
      <span class="figures">${grouped(idNumber)}</span>`;
  }

  /** A card that lies there is taken away by the same touch. */
  private put(card: SampleCard): void {
    if (card === this.lying) {
      this.take();
      return;
    }
    this.lying = card;
    const said = this.language.say(keypadText.putCard, { name: card.name });
    this.dispatchEvent(pressEvent({ kind: 'put-card', card }, said));
  }

  private readonly take = (): void => {
    this.lying = undefined;
    this.dispatchEvent(pressEvent({ kind: 'take-card' }, this.language.say(keypadText.cardTaken)));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'keypad-cards': KeypadCards;
  }
}
