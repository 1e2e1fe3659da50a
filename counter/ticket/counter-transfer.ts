import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { counterStates } from '../../web/text/states.ts';
import { counterBase } from '../counter-base.ts';
import './counter-service-search.ts';

/**
 * @summary Sends the ticket in hand on: to another service, or to a counter that is open.
 * @event decided - where to
 */
@customElement('counter-transfer')
export class CounterTransfer extends LitElement {
  static override styles = [
    counterBase,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--space-3);
      }
      .kinds {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-1);
        padding: 4px;
        border-radius: var(--radius-s);
        background: var(--surface-sunk);
      }
      .kinds button {
        min-height: 36px;
        border-radius: 6px;
        font-weight: 600;
        text-align: center;
      }
      .kinds [aria-pressed='true'] {
        background: var(--surface);
        color: var(--brand-strong);
        box-shadow: var(--shadow-1);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(120px, 1fr));
        gap: 6px;
      }
      .target {
        display: grid;
        width: 100%;
        min-height: 46px;
        padding: 4px var(--space-3);
        border: 1.5px solid var(--edge);
        border-radius: var(--radius-s);
        line-height: 1.25;
      }
      .target:hover:not(:disabled) {
        border-color: var(--brand);
        background: var(--brand-soft);
      }
      .target span {
        font-size: 12.5px;
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) view!: CounterView;
  @property({ attribute: false }) hall: HallView | undefined;
  @state() private kind: 'service' | 'counter' = 'service';
  @state() private note = '';
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    return html`
      <div class="kinds" role="group" aria-label=${say(counterText.transferTitle)}>
        ${this.kindButton('service')}${this.kindButton('counter')}
      </div>
      <label class="field">
        <span>${say(counterText.optionalNote)}</span>
        <input
          maxlength="200"
          data-test="note-transfer"
          .value=${this.note}
          @input=${(event: InputEvent) => (this.note = (event.target as HTMLInputElement).value)}
        />
      </label>
      ${
        this.kind === 'service'
          ? html`<counter-service-search
              .action=${'transfer'}
              .note=${this.note}
              .counters=${this.counters()}
              .label=${say(counterText.searchTarget)}
            ></counter-service-search>`
          : this.counters().length === 0
            ? html`<p class="hint" role="status">${say(counterText.noOtherCounter)}</p>`
            : html`<ul data-test="transfer-counters">
                ${this.counters().map((counter) => html`<li>${this.target(counter.id)}</li>`)}
              </ul>`
      }
    `;
  }

  private kindButton(kind: 'service' | 'counter'): TemplateResult {
    return html`<button
      type="button"
      data-test="transfer-to-${kind}"
      aria-pressed=${this.kind === kind ? 'true' : 'false'}
      @click=${() => (this.kind = kind)}
    >
      ${this.language.say(kind === 'service' ? counterText.toService : counterText.toCounter)}
    </button>`;
  }

  /** Open ones first: those of the own zone, then the others. */
  private counters(): HallView['counters'] {
    const others = (this.hall?.counters ?? []).filter(
      (counter) => counter.id !== this.view.id && counter.state !== 'closed',
    );
    const near = others.filter((counter) => counter.zone === this.view.zone);
    return [...near, ...others.filter((counter) => counter.zone !== this.view.zone)];
  }

  private target(id: string): TemplateResult {
    const counter = this.hall?.counters.find((each) => each.id === id);
    if (counter === undefined) return html``;
    return html`<button type="button" class="target" data-test="transfer-${id}" @click=${() => this.decide(id)}>
      <strong>${this.language.name(counter.name)}</strong>
      <span>${counter.zone} · ${this.language.say(counterStates[counter.state])}</span>
    </button>`;
  }

  private decide(counter: string): void {
    const detail = { counter, note: this.note.trim() };
    this.dispatchEvent(
      new CustomEvent('decided', { detail: { action: 'transfer', detail }, bubbles: true, composed: true }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-transfer': CounterTransfer;
  }
}
