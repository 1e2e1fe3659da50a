import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keymapOf } from '../../core/catalogue/plugged.ts';
import type { InputView } from '../../core/protocol/shapes/inputs.ts';
import { base } from '../../web/base.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { familyText, keypadText } from '../../web/text/keypad.ts';
import { EVALUATOR_FACES, EVALUATOR_GIVES_UP, ratingFaces } from '../faces.ts';
import { keyGrid } from '../key-layout.ts';
import { placeText, whyText } from '../place-text.ts';
import { pressEvent } from '../press.ts';
import type { SlipCode } from './keypad-scanner.ts';
import '../../web/components/hall-icon.ts';
import './keypad-cards.ts';
import './keypad-faces.ts';
import './keypad-keys.ts';
import './keypad-scanner.ts';

/**
 * @summary One virtual device: what it is, where it stands, whether it is there, and its drawing to press.
 * @event device-press - a hand did something to it
 */
@customElement('keypad-device')
export class KeypadDevice extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      section {
        padding: var(--space-4);
        border: 1px solid var(--edge);
        border-radius: var(--radius-l);
        background: var(--surface);
        box-shadow: var(--shadow-1);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-1) var(--space-3);
        margin-bottom: var(--space-3);
      }
      h3 {
        font-size: var(--text-m);
      }
      .state {
        display: flex;
        align-items: center;
        gap: 6px;
        padding: 1px 10px;
        border-radius: var(--radius-full);
        background: var(--good-soft);
        color: var(--good);
        font-size: var(--text-s);
        font-weight: 600;
      }
      .missing {
        background: var(--bad-soft);
        color: var(--bad);
      }
      .place {
        flex-basis: 100%;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      code {
        font-family: ui-monospace, Consolas, monospace;
      }
      .why {
        margin-bottom: var(--space-3);
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius-s);
        background: var(--bad-soft);
        color: var(--bad);
        font-size: var(--text-s);
        overflow-wrap: anywhere;
      }
      .case {
        padding: 14px;
        border-radius: 18px;
        background: linear-gradient(165deg, #38525a, #1a2b30 70%);
        box-shadow:
          inset 0 1px 0 rgb(255 255 255 / 22%),
          inset 0 -3px 6px rgb(0 0 0 / 40%),
          0 6px 16px rgb(21 38 44 / 24%);
      }
      h4 {
        margin: var(--space-4) 0 var(--space-2);
        padding-top: var(--space-3);
        border-top: 1px solid #5d777b;
        color: #dbe6e5;
        font-size: var(--text-s);
        font-weight: 500;
      }
      .gives-up {
        width: 100%;
        min-height: 36px;
        margin-top: var(--space-3);
        border: 1px dashed #7f9799;
        border-radius: 9px;
        color: #dbe6e5;
        font-size: var(--text-s);
        text-align: center;
      }
      .gives-up:focus-visible {
        outline-color: #ffb454;
        outline-offset: 2px;
      }
      .foot {
        min-height: 1.45em;
        margin-top: var(--space-3);
        color: var(--ink-soft);
        font-size: var(--text-s);
        overflow-wrap: anywhere;
      }
      .foot b {
        color: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) device!: InputView;
  /** What was done to it last from this page, in words. */
  @property() done = '';
  @property({ attribute: false }) last: SlipCode | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say, current } = this.language;
    const { device, done } = this;
    const missing = device.state === 'missing';
    return html`<section aria-labelledby="name" data-test="device-${device.id}">
      <div class="head">
        <h3 id="name">${say(familyText[device.family])}</h3>
        <span class="state ${missing ? 'missing' : ''}" data-test="state">
          <hall-icon .name=${missing ? 'offline' : 'check'}></hall-icon>
          ${say(missing ? keypadText.missing : keypadText.there)}
        </span>
        <p class="place">
          <hall-icon .name=${device.counter === undefined ? 'ticket' : 'window'}></hall-icon>
          <b>${placeText(device, current)}</b><code>${device.id}</code>
          ${device.keymap === undefined ? nothing : html`<span>${say(keypadText.keymap, { keymap: device.keymap })}</span>`}
        </p>
      </div>
      ${missing && device.why !== undefined ? html`<p class="why">${whyText(device.why, current)}</p>` : nothing}
      <div class="case">${this.drawing(missing)}</div>
      <p class="foot" role="status" data-test="done">
        ${done === '' ? this.hint() : html`<b>${say(keypadText.pressed, { what: done })}</b>`}
      </p>
    </section>`;
  }

  private drawing(disabled: boolean): TemplateResult {
    const { device } = this;
    const keymap = keymapOf(device, []);
    switch (device.family) {
      case 'keypad-numpad':
      case 'keypad-digits':
        return html`<keypad-keys
          .grid=${keyGrid(device.family)}
          .keymap=${keymap}
          ?disabled=${disabled}
        ></keypad-keys>`;
      case 'call-box':
        return html`<keypad-keys .grid=${keyGrid(device.family)} .keymap=${keymap} ?disabled=${disabled}></keypad-keys>
          ${this.evaluator(disabled)}`;
      case 'rating-pad':
        return html`<keypad-faces .faces=${ratingFaces(keymap)} ?disabled=${disabled}></keypad-faces>`;
      case 'scanner-honeywell':
      case 'scanner-hid-pos':
      case 'scanner-wedge':
      case 'scanner-serial':
        return html`<keypad-scanner .last=${this.last} ?disabled=${disabled}></keypad-scanner>`;
      case 'id-reader-sdt':
        return html`<keypad-cards ?disabled=${disabled}></keypad-cards>`;
    }
  }

  private evaluator(disabled: boolean): TemplateResult {
    const { say } = this.language;
    const words = say(keypadText.givesUp);
    return html`<h4>${say(keypadText.evaluator)}</h4>
      <keypad-faces .faces=${EVALUATOR_FACES} ?disabled=${disabled}></keypad-faces>
      <button
        type="button"
        class="gives-up"
        data-test="gives-up"
        ?disabled=${disabled}
        @click=${() => this.dispatchEvent(pressEvent(EVALUATOR_GIVES_UP, words))}
      >
        ${words}
      </button>`;
  }

  private hint(): string {
    const numeric = this.device.family === 'keypad-numpad' || this.device.family === 'keypad-digits';
    return this.language.say(numeric ? keypadText.typeToo : keypadText.untouched);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keypad-device': KeypadDevice;
  }
}
