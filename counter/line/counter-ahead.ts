import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ORDINARY } from '../../core/catalogue/category.ts';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { WaitingView } from '../../core/protocol/shapes/line.ts';
import { ClockController } from '../../web/clock-controller.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { lengthWords, waitedWords } from '../../core/base/wait-words.ts';
import { waitTone } from '../../web/wait-tone.ts';
import type { Words } from '../../web/text/words.ts';
import { styled } from '../../web/styled.ts';
import { counterBase } from '../counter-base.ts';
import { waitingRemark } from './waiting-remark.ts';
import { aheadStyles } from './ahead-styles.ts';
import '../../web/components/hall-icon.ts';

/** How long the rows stay as they are under a pointer that does not move, or a focus. */
const STILL_MS = 4000;

/**
 * @summary Who comes next, in calling order, each with the wait that puts them there; and how many wait in each line.
 */
@customElement('counter-ahead')
export class CounterAhead extends LitElement {
  static override styles = [counterBase, aheadStyles];

  @property({ attribute: false }) view!: CounterView;
  @property({ attribute: false }) hall: HallView | undefined;
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this, 5000);
  /** Somebody points at a row or has it in focus: the rows stay as they are. */
  @state() private still: readonly WaitingView[] | undefined;

  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render(): TemplateResult {
    const { say, current } = this.language;
    const { view } = this;
    const rows = this.still ?? view.ahead;
    const changed = this.still !== undefined && numbersOf(this.still) !== numbersOf(view.ahead);
    return html`<section class="sheet" aria-labelledby="title">
      <header>
        <h2 id="title">${say(counterText.ahead)}</h2>
        ${changed ? html`<span class="chip warn" role="status" data-test="ahead-changed">${say(counterText.aheadChanged)}</span>` : nothing}
        <dl>
          <div>
            <dt>${say(counterText.waitingHere)}</dt>
            <dd data-test="waiting">${view.waiting}</dd>
          </div>
          <div>
            <dt>${say(counterText.longestWait)}</dt>
            <dd>${view.waiting === 0 ? '–' : lengthWords(view.longestWait, current)}</dd>
          </div>
        </dl>
      </header>
      ${this.lines()}
      ${
        rows.length === 0
          ? html`<p class="none"><hall-icon name="people"></hall-icon>${say(counterText.nobodyWaits)}</p>`
          : this.table(rows)
      }
    </section>`;
  }

  /** The lines of the counter, with how many wait in each. */
  private lines(): TemplateResult {
    const { say, name } = this.language;
    return html`<ul class="lines">
      ${this.view.lines.map(
        (line) =>
          html`<li class=${line.level > 1 ? 'helps' : ''} data-test="line-${line.line}">
            <b>${line.prefix}</b><span>${name(line.name)}</span><strong>${line.waiting}</strong>
            ${line.by === undefined ? nothing : html`<em>${say(line.by === 'loan' ? counterText.onLoan : counterText.byProfile)}</em>`}
            ${line.closed === undefined ? nothing : html`<em class="late">${say(counterText.lineClosed)}</em>`}
          </li>`,
      )}
    </ul>`;
  }

  private table(rows: readonly WaitingView[]): TemplateResult {
    const { say } = this.language;
    return html`<div
      class="scroll"
      tabindex="0"
      role="group"
      aria-labelledby="title"
      @pointermove=${() => this.hold()}
      @pointerleave=${() => this.letGo()}
      @focusin=${() => this.hold()}
      @focusout=${() => this.letGo()}
    >
      <table data-test="ahead">
        <colgroup>
          <col class="number" />
          <col />
          <col class="waits" />
        </colgroup>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">${say(counterText.number)}</th>
            <th scope="col">${say(counterText.service)}</th>
            <th scope="col">${say(counterText.waited)}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((waiting, at) => this.row(waiting, at))}
        </tbody>
      </table>
    </div>`;
  }

  /** A pointer that only lies there holds nothing for long. */
  private hold(): void {
    this.still ??= this.view.ahead;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.letGo(), STILL_MS);
  }

  private letGo(): void {
    clearTimeout(this.timer);
    this.still = undefined;
  }

  private row(waiting: WaitingView, at: number): TemplateResult {
    const { say, name } = this.language;
    const waited = Math.max(waiting.why.waited, (this.clock.now - Date.parse(waiting.since)) / 1000);
    const { target } = waiting.why;
    // Whoever is at a counter, or has something to do first, does not wait and is not late.
    const waits = waiting.state === 'ready';
    const tone = waitTone(waits ? waited : 0, target);
    const remark = waitingRemark(waiting, this.view.id);
    return html`<tr
      class="${waiting.state} ${at === 0 ? 'first' : ''}"
      data-test="ahead-row"
      data-number=${waiting.number}
    >
      <th scope="row">${waiting.number}</th>
      <td>
        <span class="service">${name(waiting.serviceName)}</span>
        ${
          waiting.category === ORDINARY && remark === undefined
            ? nothing
            : html`<span class="remarks">
                ${waiting.category === ORDINARY ? nothing : html`<span class="category">${this.category(waiting.category)}</span>`}
                ${remark === undefined ? nothing : html`<span>${this.remark(remark)}</span>`}
              </span>`
        }
      </td>
      <td class="wait ${tone}">
        <span>
          ${tone === 'late' ? html`<hall-icon name="warning"></hall-icon><span class="visually-hidden">${say(counterText.overTarget)}</span>` : nothing}
          ${waits ? waitedWords(waited, target, this.language.current) : nothing}
        </span>
        ${waits ? html`<i class="bar" .style=${styled({ '--full': Math.min(1, waited / target).toFixed(2) })}></i>` : nothing}
      </td>
    </tr>`;
  }

  private remark({ words, counter }: { readonly words: Words; readonly counter?: string }): string {
    return words[this.language.current].replace('{counter}', counter ?? '');
  }

  private category(id: string): string {
    const category = this.hall?.categories.find((each) => each.id === id);
    return category === undefined ? id : this.language.name(category.name);
  }
}

function numbersOf(rows: readonly WaitingView[]): string {
  return rows.map(({ number }) => number).join(' ');
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-ahead': CounterAhead;
  }
}
