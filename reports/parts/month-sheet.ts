import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Names } from '../../core/base/names.ts';
import type { AssessmentView } from '../../core/protocol/shapes/assessment.ts';
import { SHEET_WORDS } from '../../core/reports/assess-texts.ts';
import { TOO_FEW } from '../../core/reports/report-texts.ts';
import { sumName } from '../../core/views/assessment-sheet.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { api } from '../../web/link/api.ts';
import { newestOnly } from '../../web/link/newest-only.ts';
import type { Problem } from '../../web/link/problem.ts';
import { assessmentText } from '../../web/text/assessment.ts';
import { dateText, timeText } from '../../web/text/moments.ts';
import { problemText } from '../../web/text/refusals.ts';
import { reportsText } from '../../web/text/reports.ts';
import { figureText, valueIn } from '../cells.ts';
import {
  isMonth,
  marksText,
  plusMonths,
  sheetFigureText,
  sheetPartsText,
  type SheetCell,
  type SheetRule,
} from '../month-cells.ts';
import { reportsBase } from '../reports-styles.ts';
import { tableStyles } from '../table-styles.ts';
import { monthSheetStyles } from './month-sheet-styles.ts';
import './report-files.ts';
import { here } from '../../web/link/own-hall.ts';

type Row = AssessmentView['rows'][number];

/**
 * @summary The office's monthly sheet: what each clerk and department did, the marks it gives, and what each mark is
 * reckoned from; as far as whoever looks may see it.
 * @event session-over - the hall does not know who is signed in any more
 */
@customElement('month-sheet')
export class MonthSheet extends LitElement {
  static override styles = [reportsBase, tableStyles, monthSheetStyles];

  /** The hall's day now. */
  @property() today = '';
  @property({ attribute: false }) hallName: Names | undefined;
  /** A month to begin with, from the address. */
  @property() month = '';
  @state() private view: AssessmentView | undefined;
  @state() private problem: Problem | undefined;
  @state() private department = '';
  private readonly newest = newestOnly();
  private askedFor = '';
  private readonly language = new LanguageController(this);

  protected override willUpdate(): void {
    if (!isMonth(this.month)) this.month = this.today.slice(0, 7);
    if (this.month !== this.askedFor) void this.ask();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`${this.heading()}${this.asking()}${
      this.problem !== undefined
        ? html`<p class="trouble" role="alert" data-test="sheet-trouble">
            ${problemText(this.problem, this.language.current)}
          </p>`
        : this.view === undefined
          ? html`<p class="sheet none" role="status">${say(reportsText.loading)}</p>`
          : this.answer(this.view)
    }`;
  }

  private heading(): TemplateResult {
    const { say, name } = this.language;
    const { view } = this;
    const sees = { self: assessmentText.own, department: assessmentText.ofDepartment, zone: assessmentText.ofZone };
    return html`<div class="title">
      <p class="paper-only">${this.hallName === undefined ? '' : name(this.hallName)}</p>
      <h2>${say(assessmentText.title)}</h2>
      <span class="month" data-test="sheet-month">${this.month}</span>
      <span class="soft"
        >${view?.upTo === undefined ? '' : say(reportsText.upTo, { time: this.timeOf(view.upTo, view) })}</span
      >
      ${view === undefined || view.sees === 'hall' ? nothing : html`<span class="soft" data-test="sheet-sees">${say(sees[view.sees])}</span>`}
    </div>`;
  }

  private asking(): TemplateResult {
    const { say, name } = this.language;
    const { view } = this;
    const names = new Map(
      view?.rows.flatMap(({ department, departmentName }) =>
        department === null || departmentName === undefined ? [] : [[department, departmentName] as const],
      ),
    );
    const query = this.department === '' ? {} : { department: this.department };
    const now = this.today.slice(0, 7);
    return html`<form class="sheet screen-only" @submit=${(event: Event) => event.preventDefault()}>
      <button class="button" type="button" data-test="month-before" @click=${() => this.go(-1)}>
        ${say(assessmentText.earlier)}
      </button>
      <label
        >${say(assessmentText.month)}<input
          type="month"
          data-test="month"
          .value=${this.month}
          max=${now}
          @change=${(event: Event) => this.choose((event.target as HTMLInputElement).value)}
      /></label>
      <button
        class="button"
        type="button"
        data-test="month-after"
        ?disabled=${this.month >= now}
        @click=${() => this.go(1)}
      >
        ${say(assessmentText.later)}
      </button>
      ${
        names.size < 2
          ? nothing
          : html`<label
              >${say(assessmentText.department)}<select
                data-test="sheet-department"
                @change=${(event: Event) => (this.department = (event.target as HTMLSelectElement).value)}
              >
                <option value="" ?selected=${this.department === ''}>${say(assessmentText.all)}</option>
                ${repeat(
                  [...names],
                  ([id]) => id,
                  ([id, words]) =>
                    html`<option value=${id} ?selected=${id === this.department}>${name(words)}</option>`,
                )}
              </select></label
            >`
      }
      <report-files .base=${'/api/v1/assessments/'} .path=${this.month} .query=${query}></report-files>
    </form>`;
  }

  private answer(view: AssessmentView): TemplateResult {
    const { say } = this.language;
    const rows = view.rows.filter(({ department }) => this.department === '' || department === this.department);
    const behind =
      view.state === 'behind'
        ? html`<p class="behind" role="status" data-test="behind">${say(reportsText.behind)}</p>`
        : nothing;
    if (rows.length === 0)
      return html`${behind}
        <p class="sheet none" data-test="no-data">${say(assessmentText.noData)}</p>`;
    return html`${behind}${
        view.rules.length === 0
          ? html`<p class="soft" data-test="no-weights">${say(assessmentText.noWeights)}</p>`
          : nothing
      }
      <div class="sheet scroll" tabindex="0" role="region" aria-label=${say(assessmentText.title)}>
        <table data-test="sheet-rows">
          <thead>
            <tr>
              <th class="group" scope="col">${say(assessmentText.who)}</th>
              ${view.measures.map((measure) => html`<th scope="col" title=${this.language.name(measure.what)}>${this.language.name(measure.name)}</th>`)}
              ${view.rules.map((rule) => this.ruleHead(rule))}
              ${view.rules.length === 0 ? nothing : html`<th scope="col">${say(assessmentText.score)}</th>`}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => this.row(view, row))}
          </tbody>
        </table>
      </div>
      ${view.rules.length === 0 ? nothing : this.rules(view)}`;
  }

  private ruleHead({ name, what, weight }: SheetRule): TemplateResult {
    const { say } = this.language;
    return html`<th scope="col" title=${this.language.name(what)}>
      ${this.language.name(name)}<small>${say(assessmentText.weight, { weight })}</small>
    </th>`;
  }

  private row(view: AssessmentView, row: Row): TemplateResult {
    const { name, current } = this.language;
    const { few = [] } = row;
    return html`<tr class=${row.kind === 'clerk' ? '' : `sum ${row.kind}`} data-test="sheet-row">
      <th class="group" scope="row">${this.whose(row)}</th>
      ${view.measures.map(({ id, unit }) =>
        few.includes(id)
          ? html`<td class="few">${name(TOO_FEW)}</td>`
          : html`<td>${figureText(valueIn(row.values, id), unit, current)}</td>`,
      )}
      ${row.parts.map((part, at) => this.figureCell(part, view.rules[at]))}
      ${view.rules.length === 0 ? nothing : this.score(row)}
    </tr>`;
  }

  private whose(row: Row): TemplateResult {
    const { say, name } = this.language;
    const department = name(row.departmentName ?? SHEET_WORDS.noDepartment);
    if (row.kind === 'clerk')
      return html`${row.name === undefined ? row.clerk : name(row.name)}<small>${row.clerk}</small>`;
    return html`${row.kind === 'hall' ? name(sumName('hall')) : department}<small
        >${say(assessmentText.people, { n: row.people })}</small
      >`;
  }

  private figureCell(part: SheetCell, rule: SheetRule | undefined): TemplateResult {
    const { name, current } = this.language;
    if (part.state === 'few') return html`<td class="few">${name(TOO_FEW)}</td>`;
    const value = html`<small>${sheetFigureText(part.value, rule?.unit ?? 'count', current)}</small
      ><small>${sheetPartsText(part, current)}</small>`;
    if (part.state === 'no-data') return html`<td class="blank">–</td>`;
    if (part.state === 'short')
      return html`<td class="blank">
        ${name(SHEET_WORDS.short).replace('{least}', String(rule?.least ?? 0))}${value}
      </td>`;
    return html`<td><b>${marksText(part.marks ?? 0)}</b>${value}</td>`;
  }

  private score(row: Row): TemplateResult {
    const { say, name } = this.language;
    if (row.of === null) return html`<td class="few">${name(TOO_FEW)}</td>`;
    if (row.score === null || row.marks === null) return html`<td class="blank">–</td>`;
    const reached = say(assessmentText.reached, { marks: marksText(row.marks), of: row.of });
    return html`<td class="score" data-test="score"><b>${marksText(row.score)}</b><small>${reached}</small></td>`;
  }

  private rules({ rules }: AssessmentView): TemplateResult {
    const { say, name, current } = this.language;
    return html`<div class="sheet rules-part">
      <h3>${say(assessmentText.how)}</h3>
      <p class="formula">${say(assessmentText.formula)}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${say(assessmentText.how)}>
        <table class="rules" data-test="sheet-rules">
          <thead>
            <tr>
              ${(['figure', 'weightHead', 'full', 'zero', 'least', 'what'] as const).map((each) => html`<th scope="col">${say(assessmentText[each])}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rules.map(
              (rule) =>
                html`<tr>
                  <th scope="row">${name(rule.name)}</th>
                  <td>${rule.weight}</td>
                  <td>${sheetFigureText(rule.full, rule.unit, current)}</td>
                  <td>${sheetFigureText(rule.zero, rule.unit, current)}</td>
                  <td>${rule.least ?? '–'}</td>
                  <td>${name(rule.what)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  private timeOf(at: string, { timeZone }: AssessmentView): string {
    const { current } = this.language;
    return `${dateText(at, current, timeZone)} ${timeText(at, current, timeZone)}`;
  }

  private go(months: number): void {
    this.choose(plusMonths(this.month, months));
  }

  private choose(month: string): void {
    if (!isMonth(month) || month === this.month) return;
    this.month = month;
    this.view = undefined;
    history.replaceState(null, '', here(`/reports?sheet=${month}`));
  }

  /** Asks for the month; only the newest answer is shown. */
  private async ask(): Promise<void> {
    if (!isMonth(this.month)) return;
    this.askedFor = this.month;
    const isNewest = this.newest();
    const answer = await api.get('/assessments/{month}', { path: { month: this.month } });
    if (!isNewest()) return;
    this.problem = answer.ok ? undefined : answer.problem;
    if (answer.ok) this.view = answer.value;
    else if (answer.problem.status === 401)
      this.dispatchEvent(new CustomEvent('session-over', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'month-sheet': MonthSheet;
  }
}
