import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { NoticeText } from '../../core/notice/notice.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import '../../web/components/hall-icon.ts';
import { fitLetters } from '../../web/fit-letters.ts';
import { displayBase } from '../display-base.ts';
import { noticeWords } from '../../web/text/notice-words.ts';

/** Letters as large as fit, in hundredths of the board's long side. */
const LARGEST = 8;
/** Nothing of it is cut off, however long it is. */
const SMALLEST = 0.6;

/**
 * @summary What the whole hall has to know at once, in letters as large as fit. The newest call stays above it.
 */
@customElement('display-emergency')
export class DisplayEmergency extends LitElement {
  static override styles = [
    displayBase,
    css`
      section {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: calc(2.5 * var(--u));
        height: 100%;
        padding: calc(1.5 * var(--u)) calc(3 * var(--u));
        overflow: hidden;
        border-radius: var(--emergency-corner, calc(0.8 * var(--u)));
        background: #9b1c1c;
        color: #fff;
      }
      hall-icon {
        font-size: calc(9 * var(--u));
      }
      div {
        max-height: 100%;
        font-weight: 700;
        overflow-wrap: anywhere;
        text-wrap: pretty;
        white-space: pre-line;
      }
      p + p {
        margin-top: 0.4em;
        font-size: 0.75em;
      }
    `,
  ];

  @property({ attribute: false }) text: NoticeText = {};
  @query('section') private readonly frame!: HTMLElement;
  @query('div') private readonly words!: HTMLElement;
  private readonly language = new LanguageController(this);
  private readonly resized = new ResizeObserver(() => this.fit());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
  }

  override render(): TemplateResult {
    return html`<section role="alert" data-test="emergency">
      <hall-icon name="warning"></hall-icon>
      <div>
        ${noticeWords(this.text, this.language.pair).map(([language, words]) => html`<p lang=${language}>${words}</p>`)}
      </div>
    </section>`;
  }

  protected override updated(_changed: PropertyValues): void {
    this.fit();
  }

  private fit(): void {
    if (!this.hasUpdated) return;
    const { paddingTop, paddingBottom } = getComputedStyle(this.frame);
    const height = this.frame.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
    const [short, long] = [Math.min(innerWidth, innerHeight), Math.max(innerWidth, innerHeight)];
    // As `--u` of display.css.
    const unit = Math.min(long, (short * 16) / 9) / 100;
    fitLetters(this.words, { width: this.words.clientWidth, height }, SMALLEST * unit, LARGEST * unit);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'display-emergency': DisplayEmergency;
  }
}
