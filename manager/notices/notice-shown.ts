import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Names } from '../../core/base/names.ts';
import type { ShownSum } from '../../core/protocol/shapes/notice-care.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { noticesText } from '../../web/text/notices.ts';
import { problemText } from '../../web/text/refusals.ts';
import { managerBase } from '../manager-base.ts';
import '../../web/components/hall-icon.ts';
import './notice-showings.ts';
import { shownStyles } from './shown-styles.ts';
import { here } from '../../web/link/own-hall.ts';

/** Today's sums grow while boards tell what they have shown. */
const EVERY_MS = 15_000;

type Chosen = Pick<ShownSum, 'notice' | 'board'> & { readonly title: string | undefined };

/**
 * @summary What boards have shown on a day: how often and how long each notice stood on each board, its showings one by
 * one, and all of it as a table to keep.
 */
@customElement('notice-shown')
export class NoticeShown extends LitElement {
  static override styles = [
    managerBase,
    shownStyles,
    css`
      :host {
        padding: var(--space-4);
      }
      h3 {
        flex: 1;
        font-size: var(--text-m);
      }
    `,
  ];

  /** The day of the hall, as it begins. */
  @property() today = '';
  @property({ attribute: false }) titles: ReadonlyMap<string, string> = new Map();
  @property({ attribute: false }) boards: ReadonlyMap<string, Names> = new Map();
  @state() private day = '';
  @state() private sums: readonly ShownSum[] | undefined;
  @state() private chosen: Chosen | undefined;
  @state() private trouble = '';
  private readonly language = new LanguageController(this);

  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // What was shown on another day is told.
    this.timer = setInterval(() => void (this.day === this.today ? this.load(this.day) : undefined), EVERY_MS);
    void this.load(this.today);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const { sums, day, chosen } = this;
    return html`<div class="bar">
        <label
          >${say(noticesText.day)}
          <input
            type="date"
            .value=${day}
            data-test="shown-day"
            @change=${(event: Event) => void this.load((event.target as HTMLInputElement).value)}
        /></label>
        <a
          class="button"
          href=${here(`/api/v1/notices/shown.csv?day=${day}`)}
          download="shown-${day}.csv"
          data-test="shown-csv"
          >${say(noticesText.asTable)}</a
        >
      </div>
      ${this.trouble === '' ? nothing : html`<p role="alert" class="late">${this.trouble}</p>`}
      ${chosen === undefined ? this.table(sums) : this.showings(chosen)}`;
  }

  private table(sums: readonly ShownSum[] | undefined): TemplateResult | typeof nothing {
    const { say } = this.language;
    if (sums === undefined) return nothing;
    if (sums.length === 0) return html`<p class="none" data-test="nothing-shown">${say(noticesText.nothingShown)}</p>`;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${say(noticesText.shownTab)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${say(noticesText.notice)}</th>
            <th scope="col">${say(noticesText.board)}</th>
            <th scope="col" class="figure">${say(noticesText.showings)}</th>
            <th scope="col" class="figure">${say(noticesText.together)}</th>
            <th scope="col">${say(noticesText.firstShown)}</th>
            <th scope="col">${say(noticesText.lastShown)}</th>
            <th scope="col" class="figure">${say(noticesText.incomplete)}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${sums.map((sum) => this.row(sum))}
        </tbody>
      </table>
    </div>`;
  }

  private row({ notice, title, board, showings, seconds, first, last, incomplete }: ShownSum): TemplateResult {
    const { say } = this.language;
    return html`<tr data-test="shown-sum">
      <td>${this.titleOf({ notice, title })}</td>
      <td>${this.nameOf(board)}</td>
      <td class="figure">${showings}</td>
      <td class="figure">${lengthText(seconds)}</td>
      <td>${first.slice(11, 19)}</td>
      <td>${last.slice(11, 19)}</td>
      <td class="figure">${incomplete}</td>
      <td>
        <button
          class="button"
          type="button"
          data-test="open-showings"
          aria-label="${say(noticesText.oneByOne)}: ${this.titleOf({ notice, title })}, ${this.nameOf(board)}"
          @click=${() => (this.chosen = { notice, title, board })}
        >
          ${say(noticesText.oneByOne)}
        </button>
      </td>
    </tr>`;
  }

  private showings({ notice, title, board }: Chosen): TemplateResult {
    return html`<div class="bar">
        <button class="button" type="button" data-test="close-showings" @click=${() => (this.chosen = undefined)}>
          <hall-icon name="back"></hall-icon>${this.language.say(noticesText.shownTab)}
        </button>
        <h3>${this.titleOf({ notice, title })} · ${this.nameOf(board)}</h3>
      </div>
      <notice-showings .day=${this.day} .notice=${notice} .board=${board}></notice-showings>`;
  }

  /** What it was called then, or is now. */
  private titleOf({ notice, title }: Pick<Chosen, 'notice' | 'title'>): string {
    return title ?? this.titles.get(notice) ?? this.language.say(noticesText.gone, { id: notice.slice(0, 8) });
  }

  private nameOf(board: string): string {
    return `${board} ${this.boards.get(board)?.[this.language.current] ?? ''}`;
  }

  private async load(day: string): Promise<void> {
    if (day === '') return;
    if (day !== this.day) this.chosen = undefined;
    this.day = day;
    const answer = await api.get('/notices/shown/summary', { query: { day } });
    if (this.day !== day) return;
    this.trouble = answer.ok ? '' : problemText(answer.problem, this.language.current);
    this.sums = answer.ok ? [...answer.value.items].sort(byName) : [];
  }
}

function byName(one: ShownSum, other: ShownSum): number {
  return one.notice.localeCompare(other.notice) || one.board.localeCompare(other.board);
}

/** `1:05:20`: hours, minutes, seconds. */
function lengthText(seconds: number): string {
  const two = (figure: number): string => String(figure).padStart(2, '0');
  const whole = Math.round(seconds);
  return `${String(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-shown': NoticeShown;
  }
}
