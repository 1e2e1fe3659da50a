import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClerkMessage } from '../../core/protocol/shapes/messages.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { actingText } from '../../web/text/acting.ts';
import { counterBase } from '../counter-base.ts';

/**
 * @summary What supervisors tell whoever works here, until they say that they have read it.
 * @event seen - the id of the message that was read
 */
@customElement('counter-messages')
export class CounterMessages extends LitElement {
  static override styles = [
    counterBase,
    css`
      :host {
        display: block;
      }
      p {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        margin: var(--space-2) var(--space-4) 0;
        padding: var(--space-2) var(--space-4);
        border-radius: var(--radius-m);
        background: var(--warn-soft);
        font-size: 18px;
      }
      span {
        flex: 1;
        overflow-wrap: anywhere;
      }
      button {
        flex: none;
        min-height: 44px;
        padding: 0 1em;
        border-radius: var(--radius-s);
        background: var(--brand);
        color: #fff;
        font-weight: 600;
      }
      button:disabled {
        opacity: 0.5;
      }
    `,
  ];

  @property({ attribute: false }) messages: readonly ClerkMessage[] = [];
  @property({ type: Boolean }) online = true;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    return html`<div role="status" aria-live="polite">
      ${this.messages.map((each) => (each.seen === undefined ? this.message(each) : nothing))}
    </div>`;
  }

  private message({ id, text, by }: ClerkMessage): TemplateResult {
    const { say, name } = this.language;
    return html`<p data-test="clerk-message">
      <span><b>${say(actingText.from, { by })}</b> ${name(text)}</span>
      <button type="button" data-test="seen" ?disabled=${!this.online} @click=${() => this.seen(id)}>
        ${say(actingText.seen)}
      </button>
    </p>`;
  }

  private seen(id: string): void {
    this.dispatchEvent(new CustomEvent('seen', { detail: id, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-messages': CounterMessages;
  }
}
