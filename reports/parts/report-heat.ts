import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReportView } from '../../core/protocol/shapes/report.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { reportsText } from '../../web/text/reports.ts';
import { styled } from '../../web/styled.ts';
import { figureText, groupText, valueIn } from '../cells.ts';
import { heatMap } from '../heat.ts';
import { reportsBase } from '../reports-styles.ts';

/** From here on white letters are read more easily on the colour. */
const DARK = 0.55;

/**
 * @summary Two dimensions against each other as a table: every cell has its value, and a colour by it.
 */
@customElement('report-heat')
export class ReportHeat extends LitElement {
  static override styles = [
    reportsBase,
    css`
      :host {
        display: block;
        padding: var(--space-4);
        overflow-x: auto;
      }
      caption {
        padding-bottom: var(--space-2);
        font-size: 18px;
        font-weight: 700;
        text-align: left;
      }
      table {
        border-collapse: separate;
        border-spacing: 2px;
      }
      th {
        padding: 4px 8px;
        font-size: 13px;
        font-weight: 600;
        white-space: nowrap;
      }
      tbody th {
        text-align: right;
      }
      td {
        min-width: 52px;
        height: 34px;
        padding: 0 6px;
        border-radius: 4px;
        background: color-mix(in srgb, var(--brand) calc(var(--heat) * 100%), #f3f6f6);
        font-size: 14px;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
      td.dark {
        color: #fff;
      }
      td.empty {
        background: none;
        color: var(--ink-soft);
      }
      @media print {
        :host {
          overflow: visible;
          padding: 0;
        }
        table {
          width: 100%;
          border-spacing: 1px;
        }
        th {
          padding: 1pt;
          font-size: 7pt;
        }
        /* Browsers leave colours away on paper; white figures would be left on white. */
        td {
          min-width: 0;
          height: 16pt;
          padding: 0 1pt;
          font-size: 7.5pt;
          print-color-adjust: exact;
        }
      }
    `,
  ];

  @property({ attribute: false }) view!: ReportView;
  @property() figure = '';
  private readonly language = new LanguageController(this);

  override render(): TemplateResult | typeof nothing {
    const { say, name, current } = this.language;
    const measure = this.view.measures.find(({ id }) => id === this.figure) ?? this.view.measures[0];
    const map = measure === undefined ? undefined : heatMap(this.view, measure.id);
    const [down, across] = this.view.by;
    if (measure === undefined || map === undefined || down === undefined || across === undefined) return nothing;
    const none = say(reportsText.unknown);
    return html`<table data-test="heat">
      <caption>
        ${name(measure.name)}
      </caption>
      <thead>
        <tr>
          <td class="empty"></td>
          ${map.columns.map((column) => html`<th scope="col">${groupText(this.view, across, column, current, none)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${map.rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${groupText(this.view, down, row, current, none)}</th>
              ${map.columns.map((column) => {
                const value = valueIn(map.cell(row, column)?.values, measure.id);
                const strength = map.strength(value);
                const look = value === null || value === undefined ? 'empty' : strength > DARK ? 'dark' : '';
                return html`<td class=${look} .style=${styled({ '--heat': (strength * 0.9).toFixed(3) })}>
                  ${figureText(value, measure.unit, current)}
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'report-heat': ReportHeat;
  }
}
