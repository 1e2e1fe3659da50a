import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { counterBase } from '../counter-base.ts';
import '../../web/components/hall-icon.ts';

/**
 * @summary This counter is worked at on another screen: take it over, or choose another one.
 * @event seat-take - the clerk wants to work here
 * @event sign-out - the clerk leaves
 */
@customElement('counter-elsewhere')
export class CounterElsewhere extends LitElement {
  static override styles = [
    counterBase,
    css`
      :host {
        display: grid;
        place-items: center;
        min-height: calc(100vh - var(--above, 0px));
      }
      main {
        display: grid;
        justify-items: center;
        gap: var(--space-4);
        max-width: 34em;
        padding: var(--space-6);
        text-align: center;
      }
      hall-icon {
        font-size: 64px;
        color: var(--brand);
      }
      p {
        color: var(--ink-soft);
        font-size: var(--text-l);
      }
      .ends {
        display: flex;
        gap: var(--space-3);
      }
      button {
        min-height: 56px;
        padding: 0 var(--space-5);
        font-size: var(--text-l);
      }
    `,
  ];

  @property({ attribute: false }) view: CounterView | undefined;
  /** It was taken from this screen a moment ago; else it was found taken. */
  @property({ type: Boolean }) taken = false;
  @property({ type: Boolean }) online = true;
  @query('.take') private takeButton!: HTMLButtonElement;
  private readonly language = new LanguageController(this);

  protected override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed);
    // Not the button itself: a clerk who goes on typing would take the counter back without having looked.
    if (!this.taken) this.takeButton.focus();
  }

  override render(): TemplateResult {
    const { language } = this;
    const counter = this.view === undefined ? '' : language.name(this.view.name);
    return html`<main role="alert" data-test="elsewhere">
      <hall-icon name="window"></hall-icon>
      <h1>${language.say(this.taken ? counterText.seatTaken : counterText.seatElsewhere, { counter })}</h1>
      <p>${language.say(counterText.seatHint)}</p>
      <div class="ends">
        <button
          class="button strong take"
          type="button"
          data-test="take-over"
          ?disabled=${!this.online}
          @click=${() => this.tell('seat-take')}
        >
          ${language.say(counterText.seatTake)}
        </button>
        <button class="button" type="button" data-test="leave-seat" @click=${() => this.tell('sign-out')}>
          ${language.say(counterText.seatLeave)}
        </button>
      </div>
    </main>`;
  }

  private tell(name: 'seat-take' | 'sign-out'): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-elsewhere': CounterElsewhere;
  }
}
