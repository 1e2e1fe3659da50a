import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { ServiceView } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { sharedText } from '../../web/text/shared.ts';
import { ask } from '../ask.ts';
import { kioskBase } from '../kiosk-base.ts';
import { placeOf } from '../place.ts';
import { isLong } from '../long-name.ts';
import { intakeOf, intakeText } from '../service-intake.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-chance.ts';
import '../../web/components/hall-wait.ts';

/**
 * @summary One service in a list: what it is, whose and where, how many wait and how long. The whole row is the button.
 * @event ask - choose-service
 */
@customElement('kiosk-service')
export class KioskService extends LitElement {
  static override styles = [
    kioskBase,
    css`
      :host {
        display: block;
      }
      button {
        width: 100%;
        height: 100%;
        min-height: calc(29 * var(--mm));
        gap: calc(2 * var(--gap));
        padding: calc(3 * var(--mm)) calc(5 * var(--mm));
      }
      .what {
        flex: 1;
        min-width: 0;
      }
      .name {
        font-size: var(--text-m);
        font-weight: 700;
        line-height: 1.25;
        text-wrap: pretty;
      }
      .long {
        font-size: var(--text-s);
        line-height: 1.2;
      }
      .where,
      .wait {
        font-size: var(--text-s);
        line-height: 1.3;
        color: var(--ink-soft);
      }
      .wait {
        display: block;
      }
      .now {
        flex: none;
        max-width: 38%;
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      .count {
        display: block;
        font-size: var(--text-s);
        font-weight: 700;
        color: var(--brand);
      }
      hall-icon {
        color: var(--brand);
      }
      button:disabled {
        background: none;
        box-shadow: none;
      }
      button:disabled .name {
        color: var(--ink-soft);
      }
      .chance {
        font-size: var(--text-s);
      }
      .told {
        display: block;
        font-size: var(--text-s);
        font-weight: 700;
        color: var(--warn);
      }
    `,
  ];

  @property({ attribute: false }) service!: ServiceView;
  @property({ attribute: false }) hall!: HallView;
  /** Inside its department's own list the department goes without saying. */
  @property({ type: Boolean }) bare = false;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say, name, current } = this.language;
    const { department, line } = placeOf(this.hall, this.service);
    const intake = intakeOf(this.hall, this.service);
    const told = intakeText(intake, this.hall, current);
    return html`<button
      type="button"
      class="tile"
      ?disabled=${!intake.open}
      data-test="service-${this.service.id}"
      @click=${() => ask(this, { name: 'choose-service', service: this.service })}
    >
      <span class="what">
        <span class="name clamped ${isLong(name(this.service.name)) ? 'long' : ''}">${name(this.service.name)}</span>
        ${
          this.bare || department === undefined
            ? nothing
            : html`<span class="where clamped"
                >${name(department.name)} · ${say(sharedText.zone, { zone: department.zone })}</span
              >`
        }
        ${
          told === undefined
            ? html`<hall-chance class="chance" .wait=${line?.wait}></hall-chance>${
                  line?.othersText === undefined
                    ? nothing
                    : html`<span class="where clamped" data-test="others">${name(line.othersText)}</span>`
                }`
            : html`<span class="told" data-test="service-intake">${told}</span>`
        }
      </span>
      ${
        line === undefined || !intake.open
          ? nothing
          : html`<span class="now">
              <span class="count">${say(sharedText.peopleWaiting, { n: line.waiting })}</span>
              <span class="wait"><hall-wait .wait=${line.wait}></hall-wait></span>
            </span>`
      }
      ${intake.open ? html`<hall-icon name="right"></hall-icon>` : html`<hall-icon name="clock"></hall-icon>`}
    </button>`;
  }
}
