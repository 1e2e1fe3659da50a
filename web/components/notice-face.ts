import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Language } from '../../core/base/names.ts';
import type { NoticeContent } from '../../core/notice/notice.ts';
import { base } from '../base.ts';
import { fitLetters } from '../fit-letters.ts';
import { LanguageController } from '../language/language-controller.ts';
import { noticeWords } from '../text/notice-words.ts';
import { here } from '../link/own-hall.ts';

/** The letters of a text, as parts of the shorter side of the box. */
const LARGEST = 0.3;
const SMALLEST = 0.02;
const PADDING = 0.06;

/**
 * @summary One notice as large as its box lets it be: words, a picture, a silent film, a page. Boards and their preview
 * paint it with this.
 * @fires {CustomEvent<void>} notice-ready - It can be seen.
 * @fires {CustomEvent<string>} notice-broken - It cannot be shown; the detail says why, for the record.
 */
@customElement('notice-face')
export class NoticeFace extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        position: relative;
        min-width: 0;
        min-height: 0;
        overflow: hidden;
        background: var(--surface);
        color: var(--ink);
      }
      img,
      video,
      iframe {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        border: 0;
        object-fit: contain;
        background: var(--surface);
      }
      .frame {
        position: absolute;
        inset: 0;
        display: grid;
        align-content: center;
        overflow: hidden;
      }
      .words {
        font-weight: 600;
        line-height: 1.25;
        text-align: center;
        overflow-wrap: anywhere;
        text-wrap: balance;
      }
      /* Not around them: the line ends of the template would be lines too. */
      p {
        white-space: pre-line;
      }
      p + p {
        margin-top: 0.5em;
        font-size: 0.72em;
        font-weight: 500;
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) content: NoticeContent | undefined;
  /** The languages of the glass, if they are not those of this page. */
  @property({ attribute: false }) languages: readonly Language[] | undefined;
  /** Where its file is, if it has one: a blob of the board's own store, or the hall's address of it. */
  @property() src: string | undefined;
  /** A film that stands still at its beginning: a thumbnail, or one whose turn has not come. */
  @property({ type: Boolean }) still = false;
  @query('.frame') private readonly frame!: HTMLElement | null;
  @query('video') private readonly film!: HTMLVideoElement | null;
  @query('.words') private readonly words!: HTMLElement | null;
  private readonly language = new LanguageController(this);
  private readonly resized = new ResizeObserver(() => this.fit());

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  override render(): TemplateResult | typeof nothing {
    const { content } = this;
    if (content === undefined) return nothing;
    switch (content.kind) {
      case 'text':
        return html`<div class="frame" data-test="notice-text">
          <div class="words">
            ${noticeWords(content.text, this.languages ?? this.language.shown).map(
              ([language, words]) => html`<p lang=${language}>${words}</p>`,
            )}
          </div>
        </div>`;
      case 'image':
        return html`<img
          data-test="notice-image"
          alt=""
          src=${this.file(content.media)}
          @load=${this.ready}
          @error=${() => this.broken(`the picture ${content.media} cannot be shown`)}
        />`;
      case 'video':
        // No sound: loudspeakers are for calls.
        return html`<video
          data-test="notice-video"
          src=${this.file(content.media)}
          .muted=${true}
          ?autoplay=${!this.still}
          loop
          playsinline
          @loadeddata=${this.ready}
          @error=${() => this.broken(`the film ${content.media} cannot be played`)}
        ></video>`;
      case 'page':
        // Its scripts run as nobody: no cookies, no storage, no way to the board around it.
        return html`<iframe
          data-test="notice-page"
          title=${content.url}
          tabindex="-1"
          sandbox="allow-scripts"
          src=${here(content.url)}
          @load=${this.ready}
        ></iframe>`;
    }
  }

  /** Lets go of its film: browsers play only so many at once. For one that will not be shown again. */
  unload(): void {
    this.film?.removeAttribute('src');
    this.film?.load();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.fit();
    if (changed.get('still') !== undefined) this.roll();
    if (changed.has('content') && this.content?.kind === 'text') this.ready();
  }

  private file(media: string): string {
    return this.src ?? here(`/api/v1/media/${media}`);
  }

  private roll(): void {
    if (this.film === null) return;
    if (this.still) return this.film.pause();
    this.film.currentTime = 0;
    // Silent films need no touch; one that is taken away before it began is no fault.
    void this.film.play().catch(() => undefined);
  }

  private readonly ready = (): void => {
    this.dispatchEvent(new CustomEvent('notice-ready'));
  };

  private broken(why: string): void {
    this.dispatchEvent(new CustomEvent('notice-broken', { detail: why }));
  }

  private fit(): void {
    if (this.frame === null || this.words === null) return;
    const { clientWidth, clientHeight } = this.frame;
    const side = Math.min(clientWidth, clientHeight);
    if (side === 0) return;
    const padding = PADDING * side;
    this.frame.style.padding = `${padding}px`;
    const room = { width: clientWidth - 2 * padding, height: clientHeight - 2 * padding };
    fitLetters(this.words, room, SMALLEST * side, LARGEST * side);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-face': NoticeFace;
  }
}
