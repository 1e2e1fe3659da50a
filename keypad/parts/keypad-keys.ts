import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Keymap } from '../../core/catalogue/plugged.ts';
import { actionOf } from '../../core/devices/key-action.ts';
import { keypadKey } from '../../core/devices/keypad-event.ts';
import { base } from '../../web/base.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { boxKeyText, keyActionText, keypadText } from '../../web/text/keypad.ts';
import { gradeText } from '../../web/text/rating.ts';
import { styled } from '../../web/styled.ts';
import { isBoxKey, type KeyGrid, type PlacedKey } from '../key-layout.ts';
import { pressEvent } from '../press.ts';
import { own } from '../../core/base/own.ts';

/**
 * @summary The front of a device with keys: each in its real place, with what it does written small.
 * @event device-press - a key was pressed
 */
@customElement('keypad-keys')
export class KeypadKeys extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .front {
        display: grid;
        gap: 7px;
        grid-auto-rows: minmax(58px, auto);
      }
      button {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: 1px;
        min-width: 0;
        padding: 4px 2px 6px;
        border-radius: 9px;
        background: linear-gradient(#fffefb, #ece7dd);
        box-shadow:
          0 3px 0 #a9a294,
          0 5px 9px rgb(0 0 0 / 40%);
        color: var(--ink);
        text-align: center;
        transition:
          transform 70ms,
          box-shadow 70ms;
      }
      button:hover:not(:disabled) {
        background: #fff;
      }
      button:active:not(:disabled) {
        transform: translateY(3px);
        box-shadow: 0 0 0 #a9a294;
      }
      button:disabled {
        background: #cfcabf;
        color: var(--ink-soft);
      }
      button:focus-visible,
      .front :focus-visible {
        outline-color: #ffb454;
        outline-offset: 2px;
      }
      b {
        font-size: 19px;
        font-weight: 600;
        line-height: 1.15;
      }
      small {
        font-size: 12px;
        line-height: 1.15;
        color: var(--ink-soft);
      }
      .main {
        background: linear-gradient(#17747b, #0f5257);
        box-shadow:
          0 3px 0 #062d31,
          0 5px 9px rgb(0 0 0 / 40%);
        color: #fff;
      }
      .main:hover:not(:disabled) {
        background: #17747b;
      }
      .main small {
        color: #e3f1ef;
      }
      .main:disabled,
      .main:disabled small {
        background: #cfcabf;
        color: var(--ink-soft);
      }
      .lamp {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 5px;
        color: #c9d6d6;
        font-size: 12px;
      }
      .lamp::before {
        content: '';
        width: 9px;
        height: 9px;
        border-radius: 50%;
        background: #6ee787;
        box-shadow: 0 0 8px #6ee787;
      }
    `,
  ];

  @property({ attribute: false }) grid!: KeyGrid;
  @property({ attribute: false }) keymap: Keymap | undefined;
  @property({ type: Boolean }) disabled = false;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { columns, keys } = this.grid;
    const numeric = keys.some(({ name }) => name === 'Numpad0');
    return html`<div
      class="front"
      role="group"
      aria-label=${this.language.say(keypadText.keys)}
      .style=${styled({ 'grid-template-columns': `repeat(${columns}, minmax(0, 1fr))` })}
      @keydown=${this.typed}
    >
      ${numeric ? html`<span class="lamp" aria-hidden="true">Num</span>` : nothing} ${keys.map((key) => this.key(key))}
    </div>`;
  }

  private key(key: PlacedKey): TemplateResult {
    const { name, column, row, columns = 1, rows = 1 } = key;
    const does = this.does(name);
    const main = actionOf(own(this.keymap?.keys ?? {}, name) ?? '')?.name === 'call-next';
    return html`<button
      type="button"
      class=${main ? 'main' : ''}
      .style=${styled({ 'grid-area': `${row} / ${column} / span ${rows} / span ${columns}` })}
      data-test="key-${key.key}"
      ?disabled=${this.disabled}
      @click=${() => this.press(key)}
    >
      <b>${this.cap(key)}</b>${does === undefined ? nothing : html` <small>${does}</small>`}
    </button>`;
  }

  private press(key: PlacedKey): void {
    const does = this.does(key.name);
    const said = does === undefined || does === this.cap(key) ? this.cap(key) : `${this.cap(key)} · ${does}`;
    this.dispatchEvent(pressEvent({ kind: 'key', key: key.key }, said));
  }

  /**
   * The number block of the person's own keyboard, by the places of its keys: its Enter is not that of the button with
   * the focus.
   */
  private readonly typed = (event: KeyboardEvent): void => {
    const name = keypadKey(event);
    const key = this.grid.keys.find((each) => each.name === name);
    if (key === undefined || this.disabled) return;
    event.preventDefault();
    this.press(key);
  };

  private cap({ cap, name }: PlacedKey): string {
    return cap ?? (isBoxKey(name) ? this.language.say(boxKeyText[name]) : name);
  }

  private does(name: string): string | undefined {
    const { say } = this.language;
    const action = actionOf(own(this.keymap?.keys ?? {}, name) ?? '');
    if (action === undefined || action.name === 'digit') return undefined;
    return action.name === 'rate' ? say(gradeText[action.grade]) : say(keyActionText[action.name]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keypad-keys': KeypadKeys;
  }
}
