import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { chanceWords, isDoubtful } from '../../core/base/chance-words.ts';
import type { WaitSeconds } from '../../core/protocol/shapes/fields.ts';
import { base } from '../base.ts';
import { LanguageController } from '../language/language-controller.ts';

/**
 * @summary Until when a number is certain to be called today, or that it may not be; nothing where nobody can say.
 */
@customElement('hall-chance')
export class HallChance extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: contents;
      }
      span {
        display: block;
        font-weight: 700;
        color: var(--good);
        font-variant-numeric: tabular-nums;
        text-wrap: balance;
      }
      .doubtful {
        color: var(--warn);
      }
    `,
  ];

  @property({ attribute: false }) wait: WaitSeconds | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult | typeof nothing {
    const { wait } = this;
    const words = wait === undefined ? undefined : chanceWords(wait, this.language.current);
    if (wait === undefined || words === undefined) return nothing;
    return html`<span class=${isDoubtful(wait) ? 'doubtful' : ''} data-test="chance">${words}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-chance': HallChance;
  }
}
