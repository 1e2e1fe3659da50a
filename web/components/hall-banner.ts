import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../base.ts';
import { LanguageController } from '../language/language-controller.ts';
import { LinkController } from '../link/link-controller.ts';
import { sharedText } from '../text/shared.ts';
import './hall-icon.ts';

/** A line that breaks for a moment is not worth a word. */
const GRACE_MS = 1000;

/**
 * @summary Says across the top of the page that the line to the hall is lost, and goes away when it is back.
 */
@customElement('hall-banner')
export class HallBanner extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        /* What the whole hall has to know stays in sight. */
        inset: var(--above, 0px) 0 auto var(--banner-left, 0px);
        z-index: 100;
        pointer-events: none;
      }
      p {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 0.6em;
        padding: 0.55em 1em;
        background: var(--bad);
        color: #fff;
        font-size: var(--banner-size, var(--text-l));
        font-weight: 600;
        border-bottom-left-radius: var(--banner-corner, 0);
        box-shadow: var(--shadow-2);
        animation: drop var(--calm) ease-out;
      }
      @keyframes drop {
        from {
          transform: translateY(-100%);
        }
      }
    `,
  ];

  /** True: shown whatever the link says, for surfaces that know better. */
  @property({ type: Boolean }) lost = false;
  @state() private shown = false;
  private readonly language = new LanguageController(this);
  private readonly hall = new LinkController(this);
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.hall.state !== 'offline') {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.shown = false;
    } else if (!this.shown) {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.shown = this.hall.state === 'offline';
      }, GRACE_MS);
    }
  }

  override render(): TemplateResult {
    const text = this.language.say(sharedText.cutOff);
    // The live region stays in place so that a screen reader hears it fill.
    return html`<div role="status" data-test="cut-off">
      ${this.shown || this.lost ? html`<p><hall-icon name="offline"></hall-icon>${text}</p>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-banner': HallBanner;
  }
}
