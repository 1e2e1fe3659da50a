import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { ServiceView } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { kioskText } from '../../web/text/kiosk.ts';
import { ask } from '../ask.ts';
import { departmentSign } from '../department-sign.ts';
import { kioskBase } from '../kiosk-base.ts';
import { isLong } from '../long-name.ts';
import { pageOf } from '../parts/kiosk-pager.ts';
import { intakeOf, intakeText } from '../service-intake.ts';
import { ServicesController } from '../../web/link/services-controller.ts';
import '../../web/components/hall-clock.ts';
import '../../web/components/hall-icon.ts';
import '../parts/kiosk-head.ts';
import { startStyles } from './start-styles.ts';

const POPULAR = 6;
const POPULAR_LARGE = 4;
const TILES_A_PAGE = 12;
const TILES_LARGE = 8;

/**
 * @summary The first screen: search, what most people come for, and the departments.
 * @event ask - open-search, open-department, choose-service, turn-page, back
 */
@customElement('kiosk-start')
export class KioskStart extends LitElement {
  static override styles = [kioskBase, startStyles];

  @property({ attribute: false }) hall!: HallView;
  @property({ type: Number }) page = 0;
  @property({ type: Boolean }) large = false;
  /** The service that one more is to be added to. */
  @property({ attribute: false }) addingTo: ServiceView | undefined;
  private readonly language = new LanguageController(this);
  private readonly popular = new ServicesController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.popular.ask({ limit: POPULAR });
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`
      ${this.addingTo === undefined ? this.welcome() : this.adding(this.addingTo)}
      <main>
        <button type="button" class="search" data-test="open-search" @click=${() => ask(this, { name: 'open-search' })}>
          <hall-icon name="search"></hall-icon>
          <span><b>${say(kioskText.searchEntry)}</b><small>${say(kioskText.searchHint)}</small></span>
        </button>
        ${this.popularServices()} ${this.departments()}
      </main>
    `;
  }

  private welcome(): TemplateResult {
    const { say, name } = this.language;
    return html`<header class="welcome">
      <div class="top">
        <p class="hall"><hall-icon name="building"></hall-icon><span class="clamped">${name(this.hall.name)}</span></p>
        <hall-clock date .timeZone=${this.hall.timeZone}></hall-clock>
      </div>
      <h1>${say(kioskText.welcome)}</h1>
      <p class="soft">${say(kioskText.hallWaiting, { n: this.hall.waiting })}</p>
    </header>`;
  }

  private adding(service: ServiceView): TemplateResult {
    const { say, name } = this.language;
    return html`<kiosk-head
      small
      class="adding"
      .heading=${say(kioskText.addingHint, { name: name(service.name) })}
    ></kiosk-head>`;
  }

  private popularServices(): TemplateResult | typeof nothing {
    const { say, name } = this.language;
    if (this.popular.items.length === 0) return nothing;
    return html`<section aria-labelledby="popular">
      <h2 id="popular">${say(kioskText.popular)}</h2>
      <div class="popular">
        ${this.popular.items
          .slice(0, this.large ? POPULAR_LARGE : POPULAR)
          .map(
            (service) =>
              html`<button
                type="button"
                class="tile"
                ?disabled=${!intakeOf(this.hall, service).open}
                data-test="service-${service.id}"
                @click=${() => ask(this, { name: 'choose-service', service })}
              >
                <span class="clamped">${name(service.name)}</span>${this.told(service)}
              </button>`,
          )}
      </div>
    </section>`;
  }

  /** A service that gives no tickets now says when it does. */
  private told(service: ServiceView): TemplateResult | typeof nothing {
    const intake = intakeOf(this.hall, service);
    const text = intake.open ? undefined : intakeText(intake, this.hall, this.language.current);
    return text === undefined ? nothing : html`<small data-test="service-intake">${text}</small>`;
  }

  private departments(): TemplateResult {
    const { say, name } = this.language;
    const { shown, page, pages } = pageOf(this.hall.departments, this.page, this.large ? TILES_LARGE : TILES_A_PAGE);
    return html`<section class="grow" aria-labelledby="departments">
      <div class="heading">
        <h2 id="departments">${say(kioskText.departments)}</h2>
        <kiosk-pager .page=${page} .pages=${pages}></kiosk-pager>
      </div>
      <div class="departments ${this.large ? 'four' : 'six'}">
        ${shown.map(
          (department) =>
            html`<button
              type="button"
              class="tile"
              data-test="department-${department.id}"
              @click=${() => ask(this, { name: 'open-department', department: department.id })}
            >
              <span class="sign"><hall-icon .name=${departmentSign(department.id)}></hall-icon></span>
              <span class="clamped ${isLong(name(department.name)) ? 'long' : ''}">${name(department.name)}</span>
            </button>`,
        )}
      </div>
    </section>`;
  }
}
