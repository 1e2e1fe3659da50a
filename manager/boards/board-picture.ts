import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PictureTrouble } from '../../core/protocol/pictures.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { problemOf } from '../../web/link/problem.ts';
import { boardsText, pictureTroubles } from '../../web/text/boards.ts';
import { timeText } from '../../web/text/moments.ts';
import { managerBase } from '../manager-base.ts';
import '../../web/components/hall-icon.ts';
import { here } from '../../web/link/own-hall.ts';

/** While it can be seen, a picture is taken anew so often. */
const EVERY_MS = 15_000;

/**
 * @summary A small picture of what a board shows, taken by its browser while somebody looks; or why there is none.
 */
@customElement('board-picture')
export class BoardPicturePart extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: block;
      }
      figure {
        position: relative;
        display: grid;
        place-items: center;
        width: 100%;
        height: 100%;
        margin: 0;
        overflow: hidden;
        border-radius: var(--radius-s);
        background: #20292b;
        color: #e7eeee;
        font-size: 12px;
        text-align: center;
      }
      img {
        width: 100%;
        height: 100%;
        object-fit: contain;
      }
      figcaption {
        position: absolute;
        right: 0;
        bottom: 0;
        padding: 1px 6px;
        border-top-left-radius: 6px;
        background: rgb(0 0 0 / 72%);
        font-variant-numeric: tabular-nums;
      }
      p {
        padding: var(--space-2);
      }
    `,
  ];

  @property() board = '';
  @property() name = '';
  @property() timeZone = 'Asia/Shanghai';
  @state() private src: string | undefined;
  @state() private takenAt = '';
  @state() private trouble = '';
  @state() private detail = '';
  private seen = false;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly language = new LanguageController(this);
  private readonly sight = new IntersectionObserver((entries) => {
    this.seen = entries.some(({ isIntersecting }) => isIntersecting);
    if (this.seen) void this.take();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.sight.observe(this);
    this.timer = setInterval(() => void this.take(), EVERY_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sight.disconnect();
    clearInterval(this.timer);
    this.forget();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('board') && changed.get('board') !== undefined) this.forget();
  }

  override render(): TemplateResult {
    const { say, current } = this.language;
    return html`<figure data-test="board-picture" data-board=${this.board} data-trouble=${this.trouble}>
      ${
        this.src !== undefined
          ? html`<img src=${this.src} alt=${say(boardsText.pictureOf, { name: this.name })} />
              <figcaption>
                ${timeText(this.takenAt, current, this.timeZone)}${this.trouble === '' ? nothing : html` · <hall-icon name="warning"></hall-icon>`}
              </figcaption>`
          : html`<p title=${this.detail}>
              ${this.trouble === '' ? say(boardsText.pictureComes) : say(pictureTroubles[this.trouble as PictureTrouble] ?? boardsText.noPicture)}
            </p>`
      }
    </figure>`;
  }

  private async take(): Promise<void> {
    if (!this.seen || document.hidden) return;
    const board = this.board;
    try {
      const response = await fetch(here(`/api/v1/boards/${encodeURIComponent(board)}/picture`));
      if (!response.ok) {
        const { code = 'no-picture', detail = '' } = problemOf(await response.json(), response.status);
        this.trouble = code;
        this.detail = detail;
        return;
      }
      const picture = await response.blob();
      if (board !== this.board || !this.isConnected) return;
      this.forget();
      this.src = URL.createObjectURL(picture);
      this.takenAt = response.headers.get('X-Taken-At') ?? '';
      this.trouble = '';
    } catch {
      this.trouble = 'unreachable'; // the page says elsewhere that it is cut off
    }
  }

  private forget(): void {
    if (this.src !== undefined) URL.revokeObjectURL(this.src);
    this.src = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-picture': BoardPicturePart;
  }
}
