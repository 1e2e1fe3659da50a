import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Names } from '../../core/catalogue/catalogue.ts';
import { getJson } from '../../web/api.ts';
import { LanguageController } from '../../web/language-controller.ts';
import { noticesText } from '../../web/text/notices.ts';
import { problemText } from '../../web/text/refusals.ts';
import { managerBase } from '../manager-base.ts';

/** Boards tell what they have shown a little later. */
const EVERY_MS = 5000;

type Row = {
  readonly board: string;
  readonly notice: string;
  readonly from: string;
  readonly until: string;
  readonly complete: boolean;
};

/**
 * @summary What boards have shown on a day: which notice on which board from when to when; and the same as a table to keep.
 */
@customElement('notice-shown')
export class NoticeShown extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--space-3);
        flex: 1;
        min-height: 0;
        padding: var(--space-4);
      }
      .bar {
        display: flex;
        align-items: center;
        gap: var(--space-4);
      }
      input {
        height: 38px;
        padding: 0 var(--space-2);
        border: 1.5px solid var(--edge-strong);
        border-radius: var(--radius-s);
        font: inherit;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--text-s);
      }
      th,
      td {
        padding: 6px var(--space-3);
        border-bottom: 1px solid var(--edge);
        text-align: left;
        font-variant-numeric: tabular-nums;
      }
      th {
        position: sticky;
        top: 0;
        background: var(--surface);
      }
    `,
  ];

  /** The day of the hall, as it begins. */
  @property() today = '';
  @property({ attribute: false }) titles: ReadonlyMap<string, string> = new Map();
  @property({ attribute: false }) boards: ReadonlyMap<string, Names> = new Map();
  @state() private day = '';
  @state() private rows: readonly Row[] | undefined;
  @state() private trouble = '';
  private readonly language = new LanguageController(this);

  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => void this.load(this.day), EVERY_MS);
    void this.load(this.today);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const { rows, day } = this;
    return html`<div class="bar">
        <label
          >${say(noticesText.day)}
          <input
            type="date"
            .value=${day}
            data-test="shown-day"
            @change=${(event: Event) => void this.load((event.target as HTMLInputElement).value)}
        /></label>
        <a class="button" href="/api/v1/notices/shown.csv?day=${day}" download="shown-${day}.csv" data-test="shown-csv"
          >${say(noticesText.asTable)}</a
        >
      </div>
      ${this.trouble === '' ? nothing : html`<p role="alert" class="late">${this.trouble}</p>`}
      ${rows === undefined ? nothing : rows.length === 0 ? html`<p class="none" data-test="nothing-shown">${say(noticesText.nothingShown)}</p>` : this.table(rows)}`;
  }

  private table(rows: readonly Row[]): TemplateResult {
    const { say, current } = this.language;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${say(noticesText.shownTab)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${say(noticesText.notice)}</th>
            <th scope="col">${say(noticesText.board)}</th>
            <th scope="col">${say(noticesText.shownFrom)}</th>
            <th scope="col">${say(noticesText.shownUntil)}</th>
            <th scope="col">${say(noticesText.complete)}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ board, notice, from, until, complete }) =>
              html`<tr data-test="shown-row">
                <td>${this.titles.get(notice) ?? say(noticesText.gone, { id: notice.slice(0, 8) })}</td>
                <td>${board} ${this.boards.get(board)?.[current] ?? ''}</td>
                <td>${from.slice(11, 19)}</td>
                <td>${until.slice(11, 19)}</td>
                <td>${say(complete ? noticesText.yes : noticesText.no)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private async load(day: string): Promise<void> {
    if (day === '') return;
    this.day = day;
    const answer = await getJson<{ readonly items: readonly Row[] }>(`/api/v1/notices/shown?day=${day}`);
    if (this.day !== day) return;
    this.trouble = answer.ok ? '' : problemText(answer.problem, this.language.current);
    this.rows = answer.ok ? [...answer.value.items].reverse() : [];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-shown': NoticeShown;
  }
}
