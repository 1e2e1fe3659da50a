import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LANGUAGES, type Language } from '../../core/base/names.ts';
import { base } from '../base.ts';
import { LanguageController } from '../language/language-controller.ts';
import { languageNames, languageSigns, sharedText } from '../text/shared.ts';

/**
 * @summary The languages of the hall, each in its own words; a touch switches the page.
 * @event language-change - the page speaks another language now
 */
@customElement('hall-language')
export class HallLanguage extends LitElement {
  static override styles = [
    base,
    css`
      div {
        display: inline-flex;
        gap: var(--space-1);
        padding: var(--space-1);
        border-radius: var(--radius-m);
        background: var(--language-ground, var(--surface-sunk));
      }
      button {
        min-height: var(--language-height, 36px);
        padding: 0 0.9em;
        border-radius: calc(var(--radius-m) - 4px);
        font-size: var(--language-size, var(--text-s));
        font-weight: 500;
        color: var(--language-ink, var(--ink-soft));
        text-align: center;
        white-space: nowrap;
      }
      button[aria-pressed='true'] {
        background: var(--surface);
        color: var(--brand-strong);
        font-weight: 700;
        box-shadow: var(--shadow-1);
      }
    `,
  ];

  /** The languages to offer, the hall file's; all of them until that is known. */
  @property({ attribute: false }) languages: readonly Language[] | undefined;
  /** A sign for each, where there is little room; its whole name is said. */
  @property({ type: Boolean }) short = false;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const offered = LANGUAGES.filter((each) => this.languages?.includes(each) ?? true);
    return html`<div role="group" aria-label=${this.language.say(sharedText.language)}>
      ${offered.map((each) => this.button(each))}
    </div>`;
  }

  private button(each: Language): TemplateResult {
    const pressed = each === this.language.current;
    const [name, sign] = [languageNames[each], languageSigns[each]];
    // What is seen has to be part of what is said.
    const said = name.startsWith(sign) ? name : `${sign}, ${name}`;
    return html`<button
      type="button"
      lang=${each}
      aria-pressed=${pressed ? 'true' : 'false'}
      aria-label=${this.short ? said : nothing}
      title=${this.short ? name : nothing}
      data-test="language-${each}"
      @click=${() => this.choose(each)}
    >
      ${this.short ? sign : name}
    </button>`;
  }

  private choose(each: Language): void {
    this.language.set(each);
    this.dispatchEvent(new CustomEvent('language-change', { detail: each, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-language': HallLanguage;
  }
}
