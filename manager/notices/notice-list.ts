import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Names } from '../../core/base/names.ts';
import type { ListedNotice } from '../../core/protocol/shapes/notice-care.ts';
import type { NoticeState } from '../../core/protocol/shapes/notices.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { dateText, timeText } from '../../web/text/moments.ts';
import { noticesText, noticeStates, priorities } from '../../web/text/notices.ts';
import { managerBase } from '../manager-base.ts';
import '../../web/components/hall-icon.ts';
import { isFilm } from './notice-draft.ts';
import { whenNoticeText } from './when-text.ts';

const TONES: Readonly<Record<NoticeState, string>> = { on: 'good', waiting: '', over: 'near', off: 'near' };
const NAMED = 2;

/**
 * @summary All notices: how each stands, where and when it is on, and who changed it last; what lies there and is none.
 * @event notice-chosen - its id
 */
@customElement('notice-list')
export class NoticeList extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-height: 0;
      }
      li button {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px var(--space-3);
        width: 100%;
        padding: var(--space-3) var(--space-4);
        border-bottom: 1px solid var(--edge);
        text-align: left;
        font-size: var(--text-s);
      }
      li button:hover {
        background: var(--surface-sunk);
      }
      li button[aria-pressed='true'] {
        background: var(--brand-soft);
      }
      b {
        font-size: var(--text-m);
        overflow-wrap: anywhere;
      }
      small,
      .words {
        grid-column: 2;
        color: var(--ink-soft);
      }
      .words {
        color: var(--ink);
      }
      .state {
        justify-self: start;
      }
      .broken {
        padding: var(--space-3) var(--space-4);
        font-size: 13px;
      }
    `,
  ];

  @property({ attribute: false }) notices: readonly ListedNotice[] = [];
  @property({ attribute: false }) broken: readonly { readonly file: string; readonly why: string }[] = [];
  @property({ attribute: false }) boards: ReadonlyMap<string, Names> = new Map();
  @property() chosen: string | undefined;
  @property() timeZone = 'Asia/Shanghai';
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${say(noticesText.listed)}>
      ${
        this.notices.length === 0
          ? html`<p class="none"><hall-icon name="window"></hall-icon>${say(noticesText.none)}</p>`
          : html`<ul>
              ${this.notices.map((notice) => this.row(notice))}
            </ul>`
      }
      ${
        this.broken.length === 0
          ? nothing
          : html`<div class="broken" data-test="broken-notices">
              <b>${say(noticesText.broken)}</b>
              <ul>
                ${this.broken.map(({ file, why }) => html`<li>${file}: ${why}</li>`)}
              </ul>
            </div>`
      }
    </div>`;
  }

  private row(notice: ListedNotice): TemplateResult {
    const { say, current } = this.language;
    const { id, title, state, priority, changedBy, changedAt } = notice;
    const time = `${dateText(changedAt, current, this.timeZone)} ${timeText(changedAt, current, this.timeZone)}`;
    return html`<li>
      <button
        type="button"
        aria-pressed=${this.chosen === id ? 'true' : 'false'}
        data-test="notice-row"
        data-notice=${id}
        data-state=${state}
        @click=${() => this.dispatchEvent(new CustomEvent('notice-chosen', { detail: id }))}
      >
        <span class="chip state ${TONES[state]}">${noticeStates[state][current]}</span>
        <b>${title}</b>
        <span class="words"
          >${this.kind(notice)} ·
          ${this.where(notice)}${priority === 'normal' ? nothing : html` · <b class=${priority === 'notice' ? 'near' : 'late'}>${priorities[priority][current]}</b>`}</span
        >
        <span class="words">${whenNoticeText(notice, current)}</span>
        <small>${say(noticesText.changedBy, { who: changedBy.replace(/^staff:/, ''), time })}</small>
      </button>
    </li>`;
  }

  private kind({ content }: ListedNotice): string {
    const { say } = this.language;
    if (content.kind === 'text') return say(noticesText.kindText);
    if (content.kind === 'page') return `${say(noticesText.kindPage)} ${content.url}`;
    return `${say(noticesText.kindFile)} ${content.media.slice(0, 8)}${isFilm(content.media) ? ' ▶' : ''}`;
  }

  private where({ boards }: ListedNotice): string {
    const { say, current } = this.language;
    if (boards.length === 0) return say(noticesText.everywhere);
    const named = boards.slice(0, NAMED).map((board) => this.boards.get(board)?.[current] ?? board);
    const more = boards.length - named.length;
    return `${named.join(current === 'en' ? ', ' : '、')}${more === 0 ? '' : ` ${say(noticesText.andMore, { n: more })}`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-list': NoticeList;
  }
}
