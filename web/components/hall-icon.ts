import { css, html, LitElement, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icons, type IconName } from './icons.ts';

/** By its name, or as it is drawn. */
export type Sign = IconName | SVGTemplateResult;

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

  /** A sign that every page has, or one that is drawn for the page. */
  @property() name: Sign = 'info';

  override render(): TemplateResult {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true">
      ${typeof this.name === 'string' ? icons[this.name] : this.name}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-icon': HallIcon;
  }
}
