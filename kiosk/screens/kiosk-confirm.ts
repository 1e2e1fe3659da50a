import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { APPOINTMENT } from '../../core/catalogue/category.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { FitController } from '../../web/glass/fit-controller.ts';
import { LinkController } from '../../web/link/link-controller.ts';
import { kioskText } from '../../web/text/kiosk.ts';
import { problemText } from '../../web/text/refusals.ts';
import { sharedText } from '../../web/text/shared.ts';
import { ask } from '../ask.ts';
import { isUncertain, type Visit } from '../flow.ts';
import { kioskBase } from '../kiosk-base.ts';
import { confirmStyles } from './confirm-styles.ts';
import '../../web/components/hall-icon.ts';
import '../parts/kiosk-choice.ts';
import '../parts/kiosk-head.ts';

/** After so long a spinner alone is no answer. */
const LONG_MS = 5000;
const MOST_SERVICES = 4;

/**
 * @summary The last screen before the number: what it is for, what to bring, who goes first, and one big button.
 * @event ask - take, add-service, drop-service, choose-category, back
 */
@customElement('kiosk-confirm')
export class KioskConfirm extends LitElement {
  static override styles = [kioskBase, confirmStyles];

  @property({ attribute: false }) hall!: HallView;
  @property({ attribute: false }) visit!: Visit;
  @property({ type: Number }) now = 0;
  private readonly language = new LanguageController(this);
  private readonly link = new LinkController(this);
  readonly fit = new FitController(this, 'main');

  override render(): TemplateResult {
    const { say } = this.language;
    const { services } = this.visit;
    const note = services.length > 1 ? say(kioskText.serviceCount, { n: services.length }) : '';
    return html`
      <kiosk-head .heading=${say(kioskText.confirmTitle)} .note=${note}></kiosk-head>
      <main>
        ${this.messages()}
        <ul class="services">
          ${services.map(
            (service) =>
              html`<li>
                <kiosk-choice
                  .service=${service}
                  .hall=${this.hall}
                  .chosen=${services}
                  ?brief=${services.length > 1}
                  ?droppable=${services.length > 1}
                ></kiosk-choice>
              </li>`,
          )}
        </ul>
        ${
          services.length < MOST_SERVICES && !isUncertain({ visit: this.visit })
            ? html`<button
                type="button"
                class="plain add"
                data-test="add-service"
                @click=${() => ask(this, { name: 'add-service' })}
              >
                <hall-icon name="plus"></hall-icon>${say(kioskText.addService)}
              </button>`
            : nothing
        }
        ${this.categories()}
      </main>
      ${this.action()}
    `;
  }

  /** What those are told who wait in the lines of what was chosen: before the number is taken. */
  private messages(): TemplateResult | typeof nothing {
    const { name } = this.language;
    const lines = new Set(this.visit.services.map(({ line }) => line));
    const told = this.hall.lines.filter(({ id }) => lines.has(id)).flatMap((line) => line.messages ?? []);
    if (told.length === 0) return nothing;
    return html`<div role="status">
      ${told.map(
        ({ text }) =>
          html`<p class="problem calm" data-test="kiosk-message">
            <hall-icon name="info"></hall-icon><span>${name(text)}</span>
          </p>`,
      )}
    </div>`;
  }

  private categories(): TemplateResult | typeof nothing {
    const { say, name } = this.language;
    if (this.visit.services.every((service) => service.priorityAllowed === false)) return nothing;
    const offered = this.hall.categories.filter((category) => category.id !== APPOINTMENT);
    if (offered.length < 2) return nothing;
    return html`<section aria-labelledby="category">
      <h2 id="category">${say(kioskText.category)}</h2>
      <div class="categories" role="radiogroup" aria-labelledby="category">
        ${offered.map((category) => {
          const chosen = category.id === this.visit.category;
          return html`<button
            type="button"
            role="radio"
            class="tile"
            aria-checked=${chosen ? 'true' : 'false'}
            data-test="category-${category.id}"
            @click=${() => ask(this, { name: 'choose-category', category: category.id })}
          >
            <span class="mark">${chosen ? html`<hall-icon name="check"></hall-icon>` : nothing}</span>
            <span class="clamped">${name(category.name)}</span>
          </button>`;
        })}
      </div>
    </section>`;
  }

  private action(): TemplateResult {
    const { say } = this.language;
    const { sendingSince, problem } = this.visit;
    const sending = sendingSince !== undefined;
    const long = sending && this.now - sendingSince > LONG_MS;
    return html`<div class="action">
      <div role="alert">
        ${
          problem === undefined
            ? nothing
            : html`<p class="problem" data-test="problem">
                <hall-icon name="warning"></hall-icon
                ><span
                  ><b>${say(kioskText.failed)}</b> ${
                    problem.code === 'unreachable' && this.link.state === 'online'
                      ? nothing
                      : problemText(problem, this.language.current)
                  }</span
                >
              </p>`
        }
        ${long ? html`<p class="problem calm">${say(kioskText.takingLong)}</p>` : nothing}
      </div>
      <button
        type="button"
        class="strong ${sending ? 'sending' : ''}"
        data-test="take"
        aria-disabled=${sending ? 'true' : 'false'}
        @click=${() => ask(this, { name: 'take' })}
      >
        ${sending ? html`<i></i>${say(kioskText.taking)}` : html`<hall-icon name="ticket"></hall-icon>${say(problem === undefined ? kioskText.take : sharedText.retry)}`}
      </button>
    </div>`;
  }
}
