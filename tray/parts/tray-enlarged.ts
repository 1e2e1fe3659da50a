import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { TraySlip } from '../../core/protocol/shapes/printers.ts';
import { base } from '../../web/base.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { sharedText } from '../../web/text/shared.ts';
import { trayText } from '../../web/text/tray.ts';
import '../../web/components/hall-icon.ts';
import { here } from '../../web/link/own-hall.ts';

/**
 * @summary A slip with one pixel of the page for each dot of the head.
 * @event close - it was put back
 */
@customElement('tray-enlarged')
export class TrayEnlarged extends LitElement {
  static override styles = [
    base,
    css`
      dialog {
        max-height: 94vh;
        padding: var(--space-5);
        border: 0;
        border-radius: var(--radius-l);
        background: #fff;
        box-shadow: var(--shadow-2);
        overflow: auto;
      }
      dialog::backdrop {
        background: rgb(9 40 44 / 70%);
      }
      img {
        display: block;
        max-width: none;
        image-rendering: pixelated;
      }
      button {
        position: sticky;
        top: 0;
        float: right;
        display: grid;
        place-items: center;
        width: 44px;
        height: 44px;
        margin: calc(-1 * var(--space-2));
        border-radius: 50%;
        background: var(--surface-sunk);
        font-size: var(--text-l);
      }
    `,
  ];

  @property({ attribute: false }) slip!: TraySlip;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  private readonly language = new LanguageController(this);

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const number = this.slip.number ?? say(trayText.otherPaper);
    const label = say(trayText.picture, { number });
    const close = (): void => void this.dispatchEvent(new CustomEvent('close'));
    return html`<dialog aria-label=${label} data-test="enlarged" closedby="any" @close=${close}>
      <button type="button" aria-label=${say(sharedText.close)} @click=${() => this.dialog.close()}>
        <hall-icon name="close"></hall-icon>
      </button>
      <img src=${here(this.slip.url)} width=${this.slip.widthDots} alt=${label} />
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tray-enlarged': TrayEnlarged;
  }
}
