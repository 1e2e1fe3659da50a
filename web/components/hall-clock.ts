import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../base.ts';
import { ClockController } from '../clock-controller.ts';
import { LanguageController } from '../language/language-controller.ts';
import { dateText, timeText } from '../text/moments.ts';

/**
 * @summary The hall's time, and with `date` its day; runs on the hall's clock, not the screen's.
 */
@customElement('hall-clock')
export class HallClock extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        flex-direction: column;
        align-items: flex-end;
        line-height: 1.15;
      }
      time {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      span {
        font-size: var(--clock-date-size, 0.5em);
        color: var(--clock-date-ink, inherit);
      }
    `,
  ];

  @property() timeZone = 'Asia/Shanghai';
  @property({ type: Boolean }) date = false;
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this);

  override render(): TemplateResult {
    const { now } = this.clock;
    const language = this.language.current;
    return html`<time>${timeText(now, language, this.timeZone)}</time>${
        this.date ? html`<span>${dateText(now, language, this.timeZone)}</span>` : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-clock': HallClock;
  }
}
