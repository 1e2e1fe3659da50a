import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { COMPLAINT_OUTCOMES, type ComplaintOutcome } from '../../core/queue/complaint.ts';
import type { ComplaintView } from '../../core/protocol/shapes/complaint.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { isComplete } from '../../web/complete-form.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { complaintSourceText, complaintText } from '../../web/text/complaints.ts';
import { managerText } from '../../web/text/manager.ts';
import { whenText } from '../../web/text/moments.ts';
import { complaintOutcomeText, gradeText, ratingReasonText } from '../../web/text/rating.ts';
import { sendOrder } from '../order.ts';
import { managerBase } from '../manager-base.ts';
import '../../web/components/hall-icon.ts';
import './complaint-case.ts';

/**
 * @summary One complaint: what it is about, what was said, and the answer or the form for it.
 * @event order - it is answered
 */
@customElement('manager-complaint')
export class ManagerComplaint extends LitElement {
  static override styles = [
    managerBase,
    css`
      article {
        display: grid;
        gap: 6px;
        margin-top: var(--space-2);
        padding: var(--space-3);
        border: 1.5px solid var(--edge);
        border-radius: var(--radius-m);
        background: var(--surface);
      }
      article.open {
        border-color: var(--bad);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 4px var(--space-2);
      }
      header b {
        font-size: 19px;
      }
      .soft {
        color: var(--ink-soft);
        font-size: 13px;
      }
      .standing {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      .words {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      form {
        display: grid;
        gap: var(--space-2);
      }
      label {
        display: grid;
        gap: 4px;
        font-size: 13px;
        font-weight: 600;
      }
      select,
      textarea {
        min-height: 40px;
        padding: 6px var(--space-2);
        border: 1.5px solid var(--edge-strong);
        border-radius: var(--radius-s);
        background: var(--surface);
        font: inherit;
        font-size: var(--text-s);
        font-weight: 400;
      }
      .ends {
        display: flex;
        justify-content: flex-end;
        gap: var(--space-2);
      }
      .answer {
        padding-top: 6px;
        border-top: 1px solid var(--edge);
      }
    `,
  ];

  @property({ attribute: false }) complaint!: ComplaintView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  /** The name of whoever looks, to take it on. */
  @property({ attribute: false }) me = '';
  @state() private answering = false;
  @state() private opened = false;
  @query('textarea') private words!: HTMLTextAreaElement | null;
  @query('select') private outcome!: HTMLSelectElement | null;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { complaint } = this;
    const { say, name } = this.language;
    const counter = this.hall?.counters.find(({ id }) => id === complaint.counter);
    const grade = complaint.grade;
    return html`<article class=${complaint.state} data-test="complaint" data-state=${complaint.state}>
      <header>
        <b>${complaint.no ?? complaint.number}</b>
        ${complaint.no === undefined || complaint.number === '' ? nothing : html`<span>${complaint.number}</span>`}
        <span class="chip ${complaint.state === 'open' ? 'bad' : 'good'}"
          >${say(complaint.state === 'open' ? managerText.complaintOpen : managerText.complaintAnswered)}</span
        >
        ${isGrade(grade) ? html`<span class="chip bad">${say(gradeText[grade])}</span>` : nothing}
        <span class="soft">${this.time(complaint.at)}</span>
      </header>
      ${this.standing()}
      <p class="soft">
        ${[complaint.serviceName, counter?.name].flatMap((each) => (each === undefined ? [] : name(each))).join(' · ')}
      </p>
      ${
        complaint.reasons.length === 0
          ? nothing
          : html`<p>
              ${complaint.reasons.map((reason) => html`<span class="chip">${say(ratingReasonText[reason])}</span> `)}
            </p>`
      }
      ${complaint.text === '' ? nothing : html`<p class="words">${complaint.text}</p>`}
      ${complaint.answer === undefined ? nothing : this.answer(complaint.answer)} ${this.theCase()}
      ${complaint.answer === undefined ? this.form() : nothing}
    </article>`;
  }

  /** How it came, until when it is due, and with whom it is. */
  private standing(): TemplateResult {
    const { say } = this.language;
    const { source, due, daysLeft = 0, late, assigned, clerk } = this.complaint;
    const time =
      late === true
        ? daysLeft === 0
          ? say(complaintText.late)
          : say(complaintText.over, { n: -daysLeft })
        : say(complaintText.left, { n: daysLeft });
    return html`<p class="standing" data-test="standing">
      ${source === undefined ? nothing : html`<span class="chip">${say(complaintSourceText[source])}</span>`}
      ${
        due === undefined || late === undefined
          ? nothing
          : html`<span class="chip ${late ? 'bad' : daysLeft <= 1 ? 'warn' : ''}" data-test="due"
              >${say(complaintText.due, { day: due })} · ${time}</span
            >`
      }
      ${assigned === undefined ? nothing : html`<span class="chip">${say(complaintText.assignedTo, { who: assigned })}</span>`}
      ${clerk === undefined ? nothing : html`<span class="chip">${say(complaintText.about, { who: clerk })}</span>`}
    </p>`;
  }

  private theCase(): TemplateResult {
    const { say } = this.language;
    return html`<div class="ends">
        <button
          class="button"
          type="button"
          data-test="open-case"
          aria-expanded=${this.opened ? 'true' : 'false'}
          @click=${() => (this.opened = !this.opened)}
        >
          ${say(this.opened ? complaintText.closeCase : complaintText.openCase)}
        </button>
      </div>
      ${
        this.opened
          ? html`<complaint-case
              .complaint=${this.complaint}
              .hall=${this.hall}
              .online=${this.online}
              .me=${this.me}
            ></complaint-case>`
          : nothing
      }`;
  }

  private answer({ at, by, outcome, text }: NonNullable<ComplaintView['answer']>): TemplateResult {
    return html`<div class="answer" data-test="answer">
      <b>${this.language.say(complaintOutcomeText[outcome])}</b>
      <span class="soft">${by} · ${this.time(at)}</span>
      <p class="words">${text}</p>
    </div>`;
  }

  private form(): TemplateResult {
    const { say } = this.language;
    if (!this.answering)
      return html`<div class="ends">
        <button
          class="button"
          type="button"
          data-test="answer-complaint"
          ?disabled=${!this.online}
          @click=${() => this.begin()}
        >
          ${say(managerText.answerComplaint)}
        </button>
      </div>`;
    return html`<form @submit=${this.send}>
      <label
        >${say(managerText.complaintOutcome)}
        <select data-test="outcome">
          ${COMPLAINT_OUTCOMES.map((each) => html`<option value=${each}>${say(complaintOutcomeText[each])}</option>`)}
        </select></label
      >
      <label
        >${say(managerText.complaintWords)}
        <textarea rows="3" maxlength="2000" required data-test="answer-words"></textarea>
      </label>
      <div class="ends">
        <button class="button" type="button" @click=${() => (this.answering = false)}>
          ${say(managerText.complaintLater)}
        </button>
        <button class="button strong" type="submit" data-test="send-answer" ?disabled=${!this.online}>
          ${say(managerText.answerComplaint)}
        </button>
      </div>
    </form>`;
  }

  private begin(): void {
    this.answering = true;
    void this.updateComplete.then(() => this.outcome?.focus());
  }

  private readonly send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isComplete(event.currentTarget)) return;
    const text = this.words?.value.trim() ?? '';
    const outcome = COMPLAINT_OUTCOMES.find((each) => each === this.outcome?.value) ?? FIRST;
    const body = { complaint: this.complaint.id, outcome, text };
    void sendOrder(this, { name: 'answer-complaint', body });
  };

  private time(at: string): string {
    const zone = this.hall?.timeZone ?? 'UTC';
    return whenText(at, Date.now(), this.language.current, zone);
  }
}

const [FIRST]: readonly [ComplaintOutcome, ...ComplaintOutcome[]] = COMPLAINT_OUTCOMES;

function isGrade(grade: number | undefined): grade is 1 | 2 | 3 | 4 | 5 {
  return grade !== undefined && grade in gradeText;
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-complaint': ManagerComplaint;
  }
}
