import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { KioskPaper } from '../../core/protocol/shapes/kiosk.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { kioskText } from '../../web/text/kiosk.ts';
import { kioskBase } from '../kiosk-base.ts';
import '../../web/components/hall-icon.ts';

/**
 * @summary Says before a number is taken that no slip comes out here, and what to do instead.
 */
@customElement('kiosk-paper')
export class KioskPaperWarning extends LitElement {
  static override styles = [
    kioskBase,
    css`
      p {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 0.6em;
        padding: calc(3 * var(--mm)) var(--edge-space);
        background: var(--warn-soft);
        color: var(--warn);
        font-size: var(--text-m);
        font-weight: 700;
        text-wrap: balance;
      }
      hall-icon {
        flex: none;
        font-size: 1.3em;
      }
    `,
  ];

  @property({ attribute: false }) paper: KioskPaper | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult | typeof nothing {
    const { say, name } = this.language;
    switch (this.paper?.state) {
      case 'none':
        return this.warning(say(kioskText.noPaperHere));
      case 'elsewhere':
        return this.warning(say(kioskText.paperElsewhere, { place: name(this.paper.printer) }));
      case 'here':
      case undefined:
        return nothing;
    }
  }

  private warning(text: string): TemplateResult {
    return html`<p role="status" data-test="no-paper"><hall-icon name="printer"></hall-icon><span>${text}</span></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-paper': KioskPaperWarning;
  }
}
