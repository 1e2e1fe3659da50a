import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { isBlank } from '../../core/base/blank.ts';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { PLACES, type Place } from '../../core/queue/ticket.ts';
import { keepPlaces, type KeptRow } from '../../web/kept-places.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText, placeHints, placeText } from '../../web/text/counter.ts';
import { counterStates } from '../../web/text/states.ts';
import type { Asked } from '../keys/command-controller.ts';
import type { Detail } from '../keys/command-for.ts';
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
      .row {
        display: grid;
        grid-template-columns: 2fr 3fr;
        gap: var(--space-2);
      }
      .kinds {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-1);
        padding: 4px;
        border-radius: var(--radius-s);
        background: var(--surface-sunk);
      }
      .kinds.three {
        grid-template-columns: repeat(3, 1fr);
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
  @state() private place: Place = 'kept';
  @query('[data-test=note-transfer]') private noteField!: HTMLInputElement;
  private rows: readonly KeptRow<HallView['counters'][number]>[] = [];
  private readonly language = new LanguageController(this);

  protected override willUpdate(): void {
    this.rows = keepPlaces(this.rows, this.counters(), ({ id }) => id);
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`
      <div class="row">
        <div class="kinds" role="group" aria-label=${say(counterText.transferTitle)}>
          ${this.kindButton('service')}${this.kindButton('counter')}
        </div>
        <div class="kinds three" role="group" aria-label=${say(counterText.placeTitle)}>
          ${PLACES.map((place) => this.placeButton(place))}
        </div>
      </div>
      <p class="hint" role="status" data-test="place-hint">${say(placeHints[this.place])}</p>
      <label class="field">
        <span>${say(this.place === 'first' ? counterText.whyFirst : counterText.optionalNote)}</span>
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
              @decided=${(event: CustomEvent<Asked>) => {
                event.stopPropagation();
                this.tell(event.detail.detail ?? {});
              }}
            ></counter-service-search>`
          : this.counters().length === 0
            ? html`<p class="hint" role="status">${say(counterText.noOtherCounter)}</p>`
            : html`<ul data-test="transfer-counters">
                ${repeat(
                  this.rows,
                  ({ key }) => key,
                  (row) => html`<li>${this.target(row)}</li>`,
                )}
              </ul>`
      }
    `;
  }

  private placeButton(place: Place): TemplateResult {
    return html`<button
      type="button"
      data-test="place-${place}"
      aria-pressed=${this.place === place ? 'true' : 'false'}
      @click=${() => {
        this.place = place;
        if (place === 'first') this.noteField.focus();
      }}
    >
      ${this.language.say(placeText[place])}
    </button>`;
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

  private target({ item: { id, name, zone, state }, gone }: (typeof this.rows)[number]): TemplateResult {
    return html`<button
      type="button"
      class="target"
      data-test="transfer-${id}"
      ?disabled=${gone}
      @click=${() => this.decide(id)}
    >
      <strong class="clamped">${this.language.name(name)}</strong>
      <span>${zone} · ${this.language.say(counterStates[gone ? 'closed' : state])}</span>
    </button>`;
  }

  private decide(counter: string): void {
    this.tell({ counter, note: this.note.trim() });
  }

  private tell(to: Detail): void {
    // Whoever goes before everybody else does so for a reason.
    if (this.place === 'first' && isBlank(this.note)) return this.noteField.focus();
    const detail = { ...to, place: this.place };
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
