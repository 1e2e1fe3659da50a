import {
  css,
  html,
  LitElement,
  nothing,
  svg,
  type PropertyValues,
  type SVGTemplateResult,
  type TemplateResult,
} from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReportView } from '../../core/protocol/shapes/report.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { reportsText } from '../../web/text/reports.ts';
import { figureText, rowText, valueIn, type Measure, type Row } from '../cells.ts';
import { reportsBase } from '../reports-styles.ts';
import { sortedRows } from '../table-order.ts';
import { PictureCursor } from '../pictures/picture-cursor.ts';
import { PictureSize } from '../pictures/picture-size.ts';

/** What a report is drawn as if nobody says: the first of these that it has, else its first figure. */
const PICTURED = ['waitP90', 'noShowShare', 'serveP50', 'servingShare', 'jamTime', 'promiseShare', 'gradeMean'];
/** More bars say less. */
const BARS = 24;
const ROW = 30;
const TIMES = ['day', 'week', 'month', 'weekday', 'hour', 'half-hour'];

/**
 * @summary One figure of a report as bars, with its title, unit and summary in words; arrow keys go from bar to bar and
 * say each.
 * @event figure-chosen - another figure is to be drawn
 */
@customElement('report-picture')
export class ReportPicture extends LitElement {
  static override styles = [
    reportsBase,
    css`
      :host {
        display: block;
        padding: var(--space-4);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-3);
        margin-bottom: var(--space-3);
      }
      h3 {
        flex: 1;
        font-size: 18px;
      }
      svg {
        display: block;
        width: 100%;
        height: auto;
      }
      text {
        font-family: var(--font);
        font-size: 15px;
        fill: var(--ink);
      }
      .before {
        fill: var(--edge-strong);
      }
      .bar {
        fill: var(--brand);
      }
      .chosen .bar {
        fill: var(--accent);
      }
      .said {
        min-height: 1.6em;
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ attribute: false }) view!: ReportView;
  @property() figure = '';
  private readonly cursor = new PictureCursor(this);
  private readonly size = new PictureSize(this);
  private readonly language = new LanguageController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('view')) return;
    const { report, by } = this.view;
    const before = changed.get('view');
    const same = before?.report === report && before.by.join() === by.join();
    this.cursor.keep(same ? before.rows : [], this.view.rows, (row) => JSON.stringify(row.by));
  }

  override render(): TemplateResult | typeof nothing {
    const { say, name } = this.language;
    const measure = this.measure;
    if (measure === undefined) return nothing;
    const bars = this.bars(measure);
    const unit = measure.unit === 'seconds' ? ' (m:ss)' : measure.unit === 'share' ? ' (%)' : '';
    return html`<div class="head">
        <h3>${name(measure.name)}${unit}</h3>
        <label class="screen-only"
          >${say(reportsText.figure)}<select data-test="figure" @change=${(event: Event) => this.choose(event)}>
            ${this.view.measures.map((each) => html`<option value=${each.id} ?selected=${each.id === measure.id}>${name(each.name)}</option>`)}
          </select></label
        >
      </div>
      ${bars.length === 0 ? html`<p class="none" data-test="no-figure">${say(reportsText.noFigure)}</p>` : this.picture(measure, bars)}`;
  }

  private picture(measure: Measure, bars: readonly Row[]): TemplateResult {
    const { say } = this.language;
    return html`<svg
        viewBox="0 0 ${this.size.width} ${bars.length * ROW + 6}"
        role="img"
        tabindex="0"
        aria-label="${this.summary(measure, bars)} ${say(reportsText.keys)}"
        data-test="picture"
        @keydown=${(event: KeyboardEvent) => this.cursor.key(event, bars.length)}
      >
        ${this.drawn(measure, bars)}
      </svg>
      <p class="said" aria-live="polite" data-test="cursor">${this.said(measure, bars)}</p>`;
  }

  /** Where the bars begin. */
  private get left(): number {
    return Math.round(Math.min(250, this.size.width * 0.38));
  }

  private get measure(): Measure | undefined {
    const { measures } = this.view;
    const usual = PICTURED.find((id) => measures.some((each) => each.id === id));
    return measures.find(({ id }) => id === this.figure) ?? measures.find(({ id }) => id === usual) ?? measures[0];
  }

  /** Times as they come, anything else with the most first. */
  private bars(measure: Measure): readonly Row[] {
    const { rows, by } = this.view;
    const timed = TIMES.includes(by[0] ?? '');
    const known = rows.filter((row) => typeof valueIn(row.values, measure.id) === 'number');
    if (timed && known.length <= 62) return known;
    return sortedRows(known, { column: measure.id, down: true }).slice(0, BARS);
  }

  private drawn(measure: Measure, bars: readonly Row[]): readonly SVGTemplateResult[] {
    const { current, say } = this.language;
    const { left } = this;
    const most = Math.max(
      0,
      ...bars.flatMap((row) => [valueIn(row.values, measure.id) ?? 0, valueIn(row.before, measure.id) ?? 0]),
    );
    const length = (value: number | null | undefined): number =>
      most === 0 ? 0 : ((value ?? 0) / most) * (this.size.width - left - 90);
    return bars.map((row, at) => {
      const value = valueIn(row.values, measure.id);
      const before = valueIn(row.before, measure.id);
      const y = at * ROW + 4;
      const compared = this.view.compare !== undefined;
      return svg`<g class=${at === this.cursor.at ? 'chosen' : ''} data-test="bar">
        <text x=${left - 10} y=${y + 18} text-anchor="end">${short(rowText(this.view, row, current, say(reportsText.unknown)), left - 20)}</text>
        ${compared ? svg`<rect class="before" x=${left} y=${y + 15} width=${length(before)} height="8"></rect>` : nothing}
        <rect class="bar" x=${left} y=${y} width=${length(value)} height=${compared ? 13 : 23} rx="2"></rect>
        <text x=${left + length(value) + 8} y=${y + 17}>${figureText(value, measure.unit, current)}</text>
      </g>`;
    });
  }

  private summary(measure: Measure, bars: readonly Row[]): string {
    const { say, name, current } = this.language;
    const [top] = sortedRows(bars, { column: measure.id, down: true });
    if (top === undefined) return `${name(measure.name)}: ${say(reportsText.noData)}`;
    return say(reportsText.summary, {
      figure: name(measure.name),
      n: bars.length,
      top: rowText(this.view, top, current, say(reportsText.unknown)),
      most: figureText(valueIn(top.values, measure.id), measure.unit, current),
      total: figureText(valueIn(this.view.total, measure.id), measure.unit, current),
    });
  }

  private said(measure: Measure, bars: readonly Row[]): string {
    const { say, current } = this.language;
    const row = this.cursor.at === undefined ? undefined : bars[this.cursor.at];
    if (row === undefined)
      return bars.length < this.view.rows.length
        ? say(reportsText.shownOf, { n: bars.length, all: this.view.rows.length })
        : '';
    const group = rowText(this.view, row, current, say(reportsText.unknown));
    return say(reportsText.cursor, {
      group,
      value: figureText(valueIn(row.values, measure.id), measure.unit, current),
    });
  }

  private choose(event: Event): void {
    const detail = (event.target as HTMLSelectElement).value;
    this.dispatchEvent(new CustomEvent('figure-chosen', { detail, bubbles: true, composed: true }));
  }
}

/** What fits beside a bar; the whole name stands in the table. */
function short(text: string, room: number): string {
  const letters = [...text];
  let width = 0;
  for (const [at, letter] of letters.entries()) {
    width += /[\u2e80-\uffff]/.test(letter) ? 15.5 : 8.6;
    if (width > room - 15) return `${letters.slice(0, at).join('')}…`;
  }
  return text;
}

declare global {
  interface HTMLElementTagNameMap {
    'report-picture': ReportPicture;
  }
}
