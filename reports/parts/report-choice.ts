import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Dimension } from '../../core/reports/report-table.ts';
import type { ReportsView } from '../../core/protocol/shapes/report.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { reportsText } from '../../web/text/reports.ts';
import type { Choice } from '../choice.ts';
import { PRESETS } from '../../core/catalogue/scheduled-report.ts';
import { presetSpan } from '../../core/reports/preset-span.ts';
import { isDate } from '../../core/base/zone.ts';
import { reportsBase } from '../reports-styles.ts';
import { choiceStyles } from './choice-styles.ts';

/**
 * @summary Which days, by what, and against what a report is counted.
 * @event chosen - what is to be looked at, as changes to the choice
 */
@customElement('report-choice')
export class ReportChoice extends LitElement {
  static override styles = [reportsBase, choiceStyles];

  @property({ attribute: false }) choice!: Choice;
  @property({ attribute: false }) reports!: ReportsView;
  @property() today = '';
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    const { choice } = this;
    const report = this.reports.items.find(({ id }) => id === choice.report);
    const [first, second] = choice.by ?? report?.usual ?? [];
    const chosen = PRESETS.find((preset) => {
      const { from, to } = presetSpan(preset, this.today);
      return choice.from === from && choice.to === to;
    });
    return html`<form class="sheet" @submit=${(event: Event) => event.preventDefault()}>
      <div class="presets" role="group" aria-label=${say(reportsText.span)}>
        ${PRESETS.map((preset) => {
          const { from, to } = presetSpan(preset, this.today);
          // On a Monday this week is today: one of them is said.
          const pressed = chosen === preset;
          return html`<button
            class="button"
            type="button"
            data-test="preset-${preset}"
            aria-pressed=${pressed ? 'true' : 'false'}
            @click=${() => this.send({ from, to })}
          >
            ${say(reportsText[preset])}
          </button>`;
        })}
      </div>
      <label>${say(reportsText.from)}${this.day('from')}</label>
      <label>${say(reportsText.to)}${this.day('to')}</label>
      <label>${say(reportsText.by)}${this.dimension(first, undefined, (by) => this.split(by, second))}</label>
      <label>${say(reportsText.andBy)}${this.dimension(second, first, (by) => this.split(first, by))}</label>
      <label
        >${say(reportsText.compare)}<select
          data-test="compare"
          .value=${choice.compare ?? ''}
          @change=${(event: Event) => this.compare((event.target as HTMLSelectElement).value)}
        >
          <option value="" ?selected=${choice.compare === undefined}>${say(reportsText.noCompare)}</option>
          <option value="previous" ?selected=${choice.compare === 'previous'}>${say(reportsText.previous)}</option>
          <option value="last-year" ?selected=${choice.compare === 'last-year'}>
            ${say(reportsText['last-year'])}
          </option>
        </select></label
      >
    </form>`;
  }

  private day(which: 'from' | 'to'): TemplateResult {
    return html`<input
      type="date"
      data-test="day-${which}"
      .value=${this.choice[which]}
      max=${this.today}
      @change=${(event: Event) => this.chooseDay(which, (event.target as HTMLInputElement).value)}
    />`;
  }

  private dimension(
    chosen: Dimension | undefined,
    taken: Dimension | undefined,
    choose: (by: Dimension | undefined) => void,
  ): TemplateResult {
    const { say, name } = this.language;
    const report = this.reports.items.find(({ id }) => id === this.choice.report);
    const names = new Map(this.reports.dimensions.map((each) => [each.id, each.name]));
    return html`<select
      data-test=${taken === undefined ? 'by' : 'and-by'}
      @change=${(event: Event) => choose(report?.by.find((each) => each === (event.target as HTMLSelectElement).value))}
    >
      <option value="" ?selected=${chosen === undefined}>${say(reportsText.nothingMore)}</option>
      ${(report?.by ?? [])
        .filter((each) => each !== taken)
        .map((each) => {
          const words = names.get(each);
          return html`<option value=${each} ?selected=${each === chosen}>
            ${words === undefined ? each : name(words)}
          </option>`;
        })}
    </select>`;
  }

  private split(first: Dimension | undefined, second: Dimension | undefined): void {
    this.send({ by: [first, second].filter((each) => each !== undefined) });
  }

  /** A day that would stand on the wrong side of the other takes it along. */
  private chooseDay(which: 'from' | 'to', day: string): void {
    if (!isDate(day)) return;
    const from = which === 'from' ? day : this.choice.from;
    const to = which === 'to' ? day : this.choice.to;
    this.send(from <= to ? { from, to } : { from: day, to: day });
  }

  private compare(value: string): void {
    this.send({ compare: value === 'previous' || value === 'last-year' ? value : undefined });
  }

  private send(change: Partial<Choice>): void {
    this.dispatchEvent(new CustomEvent('chosen', { detail: change, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'report-choice': ReportChoice;
  }
}
