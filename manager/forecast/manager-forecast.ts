import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { addDays } from '../../core/base/zone.ts';
import { ACCURACY_BY, LEADS, type AccuracyBy, type Lead } from '../../core/forecast/live/accuracy.ts';
import type { AccuracyView, ForecastView } from '../../core/protocol/shapes/forecast.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { Problem } from '../../web/link/problem.ts';
import { accuracyByText, forecastText, leadText } from '../../web/text/forecast.ts';
import { noticesText } from '../../web/text/notices.ts';
import { problemText } from '../../web/text/refusals.ts';
import { staffText } from '../../web/text/staff.ts';
import { styled } from '../../web/styled.ts';
import { managerBase } from '../manager-base.ts';
import { formText } from '../ratings/form-text.ts';
import { forecastStyles } from './forecast-styles.ts';
import '../../web/components/hall-icon.ts';

type Row = AccuracyView['rows'][number];
type Asked = { readonly by: AccuracyBy; readonly lead: Lead; readonly from: string; readonly to: string };

const USUAL_DAYS = 7;
/** Of fewer waits the figures say little. */
const FEW = 30;

/**
 * @summary How right the waits were that people were told, beside what simple methods would have said.
 * @event page-left - back to the hall
 */
@customElement('manager-forecast')
export class ManagerForecast extends LitElement {
  static override styles = [managerBase, forecastStyles];

  @property({ attribute: false }) hall: HallView | undefined;
  @state() private asked: Asked = { by: 'line', lead: 'issue', from: '', to: '' };
  @state() private found: AccuracyView | undefined;
  @state() private whole: AccuracyView | undefined;
  @state() private source: ForecastView | undefined;
  @state() private problem: Problem | undefined;
  private asks = 0;
  private readonly language = new LanguageController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    void api.get('/forecast').then((answer) => {
      if (answer.ok) this.source = answer.value;
    });
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<div class="bar">
        <button class="button" type="button" data-test="forecast-back" @click=${this.leave}>
          <hall-icon name="back"></hall-icon>${say(noticesText.back)}
        </button>
        <h2>${say(forecastText.title)}</h2>
      </div>
      ${this.sourceLine()} ${this.question()}
      <div class="list sheet">${this.body()}</div>`;
  }

  private sourceLine(): TemplateResult | typeof nothing {
    const { say } = this.language;
    const { source } = this;
    if (source === undefined) return nothing;
    const { method, why = '', learned = { days: 0, visits: 0 }, lines } = source;
    const text =
      method === 'simulation'
        ? say(forecastText.simulation, learned)
        : lines.every(({ openCounters }) => openCounters === 0)
          ? say(forecastText.resting)
          : say(forecastText.formula, { why });
    return html`<p class="told sheet" data-test="forecast-source" data-method=${method}>${text}</p>`;
  }

  private question(): TemplateResult {
    const { say } = this.language;
    const { by, lead, from, to } = this.asked;
    const last = this.hall?.day ?? '';
    return html`<form class="filter sheet" data-test="forecast-question" @change=${this.ask} @submit=${this.ask}>
      <label
        >${say(forecastText.by)}<select name="by">
          ${ACCURACY_BY.map((each) => html`<option value=${each} ?selected=${each === by}>${say(accuracyByText[each])}</option>`)}
        </select></label
      >
      <label
        >${say(forecastText.lead)}<select name="lead" ?disabled=${by === 'lead'}>
          ${LEADS.map((each) => html`<option value=${each} ?selected=${each === lead}>${say(leadText[each])}</option>`)}
        </select></label
      >
      <label
        >${say(forecastText.from)}<input
          type="date"
          name="from"
          .value=${from === '' ? (this.found?.from ?? '') : from}
          max=${last}
      /></label>
      <label
        >${say(forecastText.to)}<input
          type="date"
          name="to"
          .value=${to === '' ? (this.found?.to ?? last) : to}
          max=${last}
      /></label>
    </form>`;
  }

  private body(): TemplateResult {
    const { say, current } = this.language;
    const { found, whole, problem } = this;
    if (problem !== undefined) return html`<p class="none late" role="alert">${problemText(problem, current)}</p>`;
    if (found === undefined) return html`<p class="none" role="status">${say(staffText.loading)}</p>`;
    if (found.rows.length === 0) return html`<p class="none" data-test="forecast-none">${say(forecastText.none)}</p>`;
    const all = found.by === 'all' || found.by === 'lead' ? [] : (whole?.rows ?? []);
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${say(forecastText.title)}>
      <table data-test="forecast-table">
        ${this.head()}
        <tbody>
          ${[...all, ...this.sorted(found)].map((row) => this.row(row))}
        </tbody>
      </table>
    </div>`;
  }

  private head(): TemplateResult {
    const { say } = this.language;
    const methods = html`<th class="first" scope="col">${say(forecastText.ours)}</th>
      <th scope="col">${say(forecastText.peopleAhead)}</th>
      <th scope="col">${say(forecastText.lastWait)}</th>`;
    return html`<thead>
      <tr>
        <th class="key" rowspan="2" scope="col">${say(accuracyByText[this.found?.by as AccuracyBy])}</th>
        <th rowspan="2" scope="col">${say(forecastText.waits)}</th>
        <th rowspan="2" scope="col">${say(forecastText.within)}<small>${say(forecastText.meant)}</small></th>
        <th class="first" colspan="3" scope="colgroup">${say(forecastText.medianError)}</th>
        <th class="first" colspan="3" scope="colgroup">
          ${say(forecastText.bias)}<small>${say(forecastText.biasMeans)}</small>
        </th>
        <th class="first" colspan="3" scope="colgroup">
          ${say(forecastText.crps)}<small>${say(forecastText.crpsMeans)}</small>
        </th>
        <th class="first" rowspan="2" scope="col">${say(forecastText.simulated)}</th>
      </tr>
      <tr>
        ${methods}${methods}${methods}
      </tr>
    </thead>`;
  }

  private row(row: Row): TemplateResult {
    const { say } = this.language;
    const part = Math.round(row.coverage80 * 100);
    const of = (figure: 'medianError' | 'bias' | 'crps'): TemplateResult => {
      const values = [row[figure], row.peopleAhead[figure], row.lastWait[figure]];
      const best = Math.min(...values.map(Math.abs));
      return html`${values.map(
        (seconds, at) =>
          html`<td class="${at === 0 ? 'first' : ''} ${Math.abs(seconds) === best ? 'best' : ''}">
            ${this.minutes(seconds, figure === 'bias')}
          </td>`,
      )}`;
    };
    return html`<tr
      class=${row.n < FEW ? 'few' : ''}
      title=${row.n < FEW ? say(forecastText.few) : nothing}
      data-test="forecast-row"
      data-key=${row.key}
    >
      <th class="key" scope="row">${this.nameOf(row)}</th>
      <td>${row.n}</td>
      <td data-test="within">
        <span class="meter" aria-hidden="true"><i .style=${styled({ width: `${part}%` })}></i></span>${part}%
      </td>
      ${of('medianError')} ${of('bias')} ${of('crps')}
      <td class="first">${Math.round(row.simulated * 100)}%</td>
    </tr>`;
  }

  /** Those with most waits first, where the key says nothing of an order. */
  private sorted({ by, rows }: AccuracyView): readonly Row[] {
    if (by === 'line' || by === 'service') return [...rows].sort((a, b) => b.n - a.n);
    if (by === 'lead') return LEADS.flatMap((lead) => rows.filter(({ key }) => key === lead));
    if (by === 'hour') return [...rows].sort((a, b) => Number(a.key) - Number(b.key));
    return rows;
  }

  private nameOf({ key, name }: Row): string {
    const { say } = this.language;
    if (key === 'all') return say(forecastText.all);
    if (name !== undefined) return this.language.name(name);
    if (this.found?.by === 'hour') return say(forecastText.hour, { from: key, to: String(Number(key) + 1) });
    const lead = this.found?.by === 'lead' ? LEADS.find((each) => each === key) : undefined;
    return lead === undefined ? key : say(leadText[lead]);
  }

  private minutes(seconds: number, signed: boolean): string {
    const n = (Math.abs(seconds) / 60).toFixed(1);
    const sign = signed && n !== '0.0' ? (seconds > 0 ? '+' : '−') : '';
    return this.language.say(forecastText.minutes, { n: `${sign}${n}` });
  }

  private readonly ask = (event: Event): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const by = ACCURACY_BY.find((each) => each === formText(form, 'by')) ?? 'line';
    // A choice that does not matter is not sent.
    const lead = LEADS.find((each) => each === formText(form, 'lead')) ?? this.asked.lead;
    this.asked = { by, lead, from: formText(form, 'from'), to: formText(form, 'to') };
    void this.load();
  };

  private async load(): Promise<void> {
    const mine = (this.asks += 1);
    const { by, lead } = this.asked;
    const to = this.asked.to === '' ? this.hall?.day : this.asked.to;
    const from = this.asked.from === '' && to !== undefined ? addDays(to, 1 - USUAL_DAYS) : this.asked.from;
    const days = { ...(to === undefined ? {} : { to }), ...(from === '' ? {} : { from }) };
    const [found, whole] = await Promise.all([
      api.get('/forecast/accuracy', { query: { by, lead, ...days } }),
      api.get('/forecast/accuracy', { query: { by: 'all', lead, ...days } }),
    ]);
    if (mine !== this.asks) return;
    this.problem = found.ok ? undefined : found.problem;
    if (found.ok) this.found = found.value;
    this.whole = whole.ok ? whole.value : undefined;
  }

  private readonly leave = (): void => {
    this.dispatchEvent(new CustomEvent('page-left', { bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-forecast': ManagerForecast;
  }
}
