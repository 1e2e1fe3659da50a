import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ORDINARY } from '../../core/catalogue/category.ts';
import type { CallReceipt } from '../../core/protocol/shapes/call.ts';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { StepView, TicketView } from '../../core/protocol/shapes/ticket.ts';
import { ClockController } from '../../web/clock-controller.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { boardsText, voiceOutcomeText } from '../../web/text/boards.ts';
import { bookingText } from '../../web/text/booking.ts';
import { timeText } from '../../web/text/moments.ts';
import { counterText } from '../../web/text/counter.ts';
import { lengthWords } from '../../core/base/wait-words.ts';
import { stopwatchText } from '../../web/text/durations.ts';
import { pauseReasonText } from '../../web/text/pause-reason.ts';
import { languageNames, sharedText } from '../../web/text/shared.ts';
import { ticketStates } from '../../web/text/states.ts';
import { waitTone } from '../../web/wait-tone.ts';
import { KEY_CAPS, type KeyTarget } from '../keys/actions.ts';
import { counterBase } from '../counter-base.ts';
import { stepInHand } from '../keys/legality.ts';
import { whyNobody } from '../line/nobody-to-call.ts';
import { serviceTone } from './service-tone.ts';
import { ticketStyles } from './ticket-styles.ts';
import { departmentSigns } from '../../web/components/department-signs.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-number.ts';
import './counter-materials.ts';
import './counter-notes.ts';

/**
 * @summary The ticket in hand: number, state, running time, service with its papers, the rest of the visit, notes, and
 * why it came.
 * @event act - why is asked for
 */
@customElement('counter-ticket')
export class CounterTicket extends LitElement {
  static override styles = [counterBase, ticketStyles];

  @property({ attribute: false }) view!: CounterView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) whyOpen = false;
  /** When the next one is called by itself (`performance.now`), if so. */
  @property({ attribute: false }) autoCallAt: number | undefined;
  /** The word on the key of each target. */
  @property({ attribute: false }) caps: Readonly<Record<KeyTarget, string>> = KEY_CAPS;
  /** What the hall saw and heard of the newest call here. */
  @property({ attribute: false }) heard: CallReceipt | undefined;
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this);

  override render(): TemplateResult {
    const { ticket } = this.view;
    const step = stepInHand(this.view);
    return html`<section class="sheet" aria-label=${this.language.say(counterText.inHand)} data-test="ticket-in-hand">
      ${ticket === undefined || step === undefined ? this.idle() : this.inHand(ticket, step)}
    </section>`;
  }

  private idle(): TemplateResult {
    const { say, current } = this.language;
    const { view } = this;
    if (view.state === 'paused') {
      return html`<div class="idle" data-test="paused">
        <hall-icon name="pause"></hall-icon>
        <h2>${say(counterText.pausedTitle)}</h2>
        <p>${pauseReasonText(view.reason ?? '', current)} · ${stopwatchText(this.secondsSince(view.since))}</p>
      </div>`;
    }
    const next = view.ahead.find((waiting) => waiting.state === 'ready');
    return html`<div class="idle" data-test="idle">
      <hall-icon name=${next === undefined ? 'moon' : 'bell'}></hall-icon>
      <h2>${say(counterText.nobodyInHand)}</h2>
      ${
        next === undefined
          ? html`<p data-test="nobody">${say(whyNobody(view) ?? counterText.nobodyWaits)}</p>`
          : html`<p class="next">
              <span>${say(counterText.nextIs)}</span><hall-number .number=${next.number}></hall-number
              ><span class="clamped">${this.language.name(next.serviceName)}</span>
            </p>`
      }
      ${this.autoCallAt === undefined ? nothing : this.countdown(this.autoCallAt)}
    </div>`;
  }

  private countdown(at: number): TemplateResult {
    const seconds = Math.max(0, Math.ceil((at - performance.now()) / 1000));
    return html`<p class="countdown" role="timer" data-test="auto-call">
      <b>${seconds}</b>${this.language.say(counterText.autoCallIn)}<kbd>Esc</kbd>
    </p>`;
  }

  private inHand(ticket: TicketView, step: StepView): TemplateResult {
    const { say, name } = this.language;
    const others = ticket.steps.filter((other) => other.index !== step.index);
    const chinese = this.language.current !== 'en';
    return html`
      <div class="top ${step.state}">
        <div>
          <span
            class="chip ${step.state === 'called' ? 'accent' : 'brand'}"
            data-test="ticket-state"
            data-state=${step.state}
          >
            <hall-icon name=${step.state === 'called' ? 'bell' : 'person'}></hall-icon>${say(ticketStates[step.state])}
          </span>
          <hall-number class="number" .number=${ticket.number} data-test="ticket-number"></hall-number>
        </div>
        ${this.times(step)}
      </div>
      <div class="chips">
        ${ticket.category === ORDINARY ? nothing : html`<span class="chip warn"><hall-icon name="star"></hall-icon>${this.category(ticket.category)}</span>`}
        ${this.booking(ticket)}
        <span class="chip"
          ><hall-icon name="globe"></hall-icon
          ><span lang=${ticket.language}>${languageNames[ticket.language]}</span></span
        >
        ${(step.recalls ?? 0) === 0 ? nothing : html`<span class="chip">${say(counterText.recalled, { n: step.recalls ?? 0 })}</span>`}
        ${step.state === 'called' ? this.receipt() : nothing}
        ${
          ticket.matter === undefined
            ? nothing
            : html`<span class="chip brand" data-test="matter"
                ><hall-icon .name=${departmentSigns.family}></hall-icon>${name(ticket.matter.name)}</span
              >`
        }
        <button
          type="button"
          class="why"
          data-test="why"
          aria-expanded=${this.whyOpen ? 'true' : 'false'}
          @click=${() => this.dispatchEvent(new CustomEvent('act', { detail: 'why', bubbles: true, composed: true }))}
        >
          ${say(counterText.why)}<kbd>${this.caps.why}</kbd>
        </button>
      </div>
      ${this.whyOpen ? html`<p class="reason" data-test="reason" role="status">${this.reason()}</p>` : nothing}
      <div class="body" tabindex="0" role="region" aria-label=${say(counterText.service)}>
        <h2 class="clamped" data-test="service-name">${name(step.name)}</h2>
        <p class="line clamped">${name(step.lineName)}</p>
        ${others.length === 0 ? nothing : this.otherSteps(others)}
        <counter-notes .notes=${ticket.notes ?? []} .cap=${this.caps['add-note']}></counter-notes>
        <counter-materials
          .ticket=${ticket.id}
          .step=${step.index}
          .items=${chinese ? step.materials.zh : step.materials.en}
        ></counter-materials>
      </div>
    `;
  }

  /** The slot that was booked; who came too late to it waits as everybody does, and will ask why. */
  private booking({ appointment }: TicketView): TemplateResult | typeof nothing {
    if (appointment === undefined) return nothing;
    const slot = timeText(appointment.slot, this.language.current, this.hall?.timeZone ?? 'Asia/Shanghai');
    const words = appointment.late ? bookingText.lateFor : bookingText.bookedFor;
    return html`<span class="chip ${appointment.late ? 'warn' : ''}" data-test="booked">
      <hall-icon name="clock"></hall-icon>${this.language.say(words, { slot })}
    </span>`;
  }

  /** Whether the hall has seen and heard the call: a clerk who waits for somebody wants to know. */
  private receipt(): TemplateResult | typeof nothing {
    const { heard } = this;
    if (heard?.call === undefined || (heard.boards === 0 && heard.voice === undefined)) return nothing;
    const { say } = this.language;
    const { painted, boards, voice } = heard;
    const bad = voice === 'silent' || voice === 'muted' || voice === 'late' || painted < boards;
    return html`<span class="chip ${bad ? 'warn' : ''}" data-test="receipt">
      ${boards === 0 ? nothing : say(boardsText.paintedOn, { painted: Math.min(painted, boards), boards })}${boards === 0 || voice === undefined ? '' : ' · '}${voice === undefined ? nothing : say(voiceOutcomeText[voice])}
    </span>`;
  }

  private times(step: StepView): TemplateResult {
    const { say, current } = this.language;
    const serving = step.state === 'serving';
    const seconds = this.secondsSince(serving ? step.servingAt : step.calledAt);
    const tone = serviceTone(serving ? 'serving' : 'called', seconds, this.view.today.meanService);
    const head = this.view.call?.reason?.heads[0];
    return html`<dl>
      <div>
        <dt>${say(serving ? counterText.sinceServing : counterText.sinceCall)}</dt>
        <dd class="clock ${tone}" data-test="timer" data-tone=${tone}>${stopwatchText(seconds)}</dd>
        ${!serving && tone === 'late' ? html`<dd class="hint late">${say(counterText.lateToCome)}</dd>` : nothing}
      </div>
      ${
        head === undefined
          ? nothing
          : html`<div>
              <dt>${say(counterText.waitedBefore)}</dt>
              <dd class=${waitTone(head.waited, head.target)}>${lengthWords(head.waited, current)}</dd>
              <dd class="hint">${say(counterText.targetOf, { target: lengthWords(head.target, current) })}</dd>
            </div>`
      }
    </dl>`;
  }

  private otherSteps(others: readonly StepView[]): TemplateResult {
    const { say, name } = this.language;
    return html`<h3>${say(counterText.otherSteps)}</h3>
      <ul class="others" data-test="other-steps">
        ${others.map(
          (other) =>
            html`<li>
              <span class="clamped">${name(other.name)}</span>
              <span class="where">${say(sharedText.zone, { zone: other.zone })}</span>
              <span class="chip ${other.state === 'waiting' && other.after === undefined ? 'good' : ''}"
                >${other.after === undefined ? say(ticketStates[other.state]) : say(counterText.afterOther)}</span
              >
            </li>`,
        )}
      </ul>`;
  }

  private reason(): string {
    const { call, ticket } = this.view;
    const text = call?.number === ticket?.number ? call?.reason?.text[this.language.current] : undefined;
    return text === undefined || text === '' ? this.language.say(counterText.noReason) : text;
  }

  private category(id: string): string {
    const category = this.hall?.categories.find((each) => each.id === id);
    return category === undefined ? id : this.language.name(category.name);
  }

  private secondsSince(at: string | undefined): number {
    return at === undefined ? 0 : Math.max(0, (this.clock.now - Date.parse(at)) / 1000);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-ticket': CounterTicket;
  }
}
