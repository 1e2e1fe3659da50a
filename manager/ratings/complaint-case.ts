import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ComplaintCase, ComplaintStep, ComplaintView } from '../../core/protocol/shapes/complaint.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { isComplete } from '../../web/complete-form.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { Problem } from '../../web/link/problem.ts';
import { complaintStepText, complaintText } from '../../web/text/complaints.ts';
import { sinceText } from '../../web/text/moments.ts';
import { complaintOutcomeText } from '../../web/text/rating.ts';
import { problemText } from '../../web/text/refusals.ts';
import { staffText } from '../../web/text/staff.ts';
import { sendOrder, type Order } from '../order.ts';
import { managerBase } from '../manager-base.ts';
import { formText } from './form-text.ts';
import { complaintFormStyles } from './complaint-form-styles.ts';

type Act = 'assign' | 'note' | 'extend' | 'reopen';

/**
 * @summary What was done about a complaint, step by step, and what may be done now.
 * @event order - a step is taken
 */
@customElement('complaint-case')
export class ComplaintCaseElement extends LitElement {
  static override styles = [
    managerBase,
    complaintFormStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
        padding-top: var(--space-2);
        border-top: 1px solid var(--edge);
      }
      h3 {
        font-size: var(--text-s);
      }
      ol {
        display: grid;
        gap: 6px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding-inline-start: var(--space-3);
        border-inline-start: 3px solid var(--edge-strong);
        font-size: var(--text-s);
      }
      li p {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
    `,
  ];

  /** Changes with each step. */
  @property({ attribute: false }) complaint!: ComplaintView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  /** The name of whoever looks, to take it on. */
  @property({ attribute: false }) me = '';
  @state() private told: ComplaintCase | undefined;
  @state() private problem: Problem | undefined;
  @state() private act: Act | undefined;
  private shown: ComplaintView | undefined;
  private readonly language = new LanguageController(this);

  protected override willUpdate(): void {
    if (this.shown === this.complaint) return;
    this.shown = this.complaint;
    void this.load();
  }

  override render(): TemplateResult {
    const { say, current } = this.language;
    const { told, problem } = this;
    if (problem !== undefined) return html`<p class="late" role="alert">${problemText(problem, current)}</p>`;
    if (told === undefined) return html`<p role="status">${say(staffText.loading)}</p>`;
    return html`<h3>${say(complaintText.history)}</h3>
      <ol data-test="case-steps">
        ${told.steps.map((step) => this.step(step))}
      </ol>
      ${this.act === undefined ? this.acts() : this.form(this.act)}`;
  }

  private step({ at, by, name, kind, text, to, due, outcome }: ComplaintStep): TemplateResult {
    const { say, current } = this.language;
    const zone = this.hall?.timeZone ?? 'UTC';
    const who = name === undefined ? (by === 'citizen' ? say(complaintText.byCitizen) : by) : this.language.name(name);
    const what = kind === 'assigned' ? say(complaintStepText.assigned, { to: to ?? '' }) : say(complaintStepText[kind]);
    return html`<li data-test="case-step">
      <b>${what}</b>${outcome === undefined ? nothing : html` · ${say(complaintOutcomeText[outcome])}`}
      <span class="soft"
        >${sinceText(at, Date.now(), current, zone)} ·
        ${who}${due === undefined ? nothing : html` · ${say(complaintText.until, { day: due })}`}</span
      >
      ${text === undefined || text === '' ? nothing : html`<p>${text}</p>`}
    </li>`;
  }

  private acts(): TemplateResult {
    const { say } = this.language;
    const { answer, due } = this.complaint;
    const may: readonly Act[] =
      answer !== undefined ? ['reopen'] : due === undefined ? ['assign', 'note'] : ['assign', 'note', 'extend'];
    return html`<div class="acts">
      ${may.map(
        (act) =>
          html`<button
            class="button"
            type="button"
            data-test="case-${act}"
            ?disabled=${!this.online}
            @click=${() => (this.act = act)}
          >
            ${say(complaintText[act])}
          </button>`,
      )}
    </div>`;
  }

  private form(act: Act): TemplateResult {
    const { say } = this.language;
    const asked = {
      assign: complaintText.assignTo,
      note: complaintText.noteWords,
      extend: complaintText.reason,
      reopen: complaintText.reason,
    }[act];
    return html`<form data-test="case-form" @submit=${this.send}>
      ${
        act === 'extend'
          ? html`<label
              >${say(complaintText.extendDays)}<input name="days" type="number" min="1" max="60" value="5" required
            /></label>`
          : nothing
      }
      <label
        >${say(asked)}
        ${
          act === 'note'
            ? html`<textarea name="words" rows="3" maxlength="2000" required></textarea>`
            : html`<input name="words" maxlength=${act === 'assign' ? 60 : 200} required />`
        }</label
      >
      ${
        act === 'assign' && this.me !== ''
          ? html`<button class="button" type="button" data-test="case-mine" @click=${() => void this.takeOn()}>
              ${say(complaintText.toMe, { who: this.me })}
            </button>`
          : nothing
      }
      <div class="ends">
        <button class="button" type="button" @click=${() => (this.act = undefined)}>
          ${say(complaintText.cancel)}
        </button>
        <button class="button strong" type="submit" data-test="case-send" ?disabled=${!this.online}>
          ${say(complaintText.send)}
        </button>
      </div>
    </form>`;
  }

  private readonly send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!isComplete(event.currentTarget)) return;
    const said = new FormData(event.currentTarget as HTMLFormElement);
    const words = formText(said, 'words');
    const { act } = this;
    if (act === undefined) return;
    const detail = orderOf(act, this.complaint.id, words, Number(formText(said, 'days')));
    await this.order(act, detail);
  };

  private async takeOn(): Promise<void> {
    await this.order('assign', orderOf('assign', this.complaint.id, this.me, 0));
  }

  /** The form stays with what was typed until it is done. */
  private async order(act: Act, order: Order): Promise<void> {
    const problem = await sendOrder(this, order);
    if (problem === undefined && this.act === act) this.act = undefined;
  }

  private async load(): Promise<void> {
    const got = await api.get('/complaints/{id}', { path: { id: this.complaint.id } });
    this.problem = got.ok ? undefined : got.problem;
    if (got.ok) this.told = got.value;
  }
}

function orderOf(act: Act, complaint: string, words: string, days: number): Order {
  switch (act) {
    case 'assign':
      return { name: 'assign-complaint', body: { complaint, to: words } };
    case 'note':
      return { name: 'note-complaint', body: { complaint, text: words } };
    case 'extend':
      return { name: 'extend-complaint', body: { complaint, days, reason: words } };
    case 'reopen':
      return { name: 'reopen-complaint', body: { complaint, reason: words } };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'complaint-case': ComplaintCaseElement;
  }
}
