import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureId } from '../../core/protocol/meanings.ts';
import type { CounterId } from '../../core/base/names.ts';
import type { ManagerCounter, ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { TroubleCause } from '../../core/protocol/shapes/troubles.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { ClockController } from '../../web/clock-controller.ts';
import { keepPlaces, type KeptRow } from '../../web/kept-places.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { lengthWords } from '../../core/base/wait-words.ts';
import { stopwatchText } from '../../web/text/durations.ts';
import { actingText } from '../../web/text/acting.ts';
import { managerText } from '../../web/text/manager.ts';
import { pauseReasonText } from '../../web/text/pause-reason.ts';
import { counterStates, ticketStates } from '../../web/text/states.ts';
import { managerBase } from '../manager-base.ts';
import '../../web/components/hall-icon.ts';
import '../overview/manager-meaning.ts';

/**
 * @summary The counters that are staffed: who sits there, which ticket they have, for how long; the closed ones as a
 * number.
 * @event printers-asked - what is the matter with the paper
 */
@customElement('manager-counters')
export class ManagerCounters extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-height: 0;
      }
      li {
        display: grid;
        grid-template-columns: 64px minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-2);
        min-height: 60px;
        padding: 6px var(--space-4);
        border-top: 1px solid var(--edge);
      }
      .id {
        display: grid;
        place-items: center;
        min-width: 46px;
        height: 40px;
        border-radius: var(--radius-s);
        background: var(--brand-soft);
        color: var(--brand-strong);
        font-size: 19px;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
      .paused .id {
        background: var(--warn-soft);
        color: var(--warn);
      }
      .troubled {
        box-shadow: inset 5px 0 var(--bad);
      }
      .troubled .id {
        background: var(--bad-soft);
        color: var(--bad);
      }
      .now {
        display: flex;
        align-items: baseline;
        gap: 0.6em;
        font-weight: 600;
        white-space: nowrap;
        overflow: hidden;
      }
      .now b {
        font-size: 19px;
        font-variant-numeric: tabular-nums;
      }
      .now .called {
        color: var(--accent);
      }
      .who {
        display: block;
        line-height: 1.3;
        overflow-wrap: anywhere;
        font-size: 13px;
        color: var(--ink-soft);
      }
      .timer {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .soft {
        color: var(--ink-soft);
        font-weight: 500;
      }
      .button {
        min-height: 34px;
        padding: 0 0.7em;
        font-size: 13px;
      }
      select {
        max-width: 150px;
        min-height: 34px;
        border: 1.5px solid var(--edge-strong);
        border-radius: var(--radius-s);
        background: var(--surface);
        color: var(--ink);
      }
      footer {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        padding: var(--space-2) var(--space-4);
        border-top: 1px solid var(--edge);
        font-size: 13px;
        color: var(--ink-soft);
      }
      .link {
        color: var(--brand);
        font-weight: 600;
        text-decoration: underline;
      }
    `,
  ];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) hall: HallView | undefined;
  /** Of the counters that something is the matter with: the harm of it. */
  @property({ attribute: false }) harmOf: ReadonlyMap<CounterId, number> = new Map();
  /** What is the matter at a counter, as the list of troubles has it. */
  @property({ attribute: false }) causeOf: ReadonlyMap<CounterId, TroubleCause> = new Map();
  @property({ type: Boolean }) online = true;
  /** Somebody is about to choose a closed counter. */
  @state() private isChoosing = false;
  private closed: readonly KeptRow<ManagerCounter>[] = [];
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this);

  protected override willUpdate(): void {
    const closed = this.view.counters.filter(({ state: how }) => how === 'closed');
    this.closed = keepPlaces(this.isChoosing ? this.closed : [], closed, ({ id }) => id);
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const staffed = this.view.counters
      .filter((counter) => counter.state !== 'closed')
      .sort((a, b) => (this.harmOf.get(b.id) ?? -1) - (this.harmOf.get(a.id) ?? -1));
    const closed = this.view.counters.length - staffed.length;
    return html`${
        staffed.length === 0
          ? html`<p class="none"><hall-icon name="moon"></hall-icon>${say(managerText.noCounters)}</p>`
          : html`<ul class="scroll" data-test="counters" tabindex="0" aria-label=${say(managerText.counters)}>
              ${repeat(
                staffed,
                (counter) => counter.id,
                (counter) => this.counter(counter),
              )}
            </ul>`
      }
      <footer>
        <span
          >${closed === 0 ? nothing : say(managerText.closedCount, { n: closed })}<manager-meaning
            .of=${['served', 'meanService', 'slipsOwed', 'slipsFailed'] satisfies FigureId[]}
            .label=${say(managerText.counters)}
          ></manager-meaning
        ></span>
        ${this.closedOnes()}${this.slips()}
      </footer>`;
  }

  /** A counter that nobody works at may be opened, or told what it serves, all the same. */
  private closedOnes(): TemplateResult {
    const { say, name } = this.language;
    return html`<select
      aria-label=${say(actingText.closedCounter)}
      data-test="closed-counter"
      ?disabled=${!this.online || this.closed.length === 0}
      @focus=${() => (this.isChoosing = true)}
      @blur=${() => (this.isChoosing = false)}
      @change=${(event: Event) => this.actOnClosed(event.target as HTMLSelectElement)}
    >
      <option value="">${say(actingText.closedCounter)}</option>
      ${repeat(
        this.closed,
        ({ key }) => key,
        ({ key, item, gone }) => html`<option value=${key} ?disabled=${gone}>${name(item.name)}</option>`,
      )}
    </select>`;
  }

  private actOnClosed(select: HTMLSelectElement): void {
    const { value } = select;
    select.value = '';
    if (value !== '') this.act(value);
  }

  private act(counter: CounterId): void {
    const detail = { on: 'counter', counter };
    this.dispatchEvent(new CustomEvent('act-on', { detail, bubbles: true, composed: true }));
  }

  private counter(counter: ManagerCounter): TemplateResult {
    const { say, current } = this.language;
    const served =
      counter.served === 0
        ? ''
        : ` · ${say(managerText.servedBy, { n: counter.served })} · ${say(managerText.meanService, { time: lengthWords(counter.meanService, current) })}`;
    return html`<li
      class="${counter.state} ${isTrouble(this.causeOf.get(counter.id)) ? 'troubled' : ''}"
      data-test="counter-row"
      data-counter=${counter.id}
    >
      <span class="id">${counter.id}</span>
      <div>
        <span class="now">${this.doing(counter)}</span>
        <span class="who">${this.who(counter)}${served}</span>
      </div>
      <button
        class="button"
        type="button"
        data-test="counter-act"
        aria-label=${say(actingText.title, { what: this.language.name(counter.name) })}
        ?disabled=${!this.online}
        @click=${() => this.act(counter.id)}
      >
        ${say(actingText.act)}
      </button>
    </li>`;
  }

  private who({ clerk, clerkName }: ManagerCounter): string {
    return clerkName === undefined ? (clerk ?? '') : this.language.name(clerkName);
  }

  private doing(counter: ManagerCounter): TemplateResult {
    const { say, current } = this.language;
    if (counter.state === 'paused')
      return html`<span class="near"
          >${say(counterStates.paused)}${counter.reason === undefined ? '' : ` · ${pauseReasonText(counter.reason, current)}`}</span
        ><span class="timer">${this.since(counter.since)}</span>`;
    if (counter.number === undefined || counter.ticketState === undefined) return this.idle(counter);
    return html`<b class=${counter.ticketState}>${counter.number}</b
      ><span class="soft">${say(ticketStates[counter.ticketState])}</span
      ><span class="timer">${this.since(counter.ticketSince)}</span>`;
  }

  /** Free is grey; idle before people who wait is not, and says for how long. */
  private idle({ id }: ManagerCounter): TemplateResult {
    const idle = this.language.say(managerText.idle);
    const cause = this.causeOf.get(id);
    if (cause?.what !== 'idle') return html`<span class="soft">${idle}</span>`;
    return html`<b class="late">${idle}</b><span class="timer">${stopwatchText(cause.seconds)}</span>`;
  }

  private since(at: string | undefined): string {
    return at === undefined ? '' : stopwatchText((this.clock.now - Date.parse(at)) / 1000);
  }

  private slips(): TemplateResult {
    const { say } = this.language;
    const { owed, failed } = this.view.slips;
    const text =
      failed > 0
        ? say(managerText.slipsFailed, { n: failed })
        : owed > 0
          ? say(managerText.slipsOwed, { n: owed })
          : say(managerText.slipsFine);
    return html`<span class=${failed > 0 ? 'late' : ''} data-test="slips"
      ><hall-icon name="printer"></hall-icon> ${text} ·
      <button class="link" type="button" data-test="to-printers" @click=${() => this.toPrinters()}>
        ${say(managerText.printers)}
      </button></span
    >`;
  }

  private toPrinters(): void {
    this.dispatchEvent(new CustomEvent('printers-asked', { bubbles: true, composed: true }));
  }
}

/** A pause within its allowance is none. */
function isTrouble(cause: TroubleCause | undefined): boolean {
  return cause !== undefined && (cause.what !== 'paused' || cause.allowed !== undefined);
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-counters': ManagerCounters;
  }
}
