import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BoardView } from '../../core/protocol/shapes/board.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { displayText } from '../../web/text/display.ts';
import { say } from '../../web/text/say.ts';
import { sharedText } from '../../web/text/shared.ts';
import { displayBase } from '../display-base.ts';
import '../../web/components/hall-clock.ts';
import '../../web/components/hall-icon.ts';

/**
 * @summary The name of the hall, the place of the board and the hall's time, along the top.
 */
@customElement('display-head')
export class DisplayHead extends LitElement {
  static override styles = [
    displayBase,
    css`
      header {
        display: flex;
        align-items: center;
        gap: calc(1.2 * var(--u));
        height: calc(4.9 * var(--u));
        padding: 0 calc(1.8 * var(--u));
        background: var(--surface);
        border-bottom: calc(0.1 * var(--u)) solid var(--edge);
        color: var(--brand-strong);
      }
      hall-icon {
        font-size: calc(2.5 * var(--u));
        color: var(--brand);
      }
      .hall {
        flex: 1;
        min-width: 0;
      }
      h1,
      .second,
      .place {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      h1 {
        font-size: calc(1.75 * var(--u));
        line-height: 1.2;
      }
      .second {
        line-height: 1.3;
        font-size: calc(1.05 * var(--u));
        color: var(--ink-soft);
      }
      .place {
        max-width: 30%;
        padding: calc(0.35 * var(--u)) calc(1 * var(--u));
        border-radius: calc(2 * var(--u));
        background: var(--brand-soft);
        font-size: calc(1.25 * var(--u));
        font-weight: 600;
      }
      .silent {
        background: var(--warn-soft);
        color: var(--warn);
      }
      .muted {
        background: none;
        border: calc(0.1 * var(--u)) solid var(--edge);
        color: var(--ink-soft);
      }
      hall-clock {
        font-size: calc(2.6 * var(--u));
        --clock-date-size: 0.42em;
        --clock-date-ink: var(--ink-soft);
      }
      @media (orientation: portrait) {
        .place:not(.chip) {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) view: BoardView | undefined;
  /** The board was told to speak, and the browser does not let it. */
  @property({ type: Boolean }) silent = false;
  /** Nobody is to hear it: it is muted, or its volume is 0. */
  @property({ type: Boolean }) muted = false;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const [first, second] = this.language.pair;
    const { view } = this;
    const names = view?.hall ?? sharedText.product;
    return html`<header>
      <hall-icon name="building"></hall-icon>
      <div class="hall">
        <h1 data-test="hall-name">${names[first]}</h1>
        <span class="second" lang=${second}>${names[second]}</span>
      </div>
      ${view === undefined ? nothing : html`<span class="place" data-test="board-name">${view.name[first]}</span>`}
      ${this.silent ? html`<span class="place chip silent" role="status" data-test="silent">${say(displayText.silent, first)}</span>` : nothing}
      ${this.muted ? html`<span class="place chip muted" data-test="muted">${say(displayText.muted, first)}</span>` : nothing}
      <hall-clock date .timeZone=${view?.timeZone ?? 'Asia/Shanghai'} data-test="clock"></hall-clock>
    </header>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'display-head': DisplayHead;
  }
}
