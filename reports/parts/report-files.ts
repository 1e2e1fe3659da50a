import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LanguageController } from '../../web/language/language-controller.ts';
import { here } from '../../web/link/own-hall.ts';
import { reportsText } from '../../web/text/reports.ts';
import { reportsBase } from '../reports-styles.ts';

/**
 * @summary The very rows as files, and on paper. `path`: which report, without the end of its name; below `base`.
 * @slot - what else can be done with it
 */
@customElement('report-files')
export class ReportFiles extends LitElement {
  static override styles = [
    reportsBase,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
    `,
  ];

  @property() base = '/api/v1/reports/';
  @property() path = '';
  @property({ attribute: false }) query: Readonly<Record<string, string>> = {};
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say, current } = this.language;
    const query = new URLSearchParams({ ...this.query, in: current }).toString();
    const file = (kind: 'csv' | 'xlsx'): string => here(`${this.base}${this.path}.${kind}?${query}`);
    return html`<a class="button" href=${file('csv')} download data-test="csv">${say(reportsText.csv)}</a>
      <a class="button" href=${file('xlsx')} download data-test="xlsx">${say(reportsText.xlsx)}</a>
      <button class="button" type="button" data-test="print" @click=${() => print()}>${say(reportsText.print)}</button>
      <slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'report-files': ReportFiles;
  }
}
