import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Role } from '../../core/catalogue/staff.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { PrintersNow } from '../../core/protocol/shapes/printers.ts';
import type { StepView, TicketView } from '../../core/protocol/shapes/ticket.ts';
import type { TraceView } from '../../core/protocol/shapes/trace.ts';
import { ClockController } from '../../web/clock-controller.ts';
import type { IconName } from '../../web/components/icons.ts';
import type { HallToast } from '../../web/components/hall-toast.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { api } from '../../web/link/api.ts';
import { LinkController } from '../../web/link/link-controller.ts';
import { onceEach } from '../../web/link/once-each.ts';
import type { Problem } from '../../web/link/problem.ts';
import { WatchController } from '../../web/link/watch-controller.ts';
import { deskText, obstacleText, slipStates } from '../../web/text/desk.ts';
import { dateText, timeText } from '../../web/text/moments.ts';
import { ticketStates } from '../../web/text/states.ts';
import { zoneText } from '../../web/text/zones.ts';
import { deskBase } from '../desk-base.ts';
import { ACTIONS, obstacleTo, wayBack, type Action } from '../flow.ts';
import type { Decided } from '../parts/desk-ask.ts';
import { ticketStyles } from './ticket-styles.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-number.ts';
import '../../web/components/hall-toast.ts';
import '../parts/desk-ask.ts';
import '../parts/desk-trace.ts';

/** What is known of the ticket that is looked at. */
type Known = { readonly ticket: TicketView; readonly trace: TraceView; readonly today: boolean };

/**
 * @summary One ticket with its whole story and what may be done with it; it follows the hall while it is of today.
 */
@customElement('desk-ticket')
export class DeskTicket extends LitElement {
  static override styles = [deskBase, ticketStyles];

  /** Whose story it is. */
  @property() ticket = '';
  @property({ attribute: false }) hall!: HallView;
  @property({ attribute: false }) printers: PrintersNow | undefined;
  @property() rank: Role = 'clerk';
  @state() private known: Known | undefined;
  @state() private asking: Action | undefined;
  /** Why what is asked was not done. */
  @state() private problem: Problem | undefined;
  @state() private sending = false;
  @query('hall-toast') private toast!: HallToast;
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this);
  private readonly link = new LinkController(this);
  private readonly watch = new WatchController(this, { later: 'ticket' }, () => this.changed());
  private readonly once = onceEach();
  private loading = false;
  private again = false;

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('ticket')) return;
    this.known = undefined;
    this.ask(undefined);
    this.watch.follow(`ticket:${this.ticket}`);
    void this.load();
  }

  override render(): TemplateResult {
    return html`${this.known === undefined ? nothing : this.whole(this.known)}<hall-toast></hall-toast>`;
  }

  private whole(known: Known): TemplateResult {
    const { ticket, trace } = known;
    return html`<article class="sheet" data-test="ticket" data-state=${ticket.state}>
        ${this.top(known)}
        <ul class="steps">
          ${ticket.steps.map((step) => this.step(step, known))}
        </ul>
        ${this.notes(ticket)}
        <div class="actions">${ACTIONS.map((action) => this.action(action, known))}</div>
      </article>
      <section class="sheet story">
        <desk-trace .trace=${trace} .ticket=${ticket} .hall=${this.hall}></desk-trace>
      </section>
      ${
        this.asking === undefined
          ? nothing
          : html`<desk-ask
              .action=${this.asking}
              .ticket=${ticket}
              .hall=${this.hall}
              .printers=${this.printers}
              .problem=${this.problem}
              ?busy=${this.sending}
              @decided=${(event: CustomEvent<Decided>) => void this.decided(event.detail)}
              @closed=${() => this.ask(undefined)}
            ></desk-ask>`
      }`;
  }

  private top({ ticket, trace, today }: Known): TemplateResult {
    const { say, name, current } = this.language;
    const { timeZone } = this.hall;
    const category = this.hall.categories.find(({ id }) => id === ticket.category);
    const tone = { called: 'accent', serving: 'brand', waiting: 'brand', done: 'good' } as const;
    const state = ticket.state in tone ? tone[ticket.state as keyof typeof tone] : 'warn';
    return html`<header>
      <hall-number .number=${ticket.number}></hall-number>
      <div class="about">
        <p>
          <span class="chip state ${state}" data-test="state">${say(ticketStates[ticket.state])}</span>
          ${
            ticket.counter === undefined
              ? nothing
              : html`<span class="chip accent">${say(deskText.atCounter, { counter: ticket.counter })}</span>`
          }
          ${ticket.category === 'ordinary' ? nothing : html`<span class="chip">${category === undefined ? ticket.category : name(category.name)}</span>`}
        </p>
        <p class="soft">
          ${today && trace.day === this.hall.day ? nothing : html`${say(deskText.ofDay, { day: dateText(`${trace.day}T12:00:00Z`, current, timeZone) })} · `}${say(deskText.taken, { time: timeText(ticket.issuedAt, current, timeZone) })}
          · ${this.paper(ticket)}
        </p>
      </div>
    </header>`;
  }

  private paper({ slip }: TicketView): string {
    const { say, name } = this.language;
    if (slip === undefined) return say(deskText.noSlip);
    const about = { state: say(slipStates[slip.outcome]), printer: name(slip.printerName) };
    return slip.copy === 0 ? say(deskText.slipAt, about) : say(deskText.copyAt, { ...about, n: slip.copy });
  }

  private step(step: StepView, { today }: Known): TemplateResult {
    const { say, name, current } = this.language;
    return html`<li data-test="step" data-state=${step.state}>
      <div>
        <strong>${name(step.name)}</strong>
        <span class="soft">${say(deskText.line, { line: name(step.lineName) })} · ${zoneText(step.zone, current)}</span>
      </div>
      <div class="stand">
        ${
          step.aheadText === undefined || !today
            ? html`<b>${this.standing(step)}</b>`
            : html`<b data-test="ahead">${name(step.aheadText)}</b>
                <span class="soft" data-test="wait"
                  >${step.waitText === undefined ? say(deskText.noEstimate) : say(deskText.estimate, { wait: name(step.waitText) })}</span
                >${step.chanceText === undefined ? nothing : html`<b data-test="chance">${name(step.chanceText)}</b>`}${
                  step.longerText === undefined
                    ? nothing
                    : html`<span class="soft" data-test="longer">${name(step.longerText)}</span>`
                }`
        }
      </div>
    </li>`;
  }

  private standing(step: StepView): string {
    const { say } = this.language;
    if (step.state === 'waiting' && step.after !== undefined) return say(deskText.after);
    if (step.state === 'waiting' && step.heldBy !== undefined) return say(deskText.placeKept);
    const counter = step.counter === undefined ? '' : ` · ${say(deskText.atCounter, { counter: step.counter })}`;
    return `${say(ticketStates[step.state])}${step.state === 'waiting' ? '' : counter}`;
  }

  /** What clerks wrote for each other; never read to the citizen, never printed. */
  private notes({ notes = [] }: TicketView): TemplateResult | typeof nothing {
    const { current } = this.language;
    if (notes.length === 0) return nothing;
    return html`<ul class="notes">
      ${notes.map(({ at, text }) => html`<li><time>${timeText(at, current, this.hall.timeZone)}</time> ${text}</li>`)}
    </ul>`;
  }

  private action(action: Action, { ticket, today }: Known): TemplateResult {
    const { say } = this.language;
    const not = obstacleTo(action, { ticket, today, role: this.rank, now: this.clock.now });
    const resume = action === 'back' && wayBack(ticket) === 'resume';
    const offline = this.link.state !== 'online';
    return html`<button
      type="button"
      class="button ${action === 'reprint' ? 'strong' : ''}"
      data-test="do-${action}"
      ?disabled=${not !== undefined || offline}
      @click=${() => (resume ? void this.decided({}, 'back') : this.ask(action))}
    >
      <hall-icon .name=${ICONS[action]}></hall-icon>
      <span
        >${say(resume ? deskText.resume : deskText[action])}${not === undefined ? nothing : html`<small>${say(obstacleText[not])}</small>`}</span
      >
    </button>`;
  }

  private ask(action: Action | undefined): void {
    this.asking = action;
    this.problem = undefined;
  }

  private async decided(decided: Decided, action = this.asking): Promise<void> {
    const { known } = this;
    if (known === undefined || action === undefined || this.sending) return;
    const { say } = this.language;
    const { id, number } = known.ticket;
    const resume = action === 'back' && wayBack(known.ticket) === 'resume';
    this.sending = true;
    this.problem = undefined;
    const give = (commandId: string) => this.send(id, action, decided, resume, commandId);
    const result = await this.once([id, action, decided, resume], give);
    this.sending = false;
    const isStillAsked = this.asking === action && id === this.ticket;
    // The question stays with all that was typed until it is done.
    if (!result.ok && isStillAsked) this.problem = result.problem;
    else if (!result.ok) this.toast.refused(result.problem);
    if (!result.ok) return;
    if (isStillAsked) this.asking = undefined;
    this.toast.say(say(deskText.did, { number, what: say(resume ? deskText.resume : deskText[action]) }));
    await this.load();
  }

  private send(
    ticket: string,
    action: Action,
    { reason = '', printer, service = '', category = '' }: Decided,
    resume: boolean,
    commandId: string,
  ) {
    const { link } = this.link;
    const key = { commandId };
    switch (action) {
      case 'reprint':
        return link.command('request-copy', { ticket, ...(printer === undefined ? {} : { printer }) }, key);
      case 'back':
        return resume
          ? link.command('resume-ticket', { ticket }, key)
          : link.command('bring-back-ticket', { ticket, reason }, key);
      case 'add':
        return link.command('add-service', { ticket, service }, key);
      case 'category':
        return link.command('correct-category', { ticket, category, reason }, key);
      case 'first':
        return link.command('prioritise-ticket', { ticket, reason }, key);
      case 'cancel':
        return link.command('cancel-ticket', { ticket, reason }, key);
    }
  }

  /** The hall says that something is otherwise; the story is read again, one reading at a time. */
  private changed(): void {
    const { view } = this.watch;
    const { known } = this;
    if (view === undefined || known === undefined) return;
    const { seq } = view;
    if (!sameButSeq(view, known.ticket)) void this.load();
    else if (known.ticket.seq !== seq) this.known = { ...known, ticket: { ...known.ticket, ...view } };
  }

  private async load(): Promise<void> {
    if (this.loading) {
      this.again = true;
      return;
    }
    this.loading = true;
    const { ticket: id } = this;
    const answer = await api.get('/tickets/{id}/trace', { path: { id } });
    this.loading = false;
    const other = id !== this.ticket;
    if (answer.ok && !other) this.known = answer.value;
    else if (!answer.ok && !other) this.toast.refused(answer.problem);
    const { again } = this;
    this.again = false;
    if (again || other) await this.load();
  }
}

/** Whether only waits and places have changed, which a view of the hall says better than the story. */
function sameButSeq(one: TicketView, other: TicketView): boolean {
  const told = ({ state, category, counter, slip, steps }: TicketView): string =>
    JSON.stringify([state, category, counter, slip, steps.map(({ state: each, recalls }) => [each, recalls])]);
  return told(one) === told(other);
}

const ICONS: Readonly<Record<Action, IconName>> = {
  reprint: 'printer',
  back: 'repeat',
  add: 'plus',
  category: 'people',
  first: 'flag',
  cancel: 'close',
};

declare global {
  interface HTMLElementTagNameMap {
    'desk-ticket': DeskTicket;
  }
}
