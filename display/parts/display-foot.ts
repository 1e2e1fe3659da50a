import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Language } from '../../core/base/names.ts';
import type { BoardView } from '../../core/protocol/shapes/board.ts';
import type { IntakeView } from '../../core/protocol/shapes/intake.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { displayText } from '../../web/text/display.ts';
import { whenText } from '../../web/text/moments.ts';
import { say } from '../../web/text/say.ts';
import type { Words } from '../../web/text/words.ts';
import { displayBase } from '../display-base.ts';
import { lostAtText } from '../announce/freshness.ts';
import { pageAt } from '../paging.ts';
import '../../web/components/hall-icon.ts';

const NOTICE_MS = 12_000;

/**
 * @summary The strip along the bottom: what the hall has to say, and from when its data are when the board is cut off.
 */
@customElement('display-foot')
export class DisplayFoot extends LitElement {
  static override styles = [
    displayBase,
    css`
      footer {
        display: flex;
        align-items: center;
        gap: calc(1 * var(--u));
        min-height: calc(3.5 * var(--u));
        padding: calc(0.4 * var(--u)) calc(1.8 * var(--u));
        background: var(--band-deep);
        color: #fff;
        font-size: calc(1.35 * var(--u));
      }
      footer.stale {
        background: var(--called-deep);
      }
      hall-icon {
        font-size: calc(1.7 * var(--u));
      }
      p {
        flex: 1;
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        column-gap: 1.2em;
        min-width: 0;
        font-weight: 600;
      }
      .second {
        font-size: 0.85em;
      }
      .dated {
        font-weight: 600;
        white-space: nowrap;
      }
      .unpaired {
        display: grid;
        flex: none;
        max-width: 55%;
        font-size: calc(0.95 * var(--u));
        line-height: 1.3;
        text-align: right;
      }
    `,
  ];

  @property({ attribute: false }) view: BoardView | undefined;
  @property() freshness: 'fresh' | 'dated' | 'stale' = 'fresh';
  /** When the line broke, in the hall's time. */
  @property({ type: Number }) lostAt = 0;
  @property({ type: Number }) now = 0;
  /** The board has no identity: it shows everything, and the hall neither hears it nor speaks through it. */
  @property({ type: Boolean }) unpaired = false;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { freshness } = this;
    return html`<footer class=${freshness}>
      <hall-icon name=${freshness === 'fresh' ? 'info' : 'offline'}></hall-icon>
      ${freshness === 'stale' ? nothing : html`<p role="status" data-test="notice">${this.stacked(this.words())}</p>`}
      ${freshness === 'fresh' ? nothing : html`<span class="dated" data-test="data-as-of">${this.dated()}</span>`}
      ${this.unpaired ? html`<span class="unpaired" data-test="unpaired">${this.stacked(displayText.unpaired)}</span>` : nothing}
    </footer>`;
  }

  private words(): Words {
    const intake = this.view?.intake;
    const own: Words[] = intake === undefined || intake.open ? [] : [this.shut(intake)];
    const all = [...own, ...(this.view?.notices ?? []).map((notice) => notice.text)];
    return pageAt(all, 1, this.now, NOTICE_MS).items[0] ?? displayText.guide;
  }

  private shut({ why, opensAt }: Extract<IntakeView, { readonly open: false }>): Words {
    if (why === 'stopped') return displayText.intakeStopped;
    if (opensAt === undefined) return displayText.intakeClosed;
    const zone = this.view?.timeZone ?? 'Asia/Shanghai';
    const text = (language: Language): string =>
      say(displayText.opensAt, language, { when: whenText(opensAt, this.now, language, zone) });
    return { 'zh-Hans': text('zh-Hans'), 'zh-Hant': text('zh-Hant'), en: text('en') };
  }

  private dated(): string {
    const zone = this.view?.timeZone ?? 'Asia/Shanghai';
    const time = lostAtText(this.lostAt, zone);
    return this.language.shown.map((language) => say(displayText.dataAsOf, language, { time })).join(' · ');
  }

  private stacked(words: Words): TemplateResult {
    const [first, second] = this.language.pair;
    return html`<span>${words[first]}</span><span class="second" lang=${second}>${words[second]}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'display-foot': DisplayFoot;
  }
}
