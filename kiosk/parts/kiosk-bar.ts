import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Language } from '../../core/base/names.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { kioskText } from '../../web/text/kiosk.ts';
import { sharedText } from '../../web/text/shared.ts';
import { ask } from '../ask.ts';
import { kioskBase } from '../kiosk-base.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-language.ts';

/**
 * @summary The bar at the foot of every screen: languages, large text, home.
 * @event ask - home, enlarge
 */
@customElement('kiosk-bar')
export class KioskBar extends LitElement {
  static override styles = [
    kioskBase,
    css`
      :host {
        --language-height: var(--touch);
        --language-size: var(--text-bar);
      }
      footer {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: calc(2 * var(--gap));
        padding: calc(4 * var(--mm)) var(--edge-space);
        background: var(--surface);
        border-top: 2px solid var(--edge);
      }
      .modes {
        display: flex;
        gap: var(--gap);
      }
      .plain {
        white-space: nowrap;
        padding: 0 0.8em;
        font-size: var(--text-bar);
      }
      .plain[aria-pressed='true'] {
        background: var(--brand);
        border-color: var(--brand);
        color: var(--on-brand);
      }
    `,
  ];

  @property({ attribute: false }) languages: readonly Language[] | undefined;
  @property({ type: Boolean }) large = false;
  @property({ type: Boolean }) home = false;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<footer>
      <hall-language
        .languages=${this.languages}
        @language-change=${() => ask(this, { name: 'touch' })}
      ></hall-language>
      <div class="modes">
        ${
          this.home
            ? html`<button type="button" class="plain" data-test="home" @click=${() => ask(this, { name: 'home' })}>
                <hall-icon name="home"></hall-icon>${say(sharedText.home)}
              </button>`
            : nothing
        }
        <button
          type="button"
          class="plain"
          data-test="large-text"
          aria-pressed=${this.large ? 'true' : 'false'}
          @click=${() => ask(this, { name: 'enlarge', large: !this.large })}
        >
          <hall-icon name="text"></hall-icon>${say(kioskText.largeText)}
        </button>
      </div>
    </footer>`;
  }
}
