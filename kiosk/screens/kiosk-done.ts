import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Names } from '../../core/base/names.ts';
import type { StepView, TicketView } from '../../core/protocol/shapes/ticket.ts';
import { FitController } from '../../web/glass/fit-controller.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { kioskText } from '../../web/text/kiosk.ts';
import { zoneText } from '../../web/text/zones.ts';
import { ask } from '../ask.ts';
import type { Paper } from '../flow.ts';
import { kioskBase } from '../kiosk-base.ts';
import { qrCode } from '../qr-code.ts';
import { doneStyles } from './done-styles.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-number.ts';
import '../../web/components/hall-chance.ts';
import '../../web/components/hall-wait.ts';

/**
 * @summary The number, where to go with it, and the code for the phone.
 * @event ask - home
 */
@customElement('kiosk-done')
export class KioskDone extends LitElement {
  static override styles = [kioskBase, doneStyles];

  @property({ attribute: false }) ticket!: TicketView;
  @property({ reflect: true }) paper: Paper = 'coming';
  @property({ attribute: false }) elsewhere: Names | undefined;
  @property({ type: Number }) secondsLeft = 0;
  private readonly language = new LanguageController(this);
  readonly fit = new FitController(this, 'main');

  override render(): TemplateResult {
    const { say } = this.language;
    return html`
      <header>
        <p>${say(kioskText.yourNumber)}</p>
        <h1><hall-number .number=${this.ticket.number} data-test="ticket-number"></hall-number></h1>
      </header>
      <main>
        ${this.slip()}
        <ol>
          ${this.ticket.steps.map((step) => this.step(step))}
        </ol>
        ${this.phone()}
      </main>
      <div class="action">
        <button type="button" class="strong" data-test="done" @click=${() => ask(this, { name: 'home' })}>
          ${say(kioskText.doneIn, { n: this.secondsLeft })}
        </button>
      </div>
    `;
  }

  private slip(): TemplateResult {
    const { say } = this.language;
    const words = { coming: kioskText.takeSlip, out: kioskText.slipIsOut, none: kioskText.noSlip }[this.paper];
    const text =
      this.elsewhere === undefined
        ? say(words)
        : say(kioskText.slipElsewhere, { place: this.language.name(this.elsewhere) });
    return html`<p class="slip" data-test="take-slip" role="status">
      <hall-icon name=${this.paper === 'none' ? 'phone' : 'printer'}></hall-icon><span class="clamped">${text}</span>
    </p>`;
  }

  private step(step: StepView): TemplateResult {
    const { say, name } = this.language;
    const several = this.ticket.steps.length > 1;
    const before = this.ticket.steps.find((each) => each.service === step.after);
    return html`<li data-test="step">
      ${several ? html`<span class="order">${step.index + 1}</span>` : html`<span class="order"><hall-icon name="place"></hall-icon></span>`}
      <div>
        <p class="where clamped">${say(kioskText.goTo, { place: zoneText(step.zone, this.language.current) })}</p>
        <p class="what clamped">${name(step.name)}</p>
        <p class="ahead">
          ${
            before === undefined
              ? html`${step.aheadText === undefined ? nothing : html`<b data-test="ahead">${name(step.aheadText)}</b>`}
                  <hall-wait .wait=${step.wait}></hall-wait><hall-chance .wait=${step.wait}></hall-chance>`
              : html`<span class="clamped">${say(kioskText.stepAfter, { name: name(before.name) })}</span>
                  ${step.wait === undefined ? nothing : html`<hall-wait .wait=${step.wait}></hall-wait>`}`
          }
        </p>
      </div>
    </li>`;
  }

  private phone(): TemplateResult | typeof nothing {
    const { say } = this.language;
    const { url } = this.ticket;
    if (url === undefined) return nothing;
    return html`<figure data-test="phone-code" data-url=${url}>
      ${qrCode(url, say(kioskText.phoneCode))}
      <figcaption><hall-icon name="phone"></hall-icon>${say(kioskText.phone)}</figcaption>
    </figure>`;
  }
}
