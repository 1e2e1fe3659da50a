import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { dialogStyles } from '../../web/dialog-styles.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { managerText } from '../../web/text/manager.ts';
import { sharedText } from '../../web/text/shared.ts';
import { managerBase } from '../manager-base.ts';
import type { Order } from '../order.ts';

/** What is asked before something is done that others will feel; with `reason`, why has to be said. */
export type Question = {
  readonly title: string;
  readonly hint: string;
  readonly act: string;
  readonly reason: boolean;
  /** Without the reason, where one has to be said. */
  readonly name: Order['name'];
  readonly body: object;
};

/**
 * @summary The question before an action that the hall feels, with the reason that goes on record.
 * @event order - the command, with the reason in it
 */
@customElement('manager-ask')
export class ManagerAsk extends LitElement {
  static override styles = [
    managerBase,
    dialogStyles,
    css`
      dialog {
        width: 480px;
      }
      form {
        display: grid;
        gap: var(--space-4);
      }
      label {
        display: grid;
        gap: 6px;
        font-size: var(--text-s);
        font-weight: 600;
      }
      input {
        height: 44px;
        padding: 0 var(--space-3);
        border: 1.5px solid var(--edge-strong);
        border-radius: var(--radius-s);
        font-size: 17px;
      }
      footer {
        display: flex;
        justify-content: flex-end;
        gap: var(--space-3);
      }
    `,
  ];

  @state() private question: Question | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private field!: HTMLInputElement | null;
  private readonly language = new LanguageController(this);

  ask(question: Question): void {
    this.question = question;
    void this.updateComplete.then(() => {
      this.dialog.showModal();
      if (this.field === null) return;
      this.field.value = '';
      this.field.focus();
    });
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const { question } = this;
    return html`<dialog aria-labelledby="title" data-test="ask">
      ${
        question === undefined
          ? nothing
          : html`<form @submit=${(event: SubmitEvent) => this.submit(event, question)}>
              <h2 id="title">${question.title}</h2>
              <p>${question.hint}</p>
              ${
                question.reason
                  ? html`<label
                      ><span>${say(managerText.reason)}</span
                      ><input required maxlength="200" autocomplete="off" data-test="ask-reason"
                    /></label>`
                  : nothing
              }
              <footer>
                <button class="button" type="button" data-test="ask-cancel" @click=${() => this.dialog.close()}>
                  ${say(sharedText.cancel)}
                </button>
                <button class="button strong" data-test="ask-confirm">${question.act}</button>
              </footer>
            </form>`
      }
    </dialog>`;
  }

  private submit(event: SubmitEvent, { name, body, reason }: Question): void {
    event.preventDefault();
    const said = this.field?.value.trim() ?? '';
    if (reason && said === '') return;
    this.dialog.close();
    // With its reason it is the command that whoever asked has named.
    const order = { name, body: reason ? { ...body, reason: said } : body } as Order;
    this.dispatchEvent(new CustomEvent('order', { detail: order, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-ask': ManagerAsk;
  }
}
