import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { own } from '../../core/base/own.ts';
import type { BoardOrder, BoardOrderForm } from '../../core/protocol/boards.ts';
import type { FleetBoard, GivenOrder } from '../../core/protocol/shapes/fleet.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { boardOrderText, boardPastText, boardSoundText, boardsText } from '../../web/text/boards.ts';
import { lengthWords } from '../../core/base/wait-words.ts';
import { sinceText } from '../../web/text/moments.ts';
import type { Words } from '../../web/text/words.ts';
import { managerBase } from '../manager-base.ts';

const VOLUME = /^volume (\d+)$/;
/** A loudness that is moved on so soon is not told yet. */
const SETTLED_MS = 600;

/**
 * @summary One board in full: what it shows and how it is by its own report, who told it what, and what it can be told.
 * @event board-told What it is to be told: a `BoardOrderForm`.
 */
@customElement('board-detail')
export class BoardDetail extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
        padding: 0 var(--space-4) var(--space-3) calc(var(--space-4) + 42px);
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 3px 0.9em;
        margin: 0;
        font-size: 13px;
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      dd > span {
        display: block;
      }
      .orders {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .orders .button {
        min-height: 34px;
        padding: 0 0.7em;
        font-size: 13px;
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        font-size: 13px;
        color: var(--ink-soft);
      }
      input {
        flex: 1;
        min-width: 80px;
        max-width: 220px;
        height: 30px;
        accent-color: var(--brand);
      }
      output {
        min-width: 3.2em;
        color: var(--ink);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) board!: FleetBoard;
  /** The hall's time. */
  @property() now = '';
  @property() timeZone = 'UTC';
  @property({ type: Boolean }) online = true;
  private settling: ReturnType<typeof setTimeout> | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    const { volume } = this.board.standing;
    return html`<dl data-test="board-detail">${this.report()}${this.told()}</dl>
      <div class="orders">${this.orders().map((order) => this.order(order))}</div>
      <label
        >${say(boardsText.loudness)}
        <input
          type="range"
          min="0"
          max="100"
          step="10"
          data-test="volume"
          .value=${String(volume)}
          ?disabled=${!this.online}
          @change=${this.louder}
        /><output>${say(boardsText.percent, { n: volume })}</output>
      </label>`;
  }

  private report(): TemplateResult | typeof nothing {
    const { say, current } = this.language;
    const { report, noticeTitle, seenAt, linked } = this.board;
    if (report === undefined) return nothing;
    const call = report.blank ? say(boardsText.blank) : (report.top ?? say(boardsText.showsNothing));
    const notice = noticeTitle === undefined ? [] : [say(boardsText.showsNotice, { title: noticeTitle })];
    const age = say(boardsText.running, { time: lengthWords(report.upSeconds, current) });
    return html`${linked ? this.fact(boardsText.showsNow, [call, ...notice].join(' · ')) : nothing}
    ${this.fact(boardsText.sound, say(boardSoundText[report.sound]))}
    ${this.fact(boardsText.version, `${report.version} · ${age}`)}
    ${seenAt === undefined ? nothing : this.fact(boardsText.lastHeard, this.time(seenAt))}
    ${report.faults.length === 0 ? nothing : this.fact(boardsText.faultsTitle, ...report.faults)}`;
  }

  private told(): TemplateResult | typeof nothing {
    const { orders } = this.board;
    return orders.length === 0 ? nothing : this.fact(boardsText.ordersTitle, ...orders.map((each) => this.past(each)));
  }

  private past({ at, who, order, reached }: GivenOrder): string {
    const { say } = this.language;
    const volume = VOLUME.exec(order)?.[1];
    const words =
      volume === undefined
        ? say(own(boardPastText, order) ?? { 'zh-Hans': order, 'zh-Hant': order, en: order })
        : say(boardsText.orderVolume, { n: Number(volume) });
    return `${this.time(at)} ${words} · ${who.replace(/^staff:/, '')}${reached ? '' : ` · ${say(boardsText.notReached)}`}`;
  }

  private fact(title: Words, ...lines: readonly string[]): TemplateResult {
    return html`<dt>${this.language.say(title)}</dt>
      <dd>${lines.map((line) => html`<span>${line}</span>`)}</dd>`;
  }

  private time(at: string): string {
    return sinceText(at, Date.parse(this.now), this.language.current, this.timeZone);
  }

  /** A board that does not obey is offered the order again. */
  private orders(): readonly BoardOrder[] {
    const { linked, report, standing, disobeys } = this.board;
    const now = linked && report !== undefined && disobeys === true ? report : undefined;
    const muted = now === undefined || now.sound === 'none' ? standing.muted : now.sound === 'muted';
    return ['identify', 'reload', muted ? 'unmute' : 'mute', (now?.blank ?? standing.blank) ? 'show' : 'blank'];
  }

  private order(order: BoardOrder): TemplateResult {
    const needsPage = order === 'identify' || order === 'reload';
    return html`<button
      class="button"
      type="button"
      data-test="order-${order}"
      ?disabled=${!this.online || (needsPage && !this.board.linked)}
      @click=${() => this.tell({ order })}
    >
      ${this.language.say(boardOrderText[order])}
    </button>`;
  }

  private readonly louder = (event: Event): void => {
    const volume = Number((event.target as HTMLInputElement).value); // the range that was moved
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.tell({ order: 'volume', volume }), SETTLED_MS);
  };

  private tell(form: BoardOrderForm): void {
    this.dispatchEvent(new CustomEvent<BoardOrderForm>('board-told', { detail: form }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-detail': BoardDetail;
  }
}
