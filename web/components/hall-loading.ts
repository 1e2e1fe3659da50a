import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { base } from '../base.ts';
import { LanguageController } from '../language/language-controller.ts';
import { WatchController } from '../link/watch-controller.ts';
import { staffText } from '../text/staff.ts';
import './hall-language.ts';

/**
 * @summary What a staff page shows until the hall has told it what there is. The line may be cut meanwhile, and the
 * languages stand here as everywhere.
 */
@customElement('hall-loading')
export class HallLoading extends LitElement {
  static override styles = [
    base,
    css`
      main {
        display: grid;
        place-items: center;
        align-content: center;
        gap: var(--space-4);
        min-height: calc(100vh - var(--above, 0px));
        color: var(--ink-soft);
        font-size: var(--text-l);
      }
    `,
  ];

  private readonly language = new LanguageController(this);
  private readonly hall = new WatchController(this, 'hall');

  override render(): TemplateResult {
    return html`<main>
      <p role="status" data-test="loading">${this.language.say(staffText.loading)}</p>
      <hall-language .languages=${this.hall.view?.languages}></hall-language>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-loading': HallLoading;
  }
}
