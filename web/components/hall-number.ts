import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../base.ts';
import { LanguageController } from '../language/language-controller.ts';
import { sharedText } from '../text/shared.ts';

/**
 * @summary A ticket number in figures of one width; its size is the font size of the place it stands in.
 */
@customElement('hall-number')
export class HallNumber extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
        font-weight: 700;
        font-variant-numeric: tabular-nums lining-nums;
        letter-spacing: 0.01em;
        line-height: 1;
        white-space: nowrap;
      }
    `,
  ];

  @property() number = '';
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const label = this.language.say(sharedText.ticketNumber, { number: this.number });
    return html`<span aria-hidden="true" data-test="number">${this.number}</span
      ><span class="visually-hidden">${label}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-number': HallNumber;
  }
}
