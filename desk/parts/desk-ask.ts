import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { PrintersNow, TrayPrinter } from '../../core/protocol/shapes/printers.ts';
import type { TicketView } from '../../core/protocol/shapes/ticket.ts';
import type { ServiceView } from '../../web/link/api.ts';
import type { Problem } from '../../web/link/problem.ts';
import { dialogStyles } from '../../web/dialog-styles.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { categoryReasons } from '../../web/text/counter.ts';
import { problemText } from '../../web/text/refusals.ts';
import { deskReasons, deskText } from '../../web/text/desk.ts';
import { paperStates, printerStates } from '../../web/text/tray.ts';
import { deskBase } from '../desk-base.ts';
import type { Action } from '../flow.ts';
import { rememberedPrinter, rememberPrinter } from './printer-store.ts';
import './desk-reason.ts';
import './desk-services.ts';

/** What was decided, beside the ticket: what the command of the action takes. */
export type Decided = {
  readonly printer?: string;
  readonly reason?: string;
  readonly service?: string;
  readonly category?: string;
};

/**
 * @summary Asks what an action wants to know: a printer, a reason, a service or a category.
 * @event decided - the answer
 * @event closed - nothing is done
 */
@customElement('desk-ask')
export class DeskAsk extends LitElement {
  static override styles = [
    deskBase,
    dialogStyles,
    css`
      dialog {
        width: min(560px, calc(100vw - 2 * var(--space-4)));
        max-height: calc(100dvh - 2 * var(--space-4));
        overflow: auto;
      }
      .inside,
      .question {
        display: grid;
        gap: var(--space-4);
      }
      [aria-busy='true'] {
        opacity: 0.6;
      }
      .choices {
        display: grid;
        gap: var(--space-2);
      }
      .choices .button {
        justify-content: space-between;
        text-align: left;
        padding-block: var(--space-2);
      }
      .choices .button span + span {
        font-size: var(--text-s);
        font-weight: 500;
        color: var(--ink-soft);
        text-align: right;
      }
      .choices .strong span + span {
        color: var(--on-brand-soft);
      }
      .foot {
        display: flex;
        justify-content: flex-end;
      }
    `,
  ];

  @property() action: Action = 'reprint';
  @property({ attribute: false }) ticket!: TicketView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ attribute: false }) printers: PrintersNow | undefined;
  /** Why it was not done; what was typed stays. */
  @property({ attribute: false }) problem: Problem | undefined;
  /** It is being done. */
  @property({ type: Boolean }) busy = false;
  @state() private category: string | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  private readonly language = new LanguageController(this);

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.renderRoot.querySelector('desk-services')?.focus();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<dialog aria-labelledby="title" data-test="ask" data-action=${this.action} @close=${() => this.leave()}>
      <div class="inside">
        <h2 id="title">${this.heading()}</h2>
        <div class="question" aria-busy=${this.busy ? 'true' : 'false'}>${this.question()}</div>
        <p class="bad" role="alert" data-test="ask-problem" ?hidden=${this.problem === undefined}>
          ${this.problem === undefined ? nothing : problemText(this.problem, this.language.current)}
        </p>
        <div class="foot">
          <button type="button" class="button" data-test="ask-close" @click=${() => this.dialog.close()}>
            ${say(deskText.keep)}
          </button>
        </div>
      </div>
    </dialog>`;
  }

  private heading(): string {
    const { say } = this.language;
    const { number } = this.ticket;
    switch (this.action) {
      case 'reprint':
        return say(deskText.reprintTitle, { number });
      case 'back':
        return say(deskText.backTitle, { number });
      case 'add':
        return say(deskText.addTitle, { number });
      case 'category':
        return say(deskText.categoryTitle, { number });
      case 'first':
        return say(deskText.firstTitle, { number });
      case 'cancel':
        return say(deskText.cancelTitle, { number });
    }
  }

  private question(): TemplateResult {
    const { say } = this.language;
    switch (this.action) {
      case 'reprint':
        return this.printerList();
      case 'add':
        return html`<desk-services
          .hall=${this.hall}
          .without=${this.ticket.steps.map(({ service }) => service)}
          @service=${(event: CustomEvent<ServiceView>) => this.decide({ service: event.detail.id })}
        ></desk-services>`;
      case 'category':
        return this.categories();
      case 'cancel':
        return html`<p>${say(deskText.cancelHint)}</p>
          ${this.reasons(deskReasons.cancel, say(deskText.cancel))}`;
      case 'back':
        return this.reasons(deskReasons.back, say(deskText.back));
      case 'first':
        return this.reasons(deskReasons.first, say(deskText.first));
    }
  }

  private reasons(reasons: (typeof deskReasons)['back' | 'first' | 'cancel'], act: string): TemplateResult {
    return html`<desk-reason
      .reasons=${reasons}
      .act=${act}
      @reason=${(event: CustomEvent<string>) => this.decide({ reason: event.detail })}
    ></desk-reason>`;
  }

  /** The printer of the desk first, then those that stand alone, then the kiosks'. */
  private printerList(): TemplateResult {
    const { say } = this.language;
    const last = rememberedPrinter();
    const kiosks = new Set(this.hall?.kiosks.map(({ id }) => id));
    const rank = ({ id }: TrayPrinter): number => (id === last ? 0 : kiosks.has(id) ? 2 : 1);
    const sorted = [...(this.printers?.items ?? [])].sort((one, other) => rank(one) - rank(other));
    return html`<div class="choices">
      ${sorted.map(
        (printer, at) =>
          html`<button
            type="button"
            class="button ${at === 0 ? 'strong' : ''}"
            data-test="printer-${printer.id}"
            @click=${() => this.print(printer.id)}
          >
            <span>${printer.name}</span
            ><span
              >${say(printerStates[printer.state])}${printer.paper === 'ok' ? '' : ` · ${say(paperStates[printer.paper])}`}</span
            >
          </button>`,
      )}
    </div>`;
  }

  private categories(): TemplateResult {
    const { say, name } = this.language;
    const offered = (this.hall?.categories ?? []).filter(({ id }) => id !== 'appointment');
    const nameOf = (id: string): string => {
      const found = this.hall?.categories.find((each) => each.id === id);
      return found === undefined ? id : name(found.name);
    };
    if (this.category !== undefined) {
      const { category } = this;
      return html`<p class="chip brand">${nameOf(category)}</p>
        <desk-reason
          .reasons=${Object.values(categoryReasons)}
          .act=${say(deskText.category)}
          @reason=${(event: CustomEvent<string>) => this.decide({ category, reason: event.detail })}
        ></desk-reason>`;
    }
    return html`<p class="soft">${say(deskText.categoryNow, { category: nameOf(this.ticket.category) })}</p>
      <div class="choices">
        ${offered.map(({ id }) =>
          id === this.ticket.category
            ? nothing
            : html`<button type="button" class="button" data-test="category-${id}" @click=${() => (this.category = id)}>
                ${nameOf(id)}
              </button>`,
        )}
      </div>`;
  }

  private print(printer: string): void {
    rememberPrinter(printer);
    this.decide({ printer });
  }

  private decide(decided: Decided): void {
    this.dispatchEvent(new CustomEvent('decided', { detail: decided, bubbles: true, composed: true }));
  }

  private leave(): void {
    this.dispatchEvent(new CustomEvent('closed', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-ask': DeskAsk;
  }
}
