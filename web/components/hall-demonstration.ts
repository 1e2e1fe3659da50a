import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../base.ts';
import { LanguageController } from '../language/language-controller.ts';
import { sharedText } from '../text/shared.ts';

/**
 * @summary Says at the top of the page that robots play the hall and its clock is not the true one. Takes no touch.
 */
@customElement('hall-demonstration')
export class HallDemonstration extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        /* What the whole hall has to know stays in sight. */
        inset: var(--above, 0px) 0 auto;
        z-index: 90;
        display: flex;
        justify-content: center;
        pointer-events: none;
      }
      /* In the middle, where no page has a first line of its own, and thin enough to stay above the second. */
      p {
        padding: 0 1em;
        border-radius: 0 0 0.5em 0.5em;
        font-size: clamp(11px, 0.75vmax, 20px);
        font-weight: 600;
        line-height: 1.3;
        white-space: nowrap;
      }
      @media screen {
        :host {
          position: fixed;
        }
        p {
          background: #5b3a00;
          color: #fff;
        }
      }
    `,
  ];

  @property({ type: Number }) speed = 1;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    return html`<p data-test="demonstration">
      ${this.language.say(sharedText.demonstration, { speed: String(this.speed) })}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-demonstration': HallDemonstration;
  }
}

/** Puts the words on the page, once. */
export function showDemonstration(speed: number): void {
  const shown = document.querySelector('hall-demonstration') ?? document.createElement('hall-demonstration');
  shown.speed = speed;
  document.body.append(shown);
}
