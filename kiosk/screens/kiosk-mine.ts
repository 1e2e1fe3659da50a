import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { GRADES, isBadGrade, RATING_REASONS, type Grade, type RatingReason } from '../../core/queue/rating.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { StepView, TicketView } from '../../core/protocol/shapes/ticket.ts';
import { api } from '../../web/link/api.ts';
import { face } from '../../web/faces.ts';
import { FitController } from '../../web/glass/fit-controller.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { kioskText } from '../../web/text/kiosk.ts';
import type { TicketKey } from '../../web/scan/scan-code.ts';
import { gradeText, ratingReasonText, ratingText } from '../../web/text/rating.ts';
import { problemText } from '../../web/text/refusals.ts';
import { ticketStates } from '../../web/text/states.ts';
import { zoneText } from '../../web/text/zones.ts';
import { WatchController } from '../../web/link/watch-controller.ts';
import { ask } from '../ask.ts';
import { kioskBase } from '../kiosk-base.ts';
import { columnStyles } from './column-styles.ts';
import { mineStyles } from './mine-styles.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-number.ts';
import '../../web/components/hall-chance.ts';
import '../../web/components/hall-wait.ts';
import '../parts/kiosk-head.ts';

type BadGrade = { readonly step: number; readonly grade: Grade; readonly reasons: readonly RatingReason[] };

/**
 * @summary A ticket that was held under the scanner: where it stands, and, for what was served, how it was.
 * @event ask - home
 */
@customElement('kiosk-mine')
export class KioskMine extends LitElement {
  static override styles = [kioskBase, columnStyles, mineStyles];

  @property({ attribute: false }) ticket!: TicketKey;
  @property({ attribute: false }) hall!: HallView;
  /** The bad grade that is being explained. */
  @state() private bad: BadGrade | undefined;
  @state() private thanked: readonly number[] = [];
  @state() private trouble = '';
  @state() private sending = false;
  private readonly language = new LanguageController(this);
  readonly fit = new FitController(this, 'main');
  private readonly watch = new WatchController(this, { later: 'ticket' });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('ticket')) return;
    this.bad = undefined;
    this.thanked = [];
    this.trouble = '';
    this.watch.follow(`ticket:${this.ticket.id}`, this.ticket.secret);
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const { view, problem } = this.watch;
    return html`
      <kiosk-head .heading=${say(kioskText.mineTitle)}></kiosk-head>
      <main data-test="mine">
        ${problem !== undefined ? html`<p class="gone" role="alert" data-test="gone">${problem.status === 404 ? say(kioskText.mineGone) : problemText(problem, this.language.current)}</p>` : nothing}
        ${view === undefined ? nothing : this.body(view)}
      </main>
      <div class="action">
        <button type="button" class="strong" data-test="mine-done" @click=${() => ask(this, { name: 'home' })}>
          ${say(kioskText.mineDone)}
        </button>
      </div>
    `;
  }

  private body(view: TicketView): TemplateResult {
    const { say } = this.language;
    return html`<div class="number ${view.state}">
        <hall-number .number=${view.number} data-test="mine-number"></hall-number>
        <p class="state" role="status" data-test="mine-state">
          ${say(ticketStates[view.state])}${view.counter === undefined ? nothing : html` · ${this.counterName(view.counter)}`}
        </p>
      </div>
      ${this.trouble === '' ? nothing : html`<p role="alert">${this.trouble}</p>`}
      <ol>
        ${view.steps.map((step) => this.step(view, step))}
      </ol>
      <button
        type="button"
        class="complain"
        data-test="mine-complain"
        @click=${() => ask(this, { name: 'complain', ticket: this.ticket })}
      >
        ${say(kioskText.complain)}
      </button>`;
  }

  private step(view: TicketView, step: StepView): TemplateResult {
    const { say, name, current } = this.language;
    const before = view.steps.find((each) => each.service === step.after);
    return html`<li class="step">
      <p class="what clamped">${name(step.name)}</p>
      ${
        step.state === 'waiting'
          ? html`<p class="where clamped">${say(kioskText.goTo, { place: zoneText(step.zone, current) })}</p>
              <p class="ahead">${this.ahead(step, before)}</p>`
          : html`<p class="where clamped">
              ${say(ticketStates[step.state])}${step.counter === undefined ? nothing : html` · ${this.counterName(step.counter)}`}
            </p>`
      }
      ${this.rating(step)}
    </li>`;
  }

  /** Who is at a counter, or has something to do first, is not in line here: nobody is said to be before them. */
  private ahead(step: StepView, before: StepView | undefined): TemplateResult | string {
    const { say, name } = this.language;
    if (step.heldBy !== undefined) return say(kioskText.placeKept, { counter: this.counterName(step.heldBy) });
    const wait = html`<hall-wait .wait=${step.wait}></hall-wait><hall-chance .wait=${step.wait}></hall-chance>`;
    if (before !== undefined)
      return html`${say(kioskText.stepAfter, { name: name(before.name) })} ${step.wait === undefined ? nothing : wait}`;
    if (step.aheadText === undefined) return wait;
    return html`<b data-test="ahead">${name(step.aheadText)}</b> ${wait}`;
  }

  private rating(step: StepView): TemplateResult | typeof nothing {
    const { say } = this.language;
    if (this.thanked.includes(step.index))
      return html`<p class="thanks" role="status" data-test="mine-thanks">
        <hall-icon name="check"></hall-icon>${say(ratingText.thanks)}
      </p>`;
    if (step.ratable !== true) return nothing;
    const bad = this.bad?.step === step.index ? this.bad : undefined;
    return html`<div class="rating" role="group" aria-label=${say(ratingText.question)}>
      <h2>${say(bad === undefined ? ratingText.question : ratingText.why)}</h2>
      <div class="grades">
        ${GRADES.map(
          (grade) =>
            html`<button
              type="button"
              class="g${grade}"
              data-test="mine-grade-${grade}"
              aria-pressed=${bad?.grade === grade ? 'true' : 'false'}
              ?disabled=${this.sending}
              @click=${() => this.grade(step.index, grade)}
            >
              ${face(grade)}<span>${say(gradeText[grade])}</span>
            </button>`,
        )}
      </div>
      ${
        bad === undefined
          ? nothing
          : html`<div class="reasons">
                ${RATING_REASONS.map((reason) => this.reason(reason, bad.reasons.includes(reason)))}
              </div>
              <button
                type="button"
                class="strong send"
                data-test="mine-send"
                ?disabled=${bad.reasons.length === 0 || this.sending}
                @click=${() => void this.send(bad.step, bad.grade, bad.reasons)}
              >
                ${say(ratingText.send)}
              </button>`
      }
    </div>`;
  }

  private reason(reason: RatingReason, chosen: boolean): TemplateResult {
    return html`<button
      type="button"
      data-test="mine-reason-${reason}"
      aria-pressed=${chosen ? 'true' : 'false'}
      @click=${() => this.toggle(reason)}
    >
      <hall-icon name=${chosen ? 'check' : 'plus'}></hall-icon>${this.language.say(ratingReasonText[reason])}
    </button>`;
  }

  private counterName(id: string): string {
    const counter = this.hall.counters.find((each) => each.id === id);
    return counter === undefined ? id : this.language.name(counter.name);
  }

  private grade(step: number, grade: Grade): void {
    if (isBadGrade(grade)) this.bad = { step, grade, reasons: this.bad?.step === step ? this.bad.reasons : [] };
    else void this.send(step, grade, []);
  }

  private toggle(reason: RatingReason): void {
    if (this.bad === undefined) return;
    const { reasons } = this.bad;
    const has = reasons.includes(reason);
    this.bad = { ...this.bad, reasons: has ? reasons.filter((each) => each !== reason) : [...reasons, reason] };
  }

  private async send(step: number, grade: Grade, reasons: readonly RatingReason[]): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    const { id, secret } = this.ticket;
    const answer = await api.post('/tickets/{id}/rating', {
      path: { id },
      query: { secret },
      body: { step, grade, reasons: [...reasons] },
    });
    this.sending = false;
    if (id !== this.ticket.id) return;
    this.bad = undefined;
    this.trouble = answer.ok ? '' : problemText(answer.problem, this.language.current);
    if (answer.ok) this.thanked = [...this.thanked, step];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-mine': KioskMine;
  }
}
