import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { isBlank } from '../../core/base/blank.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { counterBase } from '../counter-base.ts';

/**
 * @summary Calls a number out of order; why goes on record.
 * @event decided - the number and the reason
 */
@customElement('counter-call-number')
export class CounterCallNumber extends LitElement {
  static override styles = [
    counterBase,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      .number input {
        height: 72px;
        font-size: 40px;
        font-weight: 700;
        text-transform: uppercase;
        font-variant-numeric: tabular-nums;
      }
      .button {
        min-height: 48px;
        font-size: 18px;
      }
    `,
  ];

  @query('input[name=number]') private number!: HTMLInputElement;
  @query('input[name=reason]') private reason!: HTMLInputElement;
  private readonly language = new LanguageController(this);

  /** What a scanner has read. */
  @property() scanned = '';

  protected override firstUpdated(): void {
    (this.scanned === '' ? this.number : this.reason).focus();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<form @submit=${(event: SubmitEvent) => this.submit(event)}>
      <label class="field number">
        <span>${say(counterText.callNumberLabel)}</span>
        <input
          name="number"
          required
          maxlength="12"
          autocomplete="off"
          spellcheck="false"
          data-test="call-number"
          .value=${this.scanned}
        />
      </label>
      <label class="field">
        <span>${say(counterText.callReasonLabel)}</span>
        <input name="reason" required maxlength="200" autocomplete="off" data-test="call-reason" />
      </label>
      <button class="button strong" data-test="send-call-number">${say(counterText.call)}<kbd>Enter</kbd></button>
    </form>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    // An input method may leave full-width letters and figures behind.
    const number = this.number.value.normalize('NFKC').trim().toUpperCase();
    const reason = this.reason.value.trim();
    if (number === '') return this.number.focus();
    if (isBlank(reason)) return this.reason.focus();
    const detail = { number, reason };
    this.dispatchEvent(
      new CustomEvent('decided', { detail: { action: 'call-number', detail }, bubbles: true, composed: true }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-call-number': CounterCallNumber;
  }
}
