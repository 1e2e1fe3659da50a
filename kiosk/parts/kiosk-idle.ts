import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { LanguageController } from '../../web/language/language-controller.ts';
import { kioskText } from '../../web/text/kiosk.ts';
import { ask } from '../ask.ts';
import { kioskBase } from '../kiosk-base.ts';

/**
 * @summary Asks whether somebody is still there, with the seconds that are left. Any touch continues: the app hears it.
 * @event ask - touch
 */
@customElement('kiosk-idle')
export class KioskIdle extends LitElement {
  static override styles = [
    kioskBase,
    css`
      dialog {
        display: grid;
        justify-items: center;
        gap: calc(6 * var(--mm));
        width: calc(100% - 2 * var(--edge-space));
        max-width: none;
        padding: calc(14 * var(--mm)) calc(10 * var(--mm));
        border: 0;
        border-radius: calc(8 * var(--mm));
        background: var(--surface);
        color: var(--ink);
        text-align: center;
        box-shadow: var(--shadow-2);
      }
      dialog::backdrop {
        background: rgb(9 40 44 / 72%);
      }
      h2 {
        font-size: var(--text-xxl);
      }
      p {
        font-size: var(--text-l);
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
      .strong {
        width: 100%;
        min-height: calc(34 * var(--mm));
      }
    `,
  ];

  @property({ type: Number }) secondsLeft = 0;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  private readonly language = new LanguageController(this);

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const go = (): void => ask(this, { name: 'touch' });
    return html`<dialog aria-labelledby="title" data-test="idle-warning" @cancel=${go}>
      <h2 id="title">${say(kioskText.idleTitle)}</h2>
      <p>${say(kioskText.idleText, { n: this.secondsLeft })}</p>
      <button type="button" class="strong" data-test="continue" @click=${go}>${say(kioskText.idleContinue)}</button>
    </dialog>`;
  }
}
