import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base } from '../base.ts';
import { fitLetters } from '../fit-letters.ts';
import { LanguageController } from '../language/language-controller.ts';
import { noticeWords } from '../text/notice-words.ts';
import { WatchController } from '../link/watch-controller.ts';
import './hall-icon.ts';

/** The sign above the words, where they have all of a page. */
const SIGN_EM = 2.5;
const LEAST_PX = 14;

/**
 * @summary What the whole hall has to know at once, as a band above a page that goes on working. Takes no room while
 * there is nothing. Sets `--above` of the page to its height: what is as high as the window leaves it out.
 * @attr on - set while there is an emergency
 */
@customElement('hall-alarm')
export class HallAlarm extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      [role='alert'],
      section {
        height: 100%;
      }
      section {
        display: flex;
        align-items: center;
        gap: 0.7em;
        padding: 0.4em 1em;
        border-bottom: 3px solid #fff;
        background: #9b1c1c;
        color: #fff;
        font-size: var(--alarm-size, var(--text-l));
        font-weight: 700;
        line-height: 1.25;
      }
      hall-icon {
        flex: none;
        font-size: 1.6em;
      }
      p {
        display: -webkit-box;
        overflow: hidden;
        overflow-wrap: anywhere;
        text-wrap: pretty;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      p + p {
        margin-top: 0.3em;
        font-size: 0.8em;
      }
      /* Letters as large as fit, up to --alarm-size. */
      :host([whole]) section {
        flex-direction: column;
        justify-content: center;
        gap: 0.5em;
      }
      :host([whole]) hall-icon {
        font-size: ${SIGN_EM}em;
      }
      :host([whole]) p {
        display: block;
      }
      :host([line]) section {
        padding: 1px 6px;
        border: 0;
        border-radius: 4px;
      }
      :host([line]) p {
        -webkit-line-clamp: 1;
      }
    `,
  ];

  /** In the page's language and one more, for citizens; otherwise in the page's alone. */
  @property({ type: Boolean }) both = false;
  /** As one line among others. */
  @property({ type: Boolean, reflect: true }) line = false;
  /** Over all the room that it is given, nothing of it cut off. */
  @property({ type: Boolean, reflect: true }) whole = false;
  @query('section') private readonly frame!: HTMLElement | null;
  @query('section div') private readonly words!: HTMLElement | null;
  private readonly language = new LanguageController(this);
  private readonly watch = new WatchController(this, 'emergency');

  private readonly resized = new ResizeObserver(() => this.measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
    if (!this.line) document.documentElement.style.removeProperty('--above');
  }

  protected override willUpdate(): void {
    this.toggleAttribute('on', this.watch.view?.text !== undefined);
  }

  protected override updated(): void {
    this.measure();
  }

  private measure(): void {
    const { frame, words } = this;
    if (!this.line) document.documentElement.style.setProperty('--above', `${String(this.offsetHeight)}px`);
    if (frame === null || words === null) return;
    words.style.fontSize = '';
    if (!this.whole) return;
    const most = parseFloat(getComputedStyle(frame).fontSize);
    // Below the sign, within the padding.
    const height = frame.clientHeight - (SIGN_EM + 1.5) * most;
    fitLetters(words, { width: words.clientWidth, height }, LEAST_PX, most);
  }

  override render(): TemplateResult {
    const { current, pair } = this.language;
    const words = noticeWords(this.watch.view?.text ?? {}, this.both ? pair : [current]).slice(0, this.both ? 2 : 1);
    // The live region stays in place so that a screen reader hears it fill.
    return html`<div role="alert">
      ${
        words.length === 0
          ? nothing
          : html`<section data-test="alarm">
              <hall-icon name="warning"></hall-icon>
              <div>${words.map(([language, text]) => html`<p lang=${language} title=${text}>${text}</p>`)}</div>
            </section>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-alarm': HallAlarm;
  }
}
