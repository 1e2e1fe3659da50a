import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReportView } from '../../core/protocol/shapes/report.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { figureText, valueIn } from '../cells.ts';
import { reportsBase } from '../reports-styles.ts';
import { tableStyles } from '../table-styles.ts';

/** A row of a picture: what it is called, and its figures. */
export type PictureRow = { readonly name: string; readonly values: Readonly<Record<string, number | null>> };

/**
 * @summary The very figures of a picture as a table, in their order. `head`: what stands over the names of the rows.
 */
@customElement('picture-rows')
export class PictureRows extends LitElement {
  static override styles = [
    reportsBase,
    tableStyles,
    css`
      :host {
        display: block;
        overflow-x: auto;
      }
      th.group {
        min-width: 5em;
        white-space: nowrap;
      }
      @media (max-width: 600px) {
        th,
        td {
          padding: 8px 6px;
          font-size: 14px;
        }
        thead th {
          font-size: 13px;
          white-space: normal;
        }
      }
    `,
  ];

  @property() head = '';
  @property({ attribute: false }) measures: ReportView['measures'] = [];
  @property({ attribute: false }) rows: readonly PictureRow[] = [];
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { name, current } = this.language;
    return html`<table data-test="rows">
      <thead>
        <tr>
          <th class="group" scope="col">${this.head}</th>
          ${this.measures.map((measure) => html`<th scope="col" title=${name(measure.what)}>${name(measure.name)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.rows.map(
          (row) =>
            html`<tr data-test="row">
              <th class="group" scope="row">${row.name}</th>
              ${this.measures.map(({ id, unit }) => html`<td>${figureText(valueIn(row.values, id), unit, current)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picture-rows': PictureRows;
  }
}
