import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { dialogStyles } from '../../web/dialog-styles.ts';
import { isComplete } from '../../web/complete-form.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { Problem } from '../../web/link/problem.ts';
import { managerText } from '../../web/text/manager.ts';
import { problemText } from '../../web/text/refusals.ts';
import { sharedText } from '../../web/text/shared.ts';
import { managerBase } from '../manager-base.ts';
import { sendOrder, type Order } from '../order.ts';

/** What is asked before something is done that others will feel; with `reason`, why has to be said. */
export type Question = {
  readonly title: string;
  readonly hint: string;
  readonly act: string;
  readonly reason: boolean;
  /** The reason that stands there already, to be sent or written over. */
  readonly because?: string;
  /** What is chosen besides, and the field of the command that it goes to. */
  readonly choice?: {
    readonly field: string;
    readonly label: string;
    readonly options: readonly { readonly value: string; readonly words: string }[];
  };
  /** Without the reason, where one has to be said, and without what is chosen. */
  readonly name: Order['name'];
  readonly body: object;
};

/** As many as a reason has at most. */
const REASON_LETTERS = 200;

/**
 * @summary The question before an action that the hall feels, with the reason that goes on record.
 * It stays with what was typed until it is done.
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
      input,
      select {
        width: 100%;
        height: 44px;
        background: var(--surface);
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
  @state() private isSending = false;
  @state() private trouble: Problem | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private field!: HTMLInputElement | null;
  @query('select') private chosen!: HTMLSelectElement | null;
  private readonly language = new LanguageController(this);

  ask(question: Question): void {
    this.question = question;
    this.isSending = false;
    this.trouble = undefined;
    void this.updateComplete.then(() => {
      this.dialog.showModal();
      if (this.chosen !== null) this.chosen.value = '';
      if (this.field !== null) this.field.value = [...(question.because ?? '')].slice(0, REASON_LETTERS).join('');
      (this.chosen ?? this.field)?.focus();
    });
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const { question } = this;
    return html`<dialog aria-labelledby="title" data-test="ask">
      ${
        question === undefined
          ? nothing
          : html`<form @submit=${(event: SubmitEvent) => void this.submit(event, question)}>
              <h2 id="title">${question.title}</h2>
              <p>${question.hint}</p>
              ${this.choice(question)}
              ${
                question.reason
                  ? html`<label
                      ><span>${say(managerText.reason)}</span
                      ><input required maxlength=${REASON_LETTERS} autocomplete="off" data-test="ask-reason"
                    /></label>`
                  : nothing
              }
              ${
                this.trouble === undefined
                  ? nothing
                  : html`<p class="late" role="alert" data-test="ask-trouble">
                      ${problemText(this.trouble, this.language.current)}
                    </p>`
              }
              <footer>
                <button class="button" type="button" data-test="ask-cancel" @click=${() => this.dialog.close()}>
                  ${say(sharedText.cancel)}
                </button>
                <button class="button strong" data-test="ask-confirm" ?disabled=${this.isSending}>
                  ${question.act}
                </button>
              </footer>
            </form>`
      }
    </dialog>`;
  }

  private choice({ choice }: Question): TemplateResult | typeof nothing {
    if (choice === undefined) return nothing;
    return html`<label
      ><span>${choice.label}</span
      ><select required data-test="ask-choice">
        <option value=""></option>
        ${choice.options.map(({ value, words }) => html`<option value=${value}>${words}</option>`)}
      </select></label
    >`;
  }

  private async submit(event: SubmitEvent, question: Question): Promise<void> {
    const { name, body, reason, choice } = question;
    event.preventDefault();
    if (this.isSending || !isComplete(event.currentTarget)) return;
    const said = this.field?.value.trim() ?? '';
    const chosen = choice === undefined ? {} : { [choice.field]: this.chosen?.value ?? '' };
    // With its reason and what was chosen it is the command that whoever asked has named.
    const order = { name, body: { ...body, ...chosen, ...(reason ? { reason: said } : {}) } } as Order;
    this.isSending = true;
    this.trouble = undefined;
    const problem = await sendOrder(this, order);
    // Something else is asked by now.
    if (this.question !== question) return;
    this.isSending = false;
    this.trouble = problem;
    if (problem === undefined) this.dialog.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-ask': ManagerAsk;
  }
}
