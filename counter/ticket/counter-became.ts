import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { Became } from '../../core/queue/counter-act.ts';
import { ClockController } from '../../web/clock-controller.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { KEY_CAPS, type KeyTarget } from '../keys/actions.ts';
import { counterBase } from '../counter-base.ts';
import { whyNot } from '../keys/legality.ts';

/**
 * @summary Asks what became of the one in hand, who was called a moment ago: one key answers. A hasty Enter is none.
 * @event became - `finished` or `missed`
 */
@customElement('counter-became')
export class CounterBecame extends LitElement {
  static override styles = [
    counterBase,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      .choice {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: var(--space-3);
        width: 100%;
        min-height: 60px;
        padding: 0 var(--space-4);
        border: 1.5px solid var(--edge-strong);
        border-radius: var(--radius-s);
        font-size: 19px;
        font-weight: 600;
        text-align: left;
      }
      .choice:hover:not(:disabled),
      .choice:focus-visible {
        border-color: var(--brand);
        background: var(--brand-soft);
      }
      .choice:disabled {
        border-style: dashed;
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) view!: CounterView;
  /** The word on the key of each target. */
  @property({ attribute: false }) caps: Readonly<Record<KeyTarget, string>> = KEY_CAPS;
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    const why = whyNot('no-show', this.view, { online: true, busy: false }, this.clock.now);
    const missed =
      why === undefined ? say(counterText.notThere) : say(counterText.notYetMissed, { why: this.language.say(why) });
    return html`<p>${say(counterText.becameHint, { number: this.view.ticket?.number ?? '' })}</p>
      ${this.choice('finished', this.caps.finish, say(counterText.cameFinished), false)}
      ${this.choice('missed', this.caps['no-show'], missed, why !== undefined)}`;
  }

  private choice(became: Became, cap: string, label: string, disabled: boolean): TemplateResult {
    return html`<button
      type="button"
      class="choice"
      data-test="became-${became}"
      ?disabled=${disabled}
      @click=${() => this.dispatchEvent(new CustomEvent('became', { detail: became, bubbles: true, composed: true }))}
    >
      <kbd>${cap}</kbd><span>${label}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-became': CounterBecame;
  }
}
