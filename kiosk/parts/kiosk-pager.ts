import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LanguageController } from '../../web/language/language-controller.ts';
import { sharedText } from '../../web/text/shared.ts';
import { ask } from '../ask.ts';
import { kioskBase } from '../kiosk-base.ts';
import '../../web/components/hall-icon.ts';

/**
 * @summary Two buttons that turn the pages, and which page it is; nothing where there is one page.
 * @event ask - turn-page
 */
@customElement('kiosk-pager')
export class KioskPager extends LitElement {
  static override styles = [
    kioskBase,
    css`
      nav {
        display: flex;
        align-items: center;
        gap: calc(1.5 * var(--gap));
      }
      span {
        font-size: var(--text-s);
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];

  @property({ type: Number }) page = 0;
  @property({ type: Number }) pages = 1;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult | typeof nothing {
    if (this.pages < 2) return nothing;
    const { say } = this.language;
    const label = say(sharedText.pageOf, { page: this.page + 1, pages: this.pages });
    return html`<nav aria-label=${label}>
      <button
        type="button"
        class="plain"
        data-test="previous-page"
        aria-label=${say(sharedText.previousPage)}
        ?disabled=${this.page === 0}
        @click=${() => this.turn(this.page - 1)}
      >
        <hall-icon name="left"></hall-icon>
      </button>
      <span>${this.page + 1} / ${this.pages}</span>
      <button
        type="button"
        class="plain"
        data-test="next-page"
        aria-label=${say(sharedText.nextPage)}
        ?disabled=${this.page >= this.pages - 1}
        @click=${() => this.turn(this.page + 1)}
      >
        <hall-icon name="right"></hall-icon>
      </button>
    </nav>`;
  }

  private turn(page: number): void {
    ask(this, { name: 'turn-page', page });
  }
}

/** One page of a list, and how many there are; a page past the end is the last. */
export function pageOf<T>(
  items: readonly T[],
  page: number,
  perPage: number,
): { readonly shown: readonly T[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const at = Math.min(page, pages - 1);
  return { shown: items.slice(at * perPage, (at + 1) * perPage), page: at, pages };
}
