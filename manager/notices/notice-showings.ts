import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ShownPage } from '../../core/protocol/shapes/notice-care.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { noticesText } from '../../web/text/notices.ts';
import { problemText } from '../../web/text/refusals.ts';
import { managerBase } from '../manager-base.ts';
import { shownStyles } from './shown-styles.ts';

type Row = ShownPage['items'][number];

/**
 * @summary Every showing of one notice on one board on a day, as it was told; more of them when they are asked for.
 */
@customElement('notice-showings')
export class NoticeShowings extends LitElement {
  static override styles = [managerBase, shownStyles];

  @property() day = '';
  @property() notice = '';
  @property() board = '';
  @state() private rows: readonly Row[] = [];
  @state() private next: number | undefined;
  @state() private trouble = '';
  private readonly language = new LanguageController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('day') && !changed.has('notice') && !changed.has('board')) return;
    this.rows = [];
    void this.load(0);
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const { next } = this;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${say(noticesText.showings)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${say(noticesText.shownFrom)}</th>
            <th scope="col">${say(noticesText.shownUntil)}</th>
            <th scope="col">${say(noticesText.complete)}</th>
          </tr>
        </thead>
        <tbody>
          ${this.rows.map(
            ({ from, until, complete }) =>
              html`<tr data-test="shown-row">
                <td>${from.slice(11, 19)}</td>
                <td>${until.slice(11, 19)}</td>
                <td>${say(complete ? noticesText.yes : noticesText.no)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${this.trouble === '' ? nothing : html`<p role="alert" class="late">${this.trouble}</p>`}
      ${next === undefined ? nothing : html`<button class="button" type="button" data-test="more-showings" @click=${() => void this.load(next)}>${say(noticesText.moreShowings)}</button>`}
    </div>`;
  }

  private async load(after: number): Promise<void> {
    const { day, notice, board } = this;
    const answer = await api.get('/notices/shown', { query: { day, notice, board, after } });
    // Another line was chosen meanwhile, or the same part was asked for twice.
    if (day !== this.day || notice !== this.notice || board !== this.board || (after > 0 && after !== this.next))
      return;
    this.trouble = answer.ok ? '' : problemText(answer.problem, this.language.current);
    if (!answer.ok) return;
    this.rows = after === 0 ? answer.value.items : [...this.rows, ...answer.value.items];
    this.next = answer.value.next;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-showings': NoticeShowings;
  }
}
