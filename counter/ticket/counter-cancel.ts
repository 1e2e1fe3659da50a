import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { TicketView } from '../../core/protocol/shapes/ticket.ts';
import { dialogStyles } from '../../web/dialog-styles.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { counterBase } from '../counter-base.ts';

type Asked = Pick<TicketView, 'id' | 'number'>;

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

  /** The one that it asks about, whoever is in hand by then. */
  @state() private ticket: Asked = { id: '', number: '' };
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('[data-test=keep-ticket]') private keep!: HTMLButtonElement;
  private readonly language = new LanguageController(this);

  ask({ id, number }: Asked): void {
    this.ticket = { id, number };
    this.dialog.showModal();
    // The safe answer is the one that a hasty Enter gives.
    this.keep.focus();
  }

  /** The ticket is no longer in hand: nothing is asked of it. */
  leave(): void {
    if (this.dialog.open) this.dialog.close();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<dialog aria-labelledby="title" data-test="cancel-dialog">
      <h2 id="title">${say(counterText.cancelTitle, { number: this.ticket.number })}</h2>
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
    const { id, number } = this.ticket;
    this.dispatchEvent(
      new CustomEvent('decided', {
        detail: { action: 'cancel', detail: { ticket: id, number } },
        bubbles: true,
        composed: true,
      }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-cancel': CounterCancel;
  }
}
