import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Names } from '../../core/base/names.ts';
import type { ReportView } from '../../core/protocol/shapes/report.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { reportsText } from '../../web/text/reports.ts';
import { figureText, groupText, valueIn, type Measure, type Row } from '../cells.ts';
import { reportsBase } from '../reports-styles.ts';
import { tableStyles } from '../table-styles.ts';
import { sortedRows, type Sorting } from '../table-order.ts';
import '../../web/components/hall-icon.ts';

/**
 * @summary The very rows of a report, with what each figure means behind its name, and all of them together at the end.
 */
@customElement('report-rows')
export class ReportRows extends LitElement {
  static override styles = [
    reportsBase,
    tableStyles,
    css`
      :host {
        display: block;
        overflow-x: auto;
      }
      thead button {
        font-weight: 700;
        text-decoration: underline dotted;
        text-underline-offset: 4px;
        min-height: 36px;
      }
      tfoot td,
      tfoot th {
        border-top: 2px solid var(--ink);
        font-weight: 700;
      }
      small {
        display: block;
        color: var(--ink-soft);
        font-size: 12px;
        font-weight: 500;
      }
      .hidden {
        color: var(--ink-soft);
        text-align: center;
      }
      @media print {
        /* What scrolls on glass is whole on paper, and its head stands on every sheet. */
        :host {
          overflow: visible;
        }
        thead button {
          min-height: 0;
          text-decoration: none;
        }
        tfoot {
          display: table-row-group;
        }
      }
    `,
  ];

  @property({ attribute: false }) view!: ReportView;
  @property({ attribute: false }) dimensions: ReadonlyMap<string, Names> = new Map();
  @state() private sorting: Sorting | undefined;
  private readonly language = new LanguageController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { sorting, view } = this;
    if (changed.has('view') && sorting !== undefined && !view.measures.some(({ id }) => id === sorting.column))
      this.sorting = undefined;
  }

  override render(): TemplateResult {
    const { say, name } = this.language;
    const { view } = this;
    return html`<table data-test="rows">
      <thead>
        <tr>
          ${view.by.map((each) => html`<th class="group" scope="col">${this.dimension(each)}</th>`)}
          ${view.measures.map((measure) => this.head(measure, name(measure.name)))}
        </tr>
      </thead>
      <tbody>
        ${sortedRows(view.rows, this.sorting).map((row) => this.row(row))}
      </tbody>
      ${
        view.by.length === 0
          ? nothing
          : html`<tfoot>
              <tr data-test="total">
                <th class="group" scope="row" colspan=${view.by.length}>${say(reportsText.total)}</th>
                ${view.measures.map((measure) => this.cell(measure, view.total, view.totalBefore, { few: view.totalFew ?? [] }))}
              </tr>
            </tfoot>`
      }
    </table>`;
  }

  private dimension(id: string): string {
    const words = this.dimensions.get(id);
    return words === undefined ? id : this.language.name(words);
  }

  private head(measure: Measure, label: string): TemplateResult {
    const { sorting } = this;
    const sorted = sorting?.column === measure.id ? (sorting.down ? 'descending' : 'ascending') : 'none';
    return html`<th scope="col" aria-sort=${sorted}>
      <button
        type="button"
        title=${this.language.name(measure.what)}
        data-test="sort-${measure.id}"
        @click=${() => (this.sorting = { column: measure.id, down: !(sorting?.column === measure.id && sorting.down) })}
      >
        ${label}${sorted === 'none' ? '' : sorted === 'descending' ? ' ↓' : ' ↑'}
      </button>
    </th>`;
  }

  private row(row: Row): TemplateResult {
    const { say, current } = this.language;
    const { view } = this;
    return html`<tr data-test="row">
      ${view.by.map((each) => html`<th class="group" scope="row">${groupText(view, each, row.by[each], current, say(reportsText.unknown))}</th>`)}
      ${
        row.hidden === true
          ? html`<td class="hidden" colspan=${view.measures.length}>${say(reportsText.hidden)}</td>`
          : view.measures.map((measure) => this.cell(measure, row.values, row.before, row))
      }
    </tr>`;
  }

  private cell(
    measure: Measure,
    values: Row['values'],
    before: Row['before'],
    { few = [], fewBefore = [] }: Pick<Row, 'few' | 'fewBefore'>,
  ): TemplateResult {
    const { say, current } = this.language;
    const textOf = (of: Row['values'], withheld: readonly string[]): string =>
      withheld.includes(measure.id) ? say(reportsText.few) : figureText(valueIn(of, measure.id), measure.unit, current);
    const value = before === undefined ? '' : textOf(before, fewBefore);
    return html`<td>
      ${textOf(values, few)}${before === undefined ? nothing : html`<small>${say(reportsText.before, { value })}</small>`}
    </td>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'report-rows': ReportRows;
  }
}
