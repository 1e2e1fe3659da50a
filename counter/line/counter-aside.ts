import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AsideView, CounterView } from '../../core/protocol/shapes/counter.ts';
import { keepPlaces, type KeptRow } from '../../web/kept-places.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { lengthWords } from '../../core/base/wait-words.ts';
import { ticketStates } from '../../web/text/states.ts';
import { counterBase } from '../counter-base.ts';

/**
 * @summary Who was parked or missed: taken up here at once by a figure, or put back into the line by the figure with
 * Shift. While it is open each keeps its figure, whatever other counters do meanwhile.
 * @event decided - the ticket that comes back, and where to
 */
@customElement('counter-aside')
export class CounterAside extends LitElement {
  static override styles = [
    counterBase,
    css`
      ol {
        display: grid;
        gap: 6px;
        margin-top: var(--space-3);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 6px;
      }
      .here {
        display: grid;
        grid-template-columns: 30px auto minmax(0, 1fr);
        align-items: center;
        gap: 2px var(--space-2);
        min-height: 52px;
        padding: 4px var(--space-3);
        border: 1.5px solid var(--edge);
        border-radius: var(--radius-s);
        text-align: left;
      }
      .here:hover:not(:disabled),
      .here:focus-visible {
        border-color: var(--brand);
        background: var(--brand-soft);
      }
      .here:disabled {
        border-style: dashed;
        color: var(--ink-soft);
      }
      .here kbd {
        grid-row: span 2;
      }
      strong {
        font-size: 18px;
        font-variant-numeric: tabular-nums;
      }
      .what {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .facts {
        grid-column: 2 / -1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: 13px;
        color: var(--ink-soft);
      }
      .line {
        min-height: 52px;
        padding: 0 0.8em;
        font-size: 13px;
      }
    `,
  ];

  @property({ attribute: false }) view!: CounterView;
  private rows: readonly KeptRow<AsideView>[] = [];
  private readonly language = new LanguageController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.here:not(:disabled)')?.focus();
  }

  protected override willUpdate(): void {
    this.rows = keepPlaces(this.rows, this.view.aside, ({ ticket, step }) => `${ticket} ${String(step)}`);
  }

  protected override firstUpdated(): void {
    this.focus();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<p class="hint">${say(counterText.asideHint)}</p>
      <ol>
        ${repeat(
          this.rows,
          ({ key }) => key,
          (each, at) => this.row(each, at),
        )}
      </ol>`;
  }

  private row({ item: each, gone }: KeptRow<AsideView>, at: number): TemplateResult {
    const { say, name } = this.language;
    const isFree = !gone && isFreeHere(each);
    return html`<li>
      <button
        type="button"
        class="here"
        data-test="choice-${at + 1}"
        ?disabled=${!isFree}
        @click=${() => this.decide(each, false)}
      >
        ${at < 9 ? html`<kbd>${at + 1}</kbd>` : html`<span></span>`}
        <strong>${each.number}</strong>
        <span class="what"
          ><span class="chip ${each.state === 'parked' ? 'warn' : ''}">${say(ticketStates[each.state])}</span>
          ${name(each.serviceName)}</span
        >
        <span class="facts">${gone ? say(counterText.goneMeanwhile) : this.facts(each)}</span>
      </button>
      ${
        isFree
          ? html`<button
              type="button"
              class="button line"
              data-test="to-line-${at + 1}"
              @click=${() => this.decide(each, true)}
            >
              ${say(counterText.toLine)}${at < 9 ? html`<kbd>⇧${at + 1}</kbd>` : nothing}
            </button>`
          : nothing
      }
    </li>`;
  }

  private facts({ aside, by, counter, note, heldBy, after, until }: AsideView): string {
    const { say, current } = this.language;
    return [
      heldBy === undefined ? undefined : say(counterText.heldAt, { counter: heldBy }),
      after === undefined ? undefined : say(counterText.blockedBy),
      note,
      say(counterText.asideFor, { time: lengthWords(aside, current) }),
      counter === undefined || counter === this.view.id ? undefined : say(counterText.atCounter, { counter }),
      by === this.view.clerk ? undefined : by,
      until === undefined ? undefined : say(counterText.backUntil, { time: until.slice(11, 16) }),
    ]
      .filter((part) => part !== undefined && part !== '')
      .join(' · ');
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.repeat || event.isComposing || event.defaultPrevented) return;
    const figure = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const chosen = figure === undefined ? undefined : this.rows[Number(figure) - 1];
    if (chosen === undefined || chosen.gone || !isFreeHere(chosen.item)) return;
    event.preventDefault();
    this.decide(chosen.item, event.shiftKey);
  };

  private decide({ ticket, number }: AsideView, toLine: boolean): void {
    const detail = { ticket, number, toLine };
    this.dispatchEvent(
      new CustomEvent('decided', { detail: { action: 'resume', detail }, bubbles: true, composed: true }),
    );
  }
}

function isFreeHere({ heldBy, after }: AsideView): boolean {
  return heldBy === undefined && after === undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-aside': CounterAside;
  }
}
