import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { isBlank } from '../../core/base/blank.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { deskText } from '../../web/text/desk.ts';
import type { Words } from '../../web/text/words.ts';
import { deskBase } from '../desk-base.ts';

/**
 * @summary Why: one of a few by a touch, or in words of one's own.
 * @event reason - the reason
 */
@customElement('desk-reason')
export class DeskReason extends LitElement {
  static override styles = [
    deskBase,
    css`
      :host,
      form {
        display: grid;
        gap: var(--space-3);
      }
      .reasons {
        display: grid;
        gap: var(--space-2);
      }
      .reasons .button {
        justify-content: flex-start;
        text-align: left;
      }
      form {
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
      }
    `,
  ];

  @property({ attribute: false }) reasons: readonly Words[] = [];
  /** What is done with it: the word on the button. */
  @property() act = '';
  @query('input') private field!: HTMLInputElement;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<div class="reasons">
        ${this.reasons.map(
          (words, at) =>
            html`<button
              type="button"
              class="button"
              data-test="reason-${at + 1}"
              @click=${() => this.tell(say(words))}
            >
              ${say(words)}
            </button>`,
        )}
      </div>
      <form @submit=${(event: SubmitEvent) => this.submit(event)}>
        <label class="field">
          <span>${say(deskText.otherReason)}</span>
          <input name="reason" maxlength="200" autocomplete="off" data-test="reason-text" />
        </label>
        <button class="button strong" data-test="reason-send">${this.act}</button>
      </form>
      <p class="soft">${say(deskText.onRecord)}</p>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const reason = this.field.value.trim();
    if (isBlank(reason)) this.field.focus();
    else this.tell(reason);
  }

  private tell(reason: string): void {
    this.dispatchEvent(new CustomEvent('reason', { detail: reason, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-reason': DeskReason;
  }
}
