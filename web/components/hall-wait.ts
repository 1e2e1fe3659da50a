import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WaitSeconds } from '../../core/protocol/shapes/fields.ts';
import { base } from '../base.ts';
import { LanguageController } from '../language/language-controller.ts';
import { waitWords } from '../../core/base/wait-words.ts';
import { sharedText } from '../text/shared.ts';
import { waitParts } from '../text/wait-parts.ts';

/**
 * @summary An estimated wait as an interval; without an estimate, that no counter is open yet.
 */
@customElement('hall-wait')
export class HallWait extends LitElement {
  static override styles = [
    base,
    css`
      span {
        font-variant-numeric: tabular-nums;
        display: inline-block;
        word-break: keep-all;
        white-space: pre-wrap;
      }
    `,
  ];

  @property({ attribute: false }) wait: WaitSeconds | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const text =
      this.wait === undefined
        ? this.language.say(sharedText.noCounterOpen)
        : waitWords(this.wait, this.language.current);
    return html`<span data-test="wait">${waitParts(text).map((part) => html`<span>${part}</span>`)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-wait': HallWait;
  }
}
