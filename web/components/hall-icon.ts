import { css, html, LitElement, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icons, type IconName } from './icons.ts';

/**
 * @summary A drawn sign, as high as the text beside it. Says nothing to a screen reader: the words beside it do.
 */
@customElement('hall-icon')
export class HallIcon extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
      width: 1.2em;
      height: 1.2em;
      vertical-align: -0.22em;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.8;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;

  @property() name: IconName = 'info';
  /** In place of one that has a name. */
  @property({ attribute: false }) drawing: SVGTemplateResult | undefined;

  override render(): TemplateResult {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true">${this.drawing ?? icons[this.name]}</svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-icon': HallIcon;
  }
}
