import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { MEANINGS, type FigureId } from '../../core/protocol/meanings.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { managerText } from '../../web/text/manager.ts';
import { managerBase } from '../manager-base.ts';
import '../../web/components/hall-icon.ts';

/** Between the button and what it opens, and to the edges of the page. */
const GAP = 8;

/**
 * @summary The (i) beside a figure: what it counts, by a click or a key; Esc closes it.
 */
@customElement('manager-meaning')
export class ManagerMeaning extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: inline-block;
        vertical-align: middle;
      }
      button {
        display: grid;
        place-items: center;
        width: 24px;
        height: 24px;
        border-radius: var(--radius-full);
        font-size: 15px;
        color: var(--ink-soft);
      }
      button:hover,
      button[aria-expanded='true'] {
        background: var(--brand-soft);
        color: var(--brand-strong);
      }
      /* As large as a finger there, and no more room taken from the figure. */
      @media (max-width: 520px) and (pointer: coarse) {
        button {
          margin: -10px;
        }
      }
      [popover] {
        position: fixed;
        inset: auto;
        width: max-content;
        max-width: 380px;
        margin: 0;
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--edge-strong);
        border-radius: var(--radius-m);
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow-2);
        font-size: 15px;
        font-weight: 400;
        line-height: 1.5;
        text-align: start;
        white-space: normal;
      }
      p + p {
        margin-top: var(--space-2);
      }
    `,
  ];

  /** The figures that it stands beside. */
  @property({ attribute: false }) of: readonly FigureId[] = [];
  /** What the figure is called there. */
  @property() label = '';
  @query('[popover]') private text!: HTMLElement;
  @query('button') private button!: HTMLButtonElement;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<button
        type="button"
        data-test="meaning"
        popovertarget="text"
        aria-label=${say(managerText.meaningOf, { figure: this.label })}
        @click=${(event: Event) => event.stopPropagation()}
      >
        <hall-icon name="info"></hall-icon>
      </button>
      <div
        id="text"
        popover
        role="note"
        data-test="meaning-text"
        @toggle=${(event: ToggleEvent) => this.toggled(event)}
      >
        ${this.of.map((figure) => html`<p>${say(MEANINGS[figure])}</p>`)}
      </div>`;
  }

  /** Below the button, within the page. */
  private toggled({ newState }: ToggleEvent): void {
    this.button.setAttribute('aria-expanded', newState === 'open' ? 'true' : 'false');
    if (newState !== 'open') return;
    const { left, bottom, top } = this.button.getBoundingClientRect();
    const { width, height } = this.text.getBoundingClientRect();
    const below = bottom + GAP + height < innerHeight;
    this.text.style.left = `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`;
    this.text.style.top = `${below ? bottom + GAP : Math.max(GAP, top - GAP - height)}px`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-meaning': ManagerMeaning;
  }
}
