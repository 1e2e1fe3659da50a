import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { satisfaction } from '../../core/views/satisfaction.ts';
import { GRADES } from '../../core/queue/rating.ts';
import type { FigureId } from '../../core/protocol/meanings.ts';
import type { ComplaintView } from '../../core/protocol/shapes/complaint.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { RatingFigures } from '../../core/protocol/shapes/rating.ts';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { Problem } from '../../web/link/problem.ts';
import { managerText } from '../../web/text/manager.ts';
import { gradeText } from '../../web/text/rating.ts';
import { problemText } from '../../web/text/refusals.ts';
import { styled } from '../../web/styled.ts';
import { managerBase } from '../manager-base.ts';
import { perCent } from '../overview/tones.ts';
import './complaint-receive.ts';
import './manager-complaint.ts';
import '../overview/manager-meaning.ts';

/**
 * @summary What citizens said today: the grades of the hall and of each counter, and the complaints with their answers.
 * @event order - a complaint is answered
 */
@customElement('manager-ratings')
export class ManagerRatings extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-height: 0;
      }
      section {
        padding: var(--space-3) var(--space-4) var(--space-4);
        border-top: 1px solid var(--edge);
      }
      section:first-child {
        border-top: 0;
      }
      h2 {
        display: inline-block;
        margin-bottom: var(--space-2);
        font-size: var(--text-m);
      }
      .whole {
        display: flex;
        align-items: baseline;
        gap: var(--space-2);
      }
      .whole b {
        font-size: 34px;
        font-variant-numeric: tabular-nums;
      }
      .bar {
        display: grid;
        grid-template-columns: 6.2em minmax(0, 1fr) 4em;
        align-items: center;
        gap: var(--space-2);
        min-height: 28px;
        font-size: var(--text-s);
      }
      .bar > span:last-child {
        text-align: end;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .track {
        height: 12px;
        border-radius: 6px;
        background: var(--surface-sunk);
        overflow: hidden;
      }
      .track i {
        display: block;
        height: 100%;
        background: var(--good);
      }
      .g3 .track i {
        background: var(--brand);
      }
      .g2 .track i,
      .g1 .track i {
        background: var(--bad);
      }
      .g0 .track i {
        background: var(--edge-strong);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 6px 4px;
        border-top: 1px solid var(--edge);
        text-align: end;
      }
      th:first-child {
        text-align: start;
      }
      thead th {
        border-top: 0;
        color: var(--ink-soft);
        font-weight: 500;
      }
      .quiet {
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  /** Only managers read complaints; a supervisor sees how many there are. */
  @property({ type: Boolean }) reads = false;
  /** Grows with each thing that was done on this page. */
  @property({ type: Number }) acted = 0;
  @state() private complaints: readonly ComplaintView[] | undefined;
  @state() private problem: Problem | undefined;
  private readonly language = new LanguageController(this);
  private asked = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { filed, open } = this.view.complaints;
    const counts = `${filed} ${open} ${String(this.online)} ${this.acted}`;
    if (!this.reads || !this.online || counts === this.asked) return;
    this.asked = counts;
    void this.load();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<div
      class="scroll"
      data-test="ratings"
      tabindex="0"
      role="group"
      aria-label=${say(managerText.ratings)}
    >
      <section aria-labelledby="complaints">
        <h2 id="complaints">${say(managerText.complaints)}</h2>
        ${this.meaning(say(managerText.complaints), ['complaintsFiled', 'complaintsOpen'])} ${this.complaintList()}
      </section>
      <section aria-labelledby="grades">
        <h2 id="grades">${say(managerText.gradesToday)}</h2>
        ${this.meaning(say(managerText.gradesToday), ['satisfaction', 'grades', 'ungraded'])}
        ${this.whole(this.view.ratings)}
      </section>
      <section aria-labelledby="by-counter">
        <h2 id="by-counter">${say(managerText.gradesByCounter)}</h2>
        ${this.meaning(say(managerText.gradesByCounter), ['served', 'grades', 'satisfaction'])} ${this.counters()}
      </section>
    </div>`;
  }

  private meaning(label: string, of: readonly FigureId[]): TemplateResult {
    return html`<manager-meaning .of=${of} .label=${label}></manager-meaning>`;
  }

  private complaintList(): TemplateResult {
    const { say, current } = this.language;
    const { open } = this.view.complaints;
    if (this.problem !== undefined) return html`<p role="alert">${problemText(this.problem, current)}</p>`;
    if (!this.reads) return html`<p class="quiet">${say(managerText.complaintsOpen, { n: open })}</p>`;
    if (this.complaints === undefined) return html`<p class="quiet">${say(managerText.loadingComplaints)}</p>`;
    const receive = html`<complaint-receive .hall=${this.hall} .online=${this.online}></complaint-receive>`;
    if (this.complaints.length === 0)
      return html`${receive}
        <p class="quiet">${say(managerText.noComplaints)}</p>`;
    return html`${receive}${repeat(
      this.complaints,
      ({ id }) => id,
      (each) =>
        html`<manager-complaint .complaint=${each} .hall=${this.hall} .online=${this.online}></manager-complaint>`,
    )}`;
  }

  private whole(figures: RatingFigures): TemplateResult {
    const { say } = this.language;
    const rate = satisfaction(figures);
    const most = Math.max(1, figures.none, ...Object.values(figures.grades));
    const bar = (grade: string, label: string, times: number): TemplateResult =>
      html`<div class="bar g${grade}" data-test="grade-${grade}">
        <span>${label}</span>
        <span class="track"><i .style=${styled({ width: `${(100 * times) / most}%` })}></i></span>
        <span>${times}</span>
      </div>`;
    return html`<p class="whole">
        <b data-test="satisfaction">${rate === undefined ? '–' : `${String(perCent(rate))}%`}</b>
        <span>${say(managerText.satisfaction)}</span>
      </p>
      ${GRADES.map((grade) => bar(String(grade), say(gradeText[grade]), figures.grades[grade]))}
      ${bar('0', say(managerText.noGrade), figures.none)}`;
  }

  private counters(): TemplateResult {
    const { say, name } = this.language;
    const served = this.view.counters.filter(({ ratings }) => ratings !== undefined);
    if (served.length === 0) return html`<p class="quiet">${say(managerText.noneYet)}</p>`;
    return html`<table data-test="counter-ratings">
      <thead>
        <tr>
          <th scope="col">${say(managerText.counters)}</th>
          <th scope="col">${say(managerText.served)}</th>
          <th scope="col">${say(managerText.rated)}</th>
          <th scope="col">${say(managerText.badGrades)}</th>
          <th scope="col">${say(managerText.satisfaction)}</th>
        </tr>
      </thead>
      <tbody>
        ${served.map((counter) => {
          const { ratings } = counter;
          if (ratings === undefined) return nothing;
          const rate = satisfaction(ratings);
          const given = Object.values(ratings.grades).reduce((sum, each) => sum + each, 0);
          const bad = ratings.grades['2'] + ratings.grades['1'];
          return html`<tr data-counter=${counter.id}>
            <th scope="row">${name(counter.name)}</th>
            <td>${counter.served}</td>
            <td>${given}</td>
            <td class=${bad > 0 ? 'late' : ''}>${bad}</td>
            <td>${rate === undefined ? '–' : `${String(perCent(rate))}%`}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  private async load(): Promise<void> {
    const answer = await api.get('/complaints');
    this.problem = answer.ok ? undefined : answer.problem;
    if (answer.ok) this.complaints = answer.value.items;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-ratings': ManagerRatings;
  }
}
