import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { dialogStyles } from '../../web/dialog-styles.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { counterBase } from '../counter-base.ts';

/**
 * @summary The one question that is asked before an action: cancelling cannot be taken back.
 * @event decided - the ticket is to be cancelled
 */
@customElement('counter-cancel')
export class CounterCancel extends LitElement {
  static override styles = [
    counterBase,
    dialogStyles,
    css`
      dialog {
        width: 440px;
      }
      p {
        margin: var(--space-2) 0 var(--space-5);
      }
      div {
        display: flex;
        justify-content: flex-end;
        gap: var(--space-3);
      }
    `,
  ];

  @property() number = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('[data-test=keep-ticket]') private keep!: HTMLButtonElement;
  private readonly language = new LanguageController(this);

  ask(): void {
    this.dialog.showModal();
    // The safe answer is the one that a hasty Enter gives.
    this.keep.focus();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<dialog aria-labelledby="title" data-test="cancel-dialog">
      <h2 id="title">${say(counterText.cancelTitle, { number: this.number })}</h2>
      <p>${say(counterText.cancelHint)}</p>
      <div>
        <button class="button" type="button" data-test="keep-ticket" @click=${() => this.dialog.close()}>
          ${say(counterText.keepTicket)}
        </button>
        <button class="button danger" type="button" data-test="confirm-cancel" @click=${() => this.confirm()}>
          ${say(counterText.cancel)}
        </button>
      </div>
    </dialog>`;
  }

  private confirm(): void {
    this.dialog.close();
    this.dispatchEvent(new CustomEvent('decided', { detail: { action: 'cancel' }, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-cancel': CounterCancel;
  }
}
