import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../../web/base.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { keypadText } from '../../web/text/keypad.ts';
import { pressEvent } from '../press.ts';

/** The code of a slip that can be scanned. */
export type SlipCode = { readonly number: string; readonly code: string };

/** As much as the hall takes as one code. */
const LONGEST_CODE = 2000;

/**
 * @summary A scanner, and the code to hold under it.
 * @event device-press - the code was scanned
 */
@customElement('keypad-scanner')
export class KeypadScanner extends LitElement {
  static override styles = [
    base,
    css`
      form {
        display: grid;
        gap: var(--space-3);
      }
      svg {
        width: 100%;
        height: 112px;
      }
      .beam {
        fill: #ff5a43;
        opacity: 0.25;
      }
      .flash .beam {
        animation: flash 500ms;
      }
      @keyframes flash {
        20% {
          opacity: 1;
        }
      }
      label {
        display: grid;
        gap: var(--space-1);
        color: #dbe6e5;
        font-size: var(--text-s);
      }
      .row {
        display: flex;
        gap: var(--space-2);
      }
      input {
        flex: 1;
        min-width: 0;
        height: 46px;
        padding: 0 var(--space-3);
        border: 0;
        border-radius: 9px;
        background: #fffefb;
        color: var(--ink);
        font-family: ui-monospace, Consolas, monospace;
        font-size: var(--text-s);
      }
      button {
        min-height: 46px;
        padding: 0 var(--space-4);
        border-radius: 9px;
        font-weight: 600;
      }
      .scan {
        background: #c23616;
        color: #fff;
      }
      .scan:disabled {
        background: #cfcabf;
        color: var(--ink-soft);
      }
      .last {
        border: 1px solid #7f9799;
        color: #fff;
        font-weight: 500;
      }
      .last:disabled {
        border-style: dashed;
        color: #c9d6d6;
      }
      p {
        color: #c9d6d6;
        font-size: var(--text-s);
      }
      :focus-visible {
        outline-color: #ffb454;
        outline-offset: 2px;
      }
    `,
  ];

  /** The slip that came out last, as an example. */
  @property({ attribute: false }) last: SlipCode | undefined;
  @property({ type: Boolean }) disabled = false;
  @state() private text = '';
  @state() private scans = 0;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<form @submit=${this.scan}>
      ${this.drawing()}
      <label>
        ${say(keypadText.code)}
        <input
          data-test="code"
          autocomplete="off"
          spellcheck="false"
          maxlength=${LONGEST_CODE}
          placeholder=${this.last?.code ?? 'https://…/t/…'}
          .value=${this.text}
          ?disabled=${this.disabled}
          @input=${(event: InputEvent) => (this.text = (event.target as HTMLInputElement).value)}
        />
      </label>
      <div class="row">
        <button type="submit" class="scan" data-test="scan" ?disabled=${this.disabled || this.text.trim() === ''}>
          ${say(keypadText.scan)}
        </button>
        ${this.example()}
      </div>
    </form>`;
  }

  private example(): TemplateResult {
    const { last } = this;
    const { say } = this.language;
    if (last === undefined) return html`<p>${say(keypadText.noTicket)}</p>`;
    return html`<button
      type="button"
      class="last"
      data-test="last-ticket"
      ?disabled=${this.disabled}
      @click=${() => (this.text = last.code)}
    >
      ${say(keypadText.lastTicket, { number: last.number })}
    </button>`;
  }

  /** A new drawing for each scan, so that the beam flashes again. */
  private drawing(): TemplateResult {
    return html`<svg viewBox="0 0 300 112" class=${this.scans === 0 ? '' : 'flash'} aria-hidden="true">
      <path class="beam" d="M128 40 12 6v92z"></path>
      <rect x="8" y="4" width="4" height="96" rx="2" fill="#ff5a43"></rect>
      <path d="M126 26h92q30 0 30 22t-30 22h-6l14 34q3 6-4 6h-26q-6 0-9-6l-18-42h-43z" fill="#e9e4d9"></path>
      <path d="M126 26h14v36h-14q-6-18 0-36z" fill="#182a2f"></path>
      <path d="M168 62h20l4 12q-14 3-19-1z" fill="#c23616"></path>
      <circle cx="222" cy="40" r="4" fill="#6ee787"></circle>
    </svg>`;
  }

  private readonly scan = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = this.text.trim();
    if (text === '' || this.disabled) return;
    this.scans += 1;
    this.renderRoot
      .querySelector('.beam')
      ?.getAnimations()
      .forEach((animation) => void animation.play());
    this.dispatchEvent(pressEvent({ kind: 'scan', text }, text));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'keypad-scanner': KeypadScanner;
  }
}
