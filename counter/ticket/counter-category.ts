import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CategoryId } from '../../core/base/names.ts';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { Whereabouts } from '../../core/protocol/shapes/whereabouts.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { api } from '../../web/link/api.ts';
import { newestOnly } from '../../web/link/newest-only.ts';
import { categoryReasons, counterText } from '../../web/text/counter.ts';
import { refusals } from '../../web/text/refusals.ts';
import { counterBase } from '../counter-base.ts';
import './counter-note.ts';

/**
 * @summary Corrects the category of a number, the one in hand if nothing else is typed: a figure chooses the category,
 * another one says why.
 * @event decided - the ticket, its category, and why
 */
@customElement('counter-category')
export class CounterCategory extends LitElement {
  static override styles = [
    counterBase,
    css`
      :host,
      ol {
        display: grid;
        gap: 6px;
      }
      .two {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      .choice {
        display: grid;
        grid-template-columns: 30px minmax(0, 1fr);
        align-items: center;
        gap: var(--space-2);
        width: 100%;
        min-height: 44px;
        padding: 0 var(--space-3);
        border: 1.5px solid var(--edge);
        border-radius: var(--radius-s);
        font-size: 16px;
        font-weight: 600;
        line-height: 1.25;
        text-align: left;
      }
      .choice:hover:not(:disabled),
      .choice:focus-visible {
        border-color: var(--brand);
        background: var(--brand-soft);
      }
      .choice:disabled {
        border-style: dashed;
        color: var(--ink-soft);
      }
      .field input {
        text-transform: uppercase;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) view!: CounterView;
  @property({ attribute: false }) hall: HallView | undefined;
  @state() private found: Pick<Whereabouts, 'ticket' | 'number' | 'category'> | undefined;
  @state() private unknown = false;
  @state() private chosen: CategoryId | undefined;
  @query('[data-test=category-number]') private number!: HTMLInputElement | null;
  private readonly language = new LanguageController(this);
  private readonly newest = newestOnly();

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
    const { ticket } = this.view;
    if (ticket !== undefined) this.found = { ticket: ticket.id, number: ticket.number, category: ticket.category };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
  }

  protected override firstUpdated(): void {
    if (this.found === undefined) this.number?.focus();
  }

  protected override updated(): void {
    if (this.renderRoot.querySelector(':focus') === null)
      this.renderRoot.querySelector<HTMLElement>('.reason')?.focus();
  }

  override render(): TemplateResult {
    return this.found !== undefined && this.chosen !== undefined
      ? this.reasons(this.found.number, this.chosen)
      : this.categories();
  }

  private categories(): TemplateResult {
    const { say } = this.language;
    const { found } = this;
    return html`<label class="field">
        <span>${say(counterText.callNumberLabel)}</span>
        <input
          maxlength="12"
          autocomplete="off"
          spellcheck="false"
          data-test="category-number"
          .value=${found?.number ?? ''}
          @keydown=${(event: KeyboardEvent) => this.typedKey(event)}
          @change=${() => void this.look()}
        />
      </label>
      ${
        found === undefined
          ? this.unknown
            ? html`<p role="status">${say(refusals['ticket-unknown'])}</p>`
            : nothing
          : html`<p class="clamped" role="status" data-test="category-now">
              ${say(counterText.categoryIs, { number: found.number, category: this.nameOf(found.category) })}
            </p>`
      }
      <ol class="two">
        ${(this.hall?.categories ?? []).map(
          ({ id }, at) =>
            html`<li>
              <button
                type="button"
                class="choice"
                data-test="category-${id}"
                ?disabled=${found === undefined || found.category === id}
                @click=${() => (this.chosen = id)}
              >
                ${at < 9 ? html`<kbd>${at + 1}</kbd>` : html`<span></span>`}<span class="clamped"
                  >${this.nameOf(id)}</span
                >
              </button>
            </li>`,
        )}
      </ol>`;
  }

  private reasons(number: string, category: CategoryId): TemplateResult {
    const { say } = this.language;
    return html`<h3 data-test="category-why">
        ${say(counterText.categoryWhy, { number, category: this.nameOf(category) })}
      </h3>
      <ol>
        ${Object.values(categoryReasons).map(
          (words, at) =>
            html`<li>
              <button type="button" class="choice reason" @click=${() => this.decide(say(words))}>
                <kbd>${at + 1}</kbd><span>${say(words)}</span>
              </button>
            </li>`,
        )}
      </ol>
      <counter-note
        .action=${'category'}
        .label=${say(counterText.otherReason)}
        .button=${say(counterText.category)}
        @decided=${(event: CustomEvent<{ readonly detail?: { readonly reason?: string } }>) => {
          event.stopPropagation();
          this.decide(event.detail.detail?.reason ?? '');
        }}
      ></counter-note>`;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const [at] = event.composedPath();
    if (event.repeat || event.isComposing || event.defaultPrevented || at instanceof HTMLInputElement) return;
    const figure = Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]);
    if (!(figure > 0) || this.found === undefined) return;
    event.preventDefault();
    if (this.chosen !== undefined) {
      const words = Object.values(categoryReasons)[figure - 1];
      if (words !== undefined) this.decide(this.language.say(words));
      return;
    }
    const id = this.hall?.categories[figure - 1]?.id;
    if (id !== undefined && id !== this.found.category) this.chosen = id;
  };

  /** Enter leaves the number for the figures. */
  private typedKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.number?.blur();
  }

  private async look(): Promise<void> {
    const number = this.number?.value.normalize('NFKC').trim().toUpperCase() ?? '';
    this.found = undefined;
    const isNewest = this.newest();
    if (number === '') return;
    const answer = await api.get('/tickets', { query: { number } });
    if (!isNewest()) return;
    this.found = answer.ok ? answer.value.whereabouts : undefined;
    this.unknown = !answer.ok;
  }

  private nameOf(id: CategoryId): string {
    const category = this.hall?.categories.find((each) => each.id === id);
    return category === undefined ? id : this.language.name(category.name);
  }

  private decide(reason: string): void {
    if (this.found === undefined || this.chosen === undefined) return;
    const { ticket, number } = this.found;
    const detail = { ticket, number, category: this.chosen, reason };
    this.dispatchEvent(
      new CustomEvent('decided', { detail: { action: 'category', detail }, bubbles: true, composed: true }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-category': CounterCategory;
  }
}
