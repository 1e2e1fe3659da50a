import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { counterBase } from '../counter-base.ts';
import { loadTicked, saveTicked } from './ticked-store.ts';

/**
 * @summary The papers of a service to tick off. The ticks are this clerk's memory aid: they stay on this PC, also over
 * a reload.
 */
@customElement('counter-materials')
export class CounterMaterials extends LitElement {
  static override styles = [
    counterBase,
    css`
      h3 {
        display: flex;
        justify-content: space-between;
        margin: var(--space-3) 0 var(--space-1);
        font-size: var(--text-s);
        color: var(--ink-soft);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(200px, 1fr));
        gap: 0 var(--space-3);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 32px;
        font-weight: 500;
        line-height: 1.25;
      }
      input {
        flex: none;
        width: 20px;
        height: 20px;
        margin: 0;
        accent-color: var(--brand);
      }
      .ticked {
        color: var(--ink-soft);
      }
      p {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
    `,
  ];

  @property() ticket = '';
  @property({ type: Number }) step = 0;
  @property({ attribute: false }) items: readonly string[] = [];
  @state() private ticked: readonly number[] = [];
  private readonly language = new LanguageController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('ticket') || changed.has('step')) this.ticked = loadTicked(this.ticket, this.step);
  }

  override render(): TemplateResult {
    const { say } = this.language;
    if (this.items.length === 0)
      return html`<h3>${say(counterText.materials)}</h3>
        <p>${say(counterText.noMaterials)}</p>`;
    return html`<h3>
        <span>${say(counterText.materials)}</span
        ><span class="figures">${this.ticked.length} / ${this.items.length}</span>
      </h3>
      <ul data-test="materials">
        ${this.items.map((item, index) => {
          const ticked = this.ticked.includes(index);
          return html`<li>
            <label class=${ticked ? 'ticked' : ''}
              ><input type="checkbox" .checked=${ticked} @change=${() => this.toggle(index)} />${item}</label
            >
          </li>`;
        })}
      </ul>`;
  }

  private toggle(index: number): void {
    this.ticked = this.ticked.includes(index) ? this.ticked.filter((each) => each !== index) : [...this.ticked, index];
    saveTicked(this.ticket, this.step, this.ticked);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-materials': CounterMaterials;
  }
}
