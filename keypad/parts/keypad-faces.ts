import { css, html, LitElement, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Grade } from '../../core/queue/rating.ts';
import { base } from '../../web/base.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { keypadText } from '../../web/text/keypad.ts';
import { gradeText } from '../../web/text/rating.ts';
import type { FaceKey } from '../faces.ts';
import { pressEvent } from '../press.ts';

/** How the mouth is bent, by grade: how far its middle lies below its ends. */
const SMILE = { 5: 7, 4: 4.5, 3: 0, 2: -4, 1: -6.5 } as const satisfies Readonly<Record<Grade, number>>;

/**
 * @summary Keys with faces, from very good to very bad.
 * @event device-press - a face was pressed
 */
@customElement('keypad-faces')
export class KeypadFaces extends LitElement {
  static override styles = [
    base,
    css`
      .faces {
        display: flex;
        justify-content: space-between;
        gap: 6px;
      }
      button {
        display: grid;
        align-content: start;
        justify-items: center;
        gap: 7px;
        flex: 1;
        min-width: 0;
        padding: 4px 0;
        border-radius: 10px;
        color: #f3f6f5;
        font-size: 13px;
        line-height: 1.2;
        text-align: center;
        text-wrap: balance;
      }
      button:focus-visible {
        outline-color: #ffb454;
        outline-offset: 0;
      }
      svg {
        width: min(100%, 54px);
        border-radius: 50%;
        box-shadow: 0 4px 10px rgb(0 0 0 / 45%);
        transition: transform 90ms;
      }
      button:hover:not(:disabled) svg {
        transform: scale(1.06);
      }
      button:active:not(:disabled) svg {
        transform: translateY(2px) scale(0.95);
      }
      button:disabled svg {
        filter: grayscale(1);
        opacity: 0.6;
      }
      circle {
        fill: var(--face);
      }
      .eye {
        fill: #1d1a12;
      }
      path {
        fill: none;
        stroke: #1d1a12;
        stroke-width: 2.6;
        stroke-linecap: round;
      }
      .grade-5 {
        --face: #63c174;
      }
      .grade-4 {
        --face: #a4cc55;
      }
      .grade-3 {
        --face: #f1cd4b;
      }
      .grade-2 {
        --face: #f2a24a;
      }
      .grade-1 {
        --face: #ee7660;
      }
    `,
  ];

  @property({ attribute: false }) faces: readonly FaceKey[] = [];
  @property({ type: Boolean }) disabled = false;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<div class="faces" role="group" aria-label=${say(keypadText.faces)}>
      ${this.faces.map(
        ({ grade, press }) =>
          html`<button
            type="button"
            class="grade-${grade}"
            data-test="face-${grade}"
            ?disabled=${this.disabled}
            @click=${() => this.dispatchEvent(pressEvent(press, say(gradeText[grade])))}
          >
            ${face(grade)}<span>${say(gradeText[grade])}</span>
          </button>`,
      )}
    </div>`;
  }
}

function face(grade: Grade): TemplateResult {
  return html`<svg viewBox="0 0 40 40" aria-hidden="true">
    <circle cx="20" cy="20" r="20"></circle>
    ${[13.5, 26.5].map((x): SVGTemplateResult => svg`<circle class="eye" cx=${x} cy="15.5" r="2.4"></circle>`)}
    <path d="M12 ${26 - SMILE[grade] / 2}Q20 ${26 + SMILE[grade] * 1.5} 28 ${26 - SMILE[grade] / 2}"></path>
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'keypad-faces': KeypadFaces;
  }
}
