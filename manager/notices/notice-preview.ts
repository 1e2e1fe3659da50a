import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Language } from '../../core/base/names.ts';
import type { NoticeContent } from '../../core/notice/notice.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { noticesText } from '../../web/text/notices.ts';
import { styled } from '../../web/styled.ts';
import '../../web/components/notice-face.ts';
import { managerBase } from '../manager-base.ts';

/** What boards show that have no languages of their own in the hall file, whatever the reader of this page speaks. */
const BOARD_LANGUAGES: readonly Language[] = ['zh-Hans', 'en'];

/**
 * @summary A notice as it will stand on a landscape and on a portrait board: the board is a sketch, the notice is
 * painted by what paints it on boards.
 */
@customElement('notice-preview')
export class NoticePreview extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: flex;
        gap: var(--space-4);
        align-items: flex-start;
      }
      figure {
        display: grid;
        gap: 4px;
        margin: 0;
      }
      figcaption {
        font-size: 13px;
        color: var(--ink-soft);
      }
      .glass {
        position: relative;
        overflow: hidden;
        border: 3px solid #222;
        border-radius: 6px;
        background: var(--ground);
      }
      .landscape .glass {
        width: 384px;
        height: 216px;
      }
      .portrait .glass {
        width: 144px;
        height: 256px;
      }
      .part,
      notice-face,
      .empty {
        position: absolute;
        border-radius: 4px;
      }
      .part {
        background: var(--edge);
      }
      .part.band {
        background: var(--brand-strong);
      }
      notice-face,
      .empty {
        border-radius: 4px;
      }
      .empty {
        display: grid;
        place-items: center;
        background: var(--surface);
        font-size: 12px;
        color: var(--ink-soft);
      }
      .landscape .face {
        left: 58.4%;
        top: 45.6%;
        width: 40.2%;
        height: 46.4%;
      }
      .portrait .face {
        left: 2.4%;
        top: 64.5%;
        width: 95.2%;
        height: 29%;
      }
    `,
  ];

  @property({ attribute: false }) content: NoticeContent | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<figure class="landscape">
        <div class="glass" data-test="preview-landscape">
          <i class="part" .style=${styled({ inset: '0 0 91% 0' })}></i>
          <i class="part band" .style=${styled({ inset: '10.5% 1.4% 56.5% 1.4%' })}></i>
          ${[0, 1, 2].map((row) => html`<i class="part" .style=${styled({ left: '1.4%', width: '30%', top: `${50.5 + row * 14.4}%`, height: '13%' })}></i>`)}
          <i class="part" .style=${styled({ inset: '45.6% 42.7% 8% 32.4%' })}></i>
          ${this.face()}
        </div>
        <figcaption>${say(noticesText.landscape)}</figcaption>
      </figure>
      <figure class="portrait">
        <div class="glass" data-test="preview-portrait">
          <i class="part" .style=${styled({ inset: '0 0 95% 0' })}></i>
          <i class="part band" .style=${styled({ inset: '6% 2.4% 67% 2.4%' })}></i>
          ${[0, 1, 2, 3].map((row) => html`<i class="part" .style=${styled({ left: '2.4%', width: '50%', top: `${35 + row * 7.2}%`, height: '6.4%' })}></i>`)}
          <i class="part" .style=${styled({ inset: '34% 2.4% 36.6% 55%' })}></i>
          ${this.face()}
        </div>
        <figcaption>${say(noticesText.portrait)}</figcaption>
      </figure>`;
  }

  private face(): TemplateResult {
    return this.content === undefined
      ? html`<span class="empty face">${this.language.say(noticesText.nothingYet)}</span>`
      : html`<notice-face class="face" .content=${this.content} .languages=${BOARD_LANGUAGES}></notice-face>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-preview': NoticePreview;
  }
}
