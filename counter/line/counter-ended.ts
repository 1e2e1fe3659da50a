import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CounterView, EndedHereView } from '../../core/protocol/shapes/counter.ts';
import { ClockController } from '../../web/clock-controller.ts';
import { keepPlaces, type KeptRow } from '../../web/kept-places.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { becameText, bringBackReasons, counterText, outcomeText } from '../../web/text/counter.ts';
import { lengthWords } from '../../core/base/wait-words.ts';
import { counterBase } from '../counter-base.ts';
import { endedStyles } from './ended-styles.ts';
import '../ticket/counter-note.ts';

/**
 * @summary What ended here of late: a figure chooses it, with Shift for the line; another figure says why. While it is
 * open each keeps its figure.
 * @event decided - the ticket that comes back, where to, and why
 */
@customElement('counter-ended')
export class CounterEnded extends LitElement {
  static override styles = [counterBase, endedStyles];

  @property({ attribute: false }) view!: CounterView;
  /** Chosen already, where a number was asked for that ended here. */
  @property() ticket = '';
  @state() private chosen: Chosen | undefined;
  private rows: readonly KeptRow<EndedHereView>[] = [];
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
  }

  protected override willUpdate(): void {
    this.rows = keepPlaces(this.rows, this.view.ended ?? [], ({ ticket, step }) => `${ticket} ${String(step)}`);
    const named = this.view.ended?.find(({ ticket }) => ticket === this.ticket);
    if (named !== undefined) this.choose(named, false);
  }

  protected override updated(): void {
    // Enter takes the first reason once one is chosen, and nothing before.
    const first = this.renderRoot.querySelector<HTMLElement>('.reason');
    if (first !== null && this.renderRoot.querySelector(':focus') === null) first.focus();
  }

  override render(): TemplateResult {
    return this.chosen === undefined ? this.list() : this.reasons(this.chosen);
  }

  private list(): TemplateResult {
    return html`<p class="hint">${this.language.say(counterText.bringBackHint)}</p>
      <ol>
        ${repeat(
          this.rows,
          ({ key }) => key,
          (each, at) => this.row(each, at),
        )}
      </ol>`;
  }

  private row({ item: each, gone }: KeptRow<EndedHereView>, at: number): TemplateResult {
    const { say, name, current } = this.language;
    const seconds = Math.max(0, (this.clock.now - Date.parse(each.at)) / 1000);
    const facts = [
      each.outcome === undefined || each.outcome === 'done' ? undefined : say(outcomeText[each.outcome]),
      each.at.slice(11, 16),
      say(counterText.endedAgo, { time: lengthWords(seconds, current) }),
    ].filter((part) => part !== undefined);
    return html`<li>
      <button
        type="button"
        class="here"
        data-test="ended-${at + 1}"
        ?disabled=${gone}
        @click=${() => this.choose(each, false)}
      >
        ${at < 9 ? html`<kbd>${at + 1}</kbd>` : html`<span></span>`}
        <strong>${each.number}</strong>
        <span class="what"
          ><span class="chip ${each.became === 'finished' ? 'good' : 'warn'}">${say(becameText[each.became])}</span>
          ${name(each.serviceName)}</span
        >
        <span class="facts">${gone ? say(counterText.goneMeanwhile) : facts.join(' · ')}</span>
      </button>
      <button
        type="button"
        class="button line"
        ?disabled=${gone}
        data-test="ended-to-line-${at + 1}"
        @click=${() => this.choose(each, true)}
      >
        ${say(counterText.toLine)}${at < 9 ? html`<kbd>⇧${at + 1}</kbd>` : nothing}
      </button>
    </li>`;
  }

  private reasons({ number, toLine }: Chosen): TemplateResult {
    const { say } = this.language;
    return html`<h3 data-test="ended-chosen">
        ${say(toLine ? counterText.bringBackToLine : counterText.bringBackHere, { number })}
      </h3>
      <ol>
        ${Object.values(bringBackReasons).map(
          (words, at) =>
            html`<li>
              <button
                type="button"
                class="reason"
                data-test="ended-reason-${at + 1}"
                @click=${() => this.decide(say(words))}
              >
                <kbd>${at + 1}</kbd><span>${say(words)}</span>
              </button>
            </li>`,
        )}
      </ol>
      <counter-note
        .action=${'bring-back'}
        .label=${say(counterText.otherReason)}
        .button=${say(counterText['bring-back'])}
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
    if (!(figure > 0)) return;
    event.preventDefault();
    if (this.chosen !== undefined) {
      const words = Object.values(bringBackReasons)[figure - 1];
      if (words !== undefined) this.decide(this.language.say(words));
      return;
    }
    const row = this.rows[figure - 1];
    if (row?.gone === false) this.choose(row.item, event.shiftKey);
  };

  private choose({ ticket, step, number }: EndedHereView, toLine: boolean): void {
    this.ticket = '';
    this.chosen = { ticket, step, number, toLine };
  }

  private decide(reason: string): void {
    if (this.chosen === undefined) return;
    const detail = { ...this.chosen, reason };
    this.dispatchEvent(
      new CustomEvent('decided', { detail: { action: 'bring-back', detail }, bubbles: true, composed: true }),
    );
  }
}

type Chosen = Pick<EndedHereView, 'ticket' | 'step' | 'number'> & { readonly toLine: boolean };

declare global {
  interface HTMLElementTagNameMap {
    'counter-ended': CounterEnded;
  }
}
