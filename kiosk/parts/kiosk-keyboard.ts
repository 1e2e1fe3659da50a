import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { LanguageController } from '../../web/language/language-controller.ts';
import { kioskText } from '../../web/text/kiosk.ts';
import { kioskBase } from '../kiosk-base.ts';
import '../../web/components/hall-icon.ts';

export type Key = { readonly kind: 'character'; readonly character: string } | { readonly kind: 'erase' | 'clear' };

const ROWS = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'] as const;

/**
 * @summary Letters and digits as big keys, for initials, pinyin and English.
 * @event key - a key was touched; detail is a `Key`
 */
@customElement('kiosk-keyboard')
export class KioskKeyboard extends LitElement {
  static override styles = [
    kioskBase,
    css`
      .board {
        display: grid;
        gap: var(--gap);
        padding: calc(5 * var(--mm)) var(--edge-space);
        background: var(--surface-sunk);
        border-top: 2px solid var(--edge);
      }
      .row {
        display: flex;
        justify-content: center;
        gap: var(--gap);
      }
      button {
        flex: 0 0 calc((100% - 9 * var(--gap)) / 10);
        display: grid;
        place-items: center;
        min-width: 0;
        height: calc(22 * var(--mm));
        border-radius: var(--radius-s);
        background: var(--surface);
        border: 1px solid var(--edge);
        box-shadow: 0 2px 0 var(--edge);
        font-size: calc(9 * var(--mm));
        font-weight: 600;
      }
      button:active {
        background: var(--brand);
        color: var(--on-brand);
      }
      .wide {
        flex: 1 1 0;
        font-size: calc(6.8 * var(--mm));
      }
      .row .space {
        flex: 3 1 0;
      }
      hall-icon {
        font-size: 1.3em;
      }
    `,
  ];

  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<div class="board" role="group" aria-label=${say(kioskText.keyboard)} @pointerdown=${keepFocus}>
      ${ROWS.map((row) => html`<div class="row">${[...row].map((character) => this.characterKey(character))}</div>`)}
      <div class="row">
        <button type="button" class="wide" data-test="key-clear" @click=${() => this.press({ kind: 'clear' })}>
          ${say(kioskText.clear)}
        </button>
        <button
          type="button"
          class="wide space"
          data-test="key-space"
          @click=${() => this.press({ kind: 'character', character: ' ' })}
        >
          ${say(kioskText.space)}
        </button>
        <button
          type="button"
          class="wide"
          data-test="key-erase"
          aria-label=${say(kioskText.erase)}
          @click=${() => this.press({ kind: 'erase' })}
        >
          <hall-icon name="erase"></hall-icon>
        </button>
      </div>
    </div>`;
  }

  private characterKey(character: string): TemplateResult {
    const press = (): void => this.press({ kind: 'character', character: character.toLowerCase() });
    return html`<button type="button" data-test="key-${character.toLowerCase()}" @click=${press}>${character}</button>`;
  }

  private press(detail: Key): void {
    this.dispatchEvent(new CustomEvent<Key>('key', { detail }));
  }
}

/** The field keeps the caret, so that a plugged-in keyboard goes on working between touches. */
function keepFocus(event: Event): void {
  event.preventDefault();
}
