import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { quietWords } from '../../core/base/quiet-words.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { IconName } from '../../web/components/icons.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { kioskText } from '../../web/text/kiosk.ts';
import { whenText } from '../../web/text/moments.ts';
import type { Words } from '../../web/text/words.ts';
import type { Cover } from '../cover.ts';
import { kioskBase } from '../kiosk-base.ts';
import '../../web/components/hall-icon.ts';

/**
 * @summary Covers the kiosk while it can give no number, and says why and until when.
 */
@customElement('kiosk-cover')
export class KioskCover extends LitElement {
  static override styles = [
    kioskBase,
    css`
      :host {
        display: grid;
        place-items: center;
        height: 100%;
        padding: var(--edge-space);
        background: linear-gradient(170deg, var(--brand), var(--brand-strong) 70%);
        color: var(--on-brand);
        text-align: center;
      }
      section {
        display: grid;
        justify-items: center;
        gap: calc(6 * var(--mm));
      }
      .sign {
        display: grid;
        place-items: center;
        width: calc(52 * var(--mm));
        height: calc(52 * var(--mm));
        border-radius: 50%;
        background: rgb(255 255 255 / 12%);
        font-size: calc(28 * var(--mm));
      }
      h1 {
        font-size: calc(19 * var(--mm));
        line-height: 1.2;
        text-wrap: balance;
      }
      p {
        max-width: 22em;
        font-size: var(--text-l);
        color: var(--on-brand-soft);
        text-wrap: balance;
      }
      .opens {
        display: grid;
        gap: calc(1 * var(--mm));
        padding: calc(6 * var(--mm)) calc(14 * var(--mm));
        border-radius: var(--radius-l);
        background: var(--surface);
        color: var(--ink-soft);
        font-size: var(--text-m);
      }
      .opens b {
        font-size: var(--text-xxl);
        line-height: 1.2;
        color: var(--brand-strong);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property() cover: Cover = 'starting';
  @property({ attribute: false }) hall: HallView | undefined;
  /** Which kiosk this is. */
  @property() kiosk = '';
  @property({ type: Number }) now = 0;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    switch (this.cover) {
      case 'none':
      case 'evacuated':
      case 'starting':
        return this.card('building', kioskText.starting, nothing);
      case 'cut-off':
        return this.card('offline', kioskText.cutOffTitle, this.both(kioskText.cutOffText, kioskText.recovers));
      case 'unpaired':
        return this.card('warning', kioskText.unpairedTitle, this.unpaired());
      case 'closed':
        return this.card('moon', kioskText.closedTitle, this.closed());
    }
  }

  private card(icon: IconName, title: Words, rest: TemplateResult | typeof nothing): TemplateResult {
    return html`<main>
      <section role="status" data-test="cover-${this.cover}">
        <span class="sign"><hall-icon .name=${icon}></hall-icon></span>
        <h1>${this.language.say(title)}</h1>
        ${rest}
      </section>
    </main>`;
  }

  private both(first: Words, second: Words): TemplateResult {
    return html`<p>${this.language.say(first)}</p>
      <p>${this.language.say(second)}</p>`;
  }

  /** For citizens, and for whoever sets it up. */
  private unpaired(): TemplateResult {
    const { say } = this.language;
    const known = this.hall?.kiosks.some(({ id }) => id === this.kiosk) ?? true;
    return html`<p>${say(kioskText.cutOffText)}</p>
      <p class="opens" data-test="unpaired-how">
        ${say(known ? kioskText.unpairedHow : kioskText.unpairedUnknown, { id: this.kiosk })}
      </p>`;
  }

  private closed(): TemplateResult {
    const { say, current } = this.language;
    const intake = this.hall?.intake;
    if (this.hall === undefined || intake === undefined || intake.open) return html``;
    return html`<p>${say(intake.why === 'stopped' ? kioskText.stoppedText : kioskText.closedText)}</p>
      ${intake.reason === undefined ? nothing : html`<p>${intake.reason}</p>`}
      ${
        intake.opensAt === undefined
          ? nothing
          : html`<p class="opens">
              ${say(kioskText.opensAt)}<b data-test="opens-at"
                >${whenText(intake.opensAt, this.now, current, this.hall.timeZone)}</b
              >
            </p>`
      }
      ${this.hall.quiet === undefined ? nothing : html`<p data-test="quiet">${quietWords(this.hall.quiet, current)}</p>`}`;
  }
}
