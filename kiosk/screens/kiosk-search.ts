import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query as queryElement, state } from 'lit/decorators.js';
import type { BookingView } from '../../core/protocol/shapes/booking.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { kioskText } from '../../web/text/kiosk.ts';
import { bookingText } from '../../web/text/booking.ts';
import { ask } from '../ask.ts';
import { bookingOf, mayBeBooking } from '../../web/scan/booking.ts';
import { kioskBase } from '../kiosk-base.ts';
import type { Key } from '../parts/kiosk-keyboard.ts';
import { ServicesController } from '../../web/link/services-controller.ts';
import '../../web/components/hall-icon.ts';
import '../parts/kiosk-head.ts';
import '../parts/kiosk-keyboard.ts';
import '../parts/kiosk-service.ts';

const RESULTS = 6;
const LONGEST_QUERY = 40;
const TYPED_MS = 400;

/**
 * @summary Finds a service while one types: on the keys of the screen, or on a keyboard that is plugged in, in any
 * script.
 * @event ask - type, choose-service, back
 */
@customElement('kiosk-search')
export class KioskSearch extends LitElement {
  static override styles = [
    kioskBase,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
      }
      main {
        flex: 1;
        min-height: 0;
        display: flex;
        flex-direction: column;
      }
      .field {
        display: flex;
        align-items: center;
        gap: 0.5em;
        margin: calc(6 * var(--mm)) var(--edge-space) 0;
        padding: 0 calc(6 * var(--mm));
        border-radius: var(--radius-l);
        background: var(--surface);
        border: 3px solid var(--brand);
        font-size: var(--text-xl);
        color: var(--brand);
      }
      input {
        flex: 1;
        min-width: 0;
        height: calc(26 * var(--mm));
        border: 0;
        outline: 0;
        background: none;
        font-size: var(--text-xl);
        font-weight: 600;
        color: var(--ink);
        letter-spacing: 0.02em;
        user-select: text;
        -webkit-user-select: text;
      }
      input:focus-visible {
        outline: 0; /* the frame around it is the focus ring */
      }
      input::placeholder {
        font-size: var(--text-m);
        font-weight: 400;
        letter-spacing: 0;
        color: var(--ink-soft);
        opacity: 1;
      }
      .field:focus-within {
        box-shadow: 0 0 0 5px color-mix(in srgb, var(--brand) 30%, transparent);
      }
      .results {
        flex: 1;
        display: flex;
        flex-direction: column;
        min-height: 0;
        overflow: hidden;
        padding: calc(4 * var(--mm)) var(--edge-space);
      }
      ul {
        flex: 1;
        min-height: 0;
        display: grid;
        align-content: start;
        gap: var(--gap);
      }
      .note {
        font-size: var(--text-m);
        color: var(--ink-soft);
        text-wrap: pretty;
      }
      .nothing h2 {
        margin-bottom: 0.4em;
      }
      .nothing .plain {
        margin-top: calc(6 * var(--mm));
      }
      h2 {
        margin-bottom: calc(2.5 * var(--mm));
        font-size: var(--text-m);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) hall!: HallView;
  @property() query = '';
  @queryElement('input') private readonly field!: HTMLInputElement;
  private readonly language = new LanguageController(this);
  private readonly services = new ServicesController(this);
  @state() private booking: BookingView | undefined;
  private looking: ReturnType<typeof setTimeout> | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('query')) this.lookForBooking();
    if (changed.has('query')) this.services.ask({ query: this.query.trim(), limit: RESULTS }, this.query.trim() === '');
  }

  protected override firstUpdated(): void {
    this.field.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.looking);
    this.fits.disconnect();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`
      <kiosk-head .heading=${say(kioskText.searchTitle)}></kiosk-head>
      <main>
        <div class="field">
          <hall-icon name="search"></hall-icon>
          <input
            type="text"
            inputmode="none"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="search"
            maxlength=${LONGEST_QUERY}
            data-test="search-field"
            aria-label=${say(kioskText.searchField)}
            placeholder=${say(kioskText.searchPlaceholder)}
            .value=${this.query}
            @input=${(event: Event) => this.typed(event)}
          />
        </div>
        <div class="results" aria-live="polite">${this.results()}</div>
        <kiosk-keyboard @key=${(event: CustomEvent<Key>) => this.pressed(event.detail)}></kiosk-keyboard>
      </main>
    `;
  }

  protected override updated(): void {
    this.fits.disconnect();
    this.renderRoot.querySelectorAll('li').forEach((row) => this.fits.observe(row));
  }

  /** Rows are shown whole or not at all: the best ones, as many as fit. */
  private readonly fits = new ResizeObserver(() => {
    const rows = [...this.renderRoot.querySelectorAll('li')];
    const bottom = rows[0]?.parentElement?.getBoundingClientRect().bottom ?? 0;
    rows.forEach((row) => (row.style.visibility = row.getBoundingClientRect().bottom <= bottom + 1 ? '' : 'hidden'));
  });

  private results(): TemplateResult {
    const { say } = this.language;
    const asked = this.query.trim();
    const { items, problem, answered } = this.services;
    const { booking } = this;
    if (booking !== undefined)
      return html`<button
        type="button"
        class="plain booking"
        data-test="booking-found"
        @click=${() => ask(this, { name: 'booking', booking })}
      >
        <hall-icon name="clock"></hall-icon
        ><span>${say(bookingText.found, { id: booking.id })} · ${this.language.name(booking.serviceName)}</span>
      </button>`;
    if (problem !== undefined && items.length === 0) return html`<p class="note">${say(kioskText.loadFailed)}</p>`;
    if (asked !== '' && items.length === 0 && answered !== undefined) {
      return html`<div class="nothing" data-test="nothing-found">
        <h2>${say(kioskText.nothingFound, { query: asked })}</h2>
        <p class="note">${say(kioskText.nothingFoundHelp)}</p>
        <button type="button" class="plain" data-test="by-department" @click=${() => ask(this, { name: 'back' })}>
          <hall-icon name="building"></hall-icon>${say(kioskText.departments)}
        </button>
      </div>`;
    }
    return html`<h2>${asked === '' ? say(kioskText.searchStart) : say(kioskText.resultsFor)}</h2>
      <ul data-test="results">
        ${items.map((service) => html`<li><kiosk-service .service=${service} .hall=${this.hall}></kiosk-service></li>`)}
      </ul>`;
  }

  /** Once nobody types any more: a code that is half typed is nobody's. */
  private lookForBooking(): void {
    clearTimeout(this.looking);
    this.booking = undefined;
    const { query } = this;
    if (!mayBeBooking(query)) return;
    this.looking = setTimeout(() => {
      void bookingOf(query).then((booking) => {
        if (query === this.query) this.booking = booking;
      });
    }, TYPED_MS);
  }

  private typed(event: Event): void {
    // While a Chinese word is still being composed its pinyin letters already search.
    ask(this, { name: 'type', query: (event.target as HTMLInputElement).value });
  }

  private pressed(key: Key): void {
    const characters = [...this.query];
    const query =
      key.kind === 'character'
        ? `${this.query}${key.character}`.slice(0, LONGEST_QUERY)
        : key.kind === 'erase'
          ? characters.slice(0, -1).join('')
          : '';
    ask(this, { name: 'type', query });
  }
}
