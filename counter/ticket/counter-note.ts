import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Action } from '../keys/actions.ts';
import { counterBase } from '../counter-base.ts';
import { isComplete } from '../../web/complete-form.ts';

/**
 * @summary One field of text and the button that acts with it: a note, or a reason.
 * @event decided - the action with its text
 */
@customElement('counter-note')
export class CounterNote extends LitElement {
  static override styles = [
    counterBase,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
        gap: var(--space-3);
      }
      .button {
        min-height: 44px;
      }
    `,
  ];

  @property() action: Action = 'park';
  @property() label = '';
  @property() button = '';
  /** Whether the field takes the keys as soon as it is there. */
  @property({ type: Boolean }) ready = false;
  @query('input') private field!: HTMLInputElement;

  protected override firstUpdated(): void {
    if (this.ready) this.field.focus();
  }

  override render(): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => this.submit(event)}>
      <label class="field"
        ><span>${this.label}</span
        ><input maxlength="200" data-test="note-${this.action}" ?required=${this.action !== 'park'}
      /></label>
      <button class="button strong" data-test="send-${this.action}">${this.button}</button>
    </form>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!isComplete(event.currentTarget)) return;
    const text = this.field.value.trim();
    const isReason =
      this.action === 'pause' || this.action === 'return' || this.action === 'bring-back' || this.action === 'category';
    const detail = isReason ? { reason: text } : { note: text };
    this.dispatchEvent(
      new CustomEvent('decided', { detail: { action: this.action, detail }, bubbles: true, composed: true }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-note': CounterNote;
  }
}
