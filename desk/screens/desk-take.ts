import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { isBlank } from '../../core/base/blank.ts';
import { LANGUAGES, type Language } from '../../core/base/names.ts';
import type { BookingView } from '../../core/protocol/shapes/booking.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { PrintersNow } from '../../core/protocol/shapes/printers.ts';
import type { HallToast } from '../../web/components/hall-toast.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { ServiceView } from '../../web/link/api.ts';
import { LinkController } from '../../web/link/link-controller.ts';
import { newestOnly } from '../../web/link/newest-only.ts';
import { onceEach } from '../../web/link/once-each.ts';
import { bookingOf } from '../../web/scan/booking.ts';
import { bookingText } from '../../web/text/booking.ts';
import { deskReasons, deskText } from '../../web/text/desk.ts';
import { dateText, timeText } from '../../web/text/moments.ts';
import { languageNames } from '../../web/text/shared.ts';
import { deskBase } from '../desk-base.ts';
import { rememberedPrinter, rememberPrinter } from '../parts/printer-store.ts';
import { takeStyles } from './take-styles.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-toast.ts';
import type { DeskServices } from '../parts/desk-services.ts';
import '../parts/desk-services.ts';

const ORDINARY = 'ordinary';

/**
 * @summary Takes a number for somebody who cannot: services, the category with its reason, the printer; or checks in
 * with a booking.
 * @event taken - the ticket, by its id
 */
@customElement('desk-take')
export class DeskTake extends LitElement {
  static override styles = [deskBase, takeStyles];

  @property({ attribute: false }) hall!: HallView;
  @property({ attribute: false }) printers: PrintersNow | undefined;
  @state() private chosen: readonly ServiceView[] = [];
  @state() private category = ORDINARY;
  @state() private reason = '';
  /** What was chosen for this citizen; undefined: as usual. */
  @state() private spoken: Language | undefined;
  @state() private printsAt: string | undefined;
  @state() private booking: BookingView | undefined;
  @state() private bookingUnknown = false;
  @state() private sending = false;
  @query('select[name=language]') private speaks!: HTMLSelectElement;
  @query('select[name=printer]') private printer!: HTMLSelectElement;
  @query('input[name=why]') private why!: HTMLInputElement | null;
  @query('input[name=booking]') private bookingField!: HTMLInputElement | null;
  @query('desk-services') private search!: DeskServices | null;
  @query('hall-toast') private toast!: HallToast;
  private readonly language = new LanguageController(this);
  private readonly link = new LinkController(this);
  private readonly newestBooking = newestOnly();
  private readonly once = onceEach();

  /** What was scanned, or sought, is a booking. */
  checkIn(booking: BookingView): void {
    this.booking = booking;
    this.chosen = [];
  }

  override render(): TemplateResult {
    return html`<div class="sheet take">
        ${this.booking === undefined ? html`${this.bookingForm()}${this.services()}` : this.booked(this.booking)}
        ${this.categories()} ${this.paper()}
        ${
          this.category !== ORDINARY && isBlank(this.reason)
            ? html`<p class="soft" role="status">${this.language.say(deskText.whyFirst)}</p>`
            : nothing
        }
        <button
          type="button"
          class="button strong go"
          data-test="take"
          ?disabled=${this.sending || !this.ready || this.link.state !== 'online'}
          @click=${() => void this.take()}
        >
          <hall-icon name="ticket"></hall-icon
          >${this.language.say(this.booking === undefined ? deskText.takeNumber : deskText.checkIn)}
        </button>
      </div>
      <hall-toast></hall-toast>`;
  }

  private bookingForm(): TemplateResult {
    const { say } = this.language;
    return html`<form class="booking" @submit=${(event: SubmitEvent) => void this.findBooking(event)}>
      <label class="field">
        <span>${say(deskText.bookingLabel)}</span>
        <input name="booking" maxlength="64" autocomplete="off" spellcheck="false" data-test="booking-code" />
      </label>
      <button class="button" data-test="booking-find">${say(deskText.findButton)}</button>
      ${this.bookingUnknown ? html`<p class="bad" role="status">${say(deskText.bookingNone)}</p>` : nothing}
    </form>`;
  }

  private booked(booking: BookingView): TemplateResult {
    const { say, name, current } = this.language;
    const time = (at: string): string => timeText(at, current, this.hall.timeZone);
    const words = STATES[booking.state];
    return html`<div class="booked" data-test="booking" data-state=${booking.state}>
      <h2>${name(booking.serviceName)}</h2>
      <p>
        ${say(bookingText.slot, {
          id: booking.id,
          date: dateText(booking.slot.from, current, this.hall.timeZone),
          from: time(booking.slot.from),
          to: time(booking.slot.to),
        })}
      </p>
      <p class=${booking.state === 'due' ? 'good' : 'bad'} role="status">
        ${say(words, { from: time(booking.checkInFrom), until: time(booking.countsUntil) })}
      </p>
      <button type="button" class="button" data-test="booking-leave" @click=${() => (this.booking = undefined)}>
        ${say(deskText.keep)}
      </button>
    </div>`;
  }

  private services(): TemplateResult {
    const { say, name } = this.language;
    return html`<desk-services
        quiet
        .hall=${this.hall}
        .without=${this.chosen.map(({ id }) => id)}
        @service=${(event: CustomEvent<ServiceView>) => (this.chosen = [...this.chosen, event.detail])}
      ></desk-services>
      <section>
        <h2>${say(deskText.chosen)}</h2>
        ${
          this.chosen.length === 0
            ? html`<p class="soft">${say(deskText.noneChosen)}</p>`
            : html`<ul class="chosen" data-test="chosen">
                ${this.chosen.map(
                  (service) =>
                    html`<li>
                      <strong>${name(service.name)}</strong>
                      <button
                        type="button"
                        class="button"
                        aria-label=${say(deskText.remove, { service: name(service.name) })}
                        @click=${() => (this.chosen = this.chosen.filter((each) => each !== service))}
                      >
                        <hall-icon name="close"></hall-icon>
                      </button>
                    </li>`,
                )}
              </ul>`
        }
      </section>`;
  }

  private categories(): TemplateResult {
    const { say, name } = this.language;
    const offered = this.hall.categories.filter(({ id }) => id !== 'appointment');
    return html`<fieldset>
      <legend>${say(deskText.whichCategory)}</legend>
      <div class="chips">
        ${offered.map(
          ({ id, name: names }) =>
            html`<button
              type="button"
              class="button"
              aria-pressed=${this.category === id ? 'true' : 'false'}
              data-test="category-${id}"
              @click=${() => (this.category = id)}
            >
              ${name(names)}
            </button>`,
        )}
      </div>
      ${this.category === ORDINARY ? nothing : this.whyCategory()}
    </fieldset>`;
  }

  private whyCategory(): TemplateResult {
    const { say } = this.language;
    return html`<div class="chips why">
        ${deskReasons.category.map(
          (words) =>
            html`<button
              type="button"
              class="button"
              aria-pressed=${this.reason === say(words) ? 'true' : 'false'}
              data-test="why"
              @click=${() => this.because(say(words))}
            >
              ${say(words)}
            </button>`,
        )}
      </div>
      <label class="field">
        <span>${say(deskText.whyCategory)} · ${say(deskText.onRecord)}</span>
        <input
          name="why"
          maxlength="200"
          autocomplete="off"
          data-test="why-text"
          .value=${this.reason}
          @input=${() => (this.reason = this.why?.value ?? '')}
        />
      </label>`;
  }

  private paper(): TemplateResult {
    const { say, current } = this.language;
    const { items = [] } = this.printers ?? {};
    const kiosks = new Set(this.hall.kiosks.map(({ id }) => id));
    const own = items.filter(({ id }) => !kiosks.has(id));
    const prints = this.printsAt ?? rememberedPrinter() ?? own[0]?.id;
    const speaks = this.spoken ?? (current === 'en' ? 'zh-Hans' : current);
    return html`<div class="two">
      <label class="field">
        <span>${say(deskText.ticketLanguage)}</span>
        <select
          name="language"
          data-test="ticket-language"
          @change=${() => (this.spoken = this.speaks.value as Language) /* one of the options */}
        >
          ${LANGUAGES.filter((each) => this.hall.languages.includes(each)).map(
            (each) => html`<option value=${each} .selected=${each === speaks}>${languageNames[each]}</option>`,
          )}
        </select>
      </label>
      <label class="field">
        <span>${say(deskText.printer)}</span>
        <select name="printer" data-test="take-printer" @change=${() => (this.printsAt = this.printer.value)}>
          ${[...own, ...items.filter((each) => !own.includes(each))].map(
            ({ id, name }) => html`<option value=${id} .selected=${id === prints}>${name}</option>`,
          )}
          <option value="" .selected=${prints === ''}>${say(deskText.withoutPaper)}</option>
        </select>
      </label>
    </div>`;
  }

  private get ready(): boolean {
    if (this.category !== ORDINARY && isBlank(this.reason)) return false;
    return this.booking === undefined
      ? this.chosen.length > 0
      : this.booking.state === 'due' || this.booking.state === 'late';
  }

  private because(reason: string): void {
    this.reason = reason;
  }

  private async findBooking(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const isNewest = this.newestBooking();
    const booking = await bookingOf(this.bookingField?.value ?? '');
    if (!isNewest()) return;
    this.bookingUnknown = booking === undefined;
    if (booking !== undefined) this.checkIn(booking);
  }

  private async take(): Promise<void> {
    const { booking, category, chosen } = this;
    const printer = this.printer.value;
    this.sending = true;
    const body = {
      services: booking === undefined ? chosen.map(({ id }) => id) : [booking.service],
      category,
      language: this.speaks.value as Language, // one of the options
      ...(booking === undefined ? {} : { appointment: booking.id }),
      ...(category === ORDINARY ? {} : { reason: this.reason.trim() }),
      ...(printer === '' ? {} : { printer }),
    };
    const { link } = this.link;
    const result = await this.once(body, (commandId) => link.command('issue-ticket', body, { commandId }));
    this.sending = false;
    if (!result.ok) return this.toast.refused(result.problem);
    if (printer !== '') rememberPrinter(printer);
    this.begin();
    this.dispatchEvent(new CustomEvent('taken', { detail: result.ticket, bubbles: true, composed: true }));
  }

  /** The next one begins with nothing of the one before. */
  private begin(): void {
    this.chosen = [];
    this.category = ORDINARY;
    this.reason = '';
    this.booking = undefined;
    this.bookingUnknown = false;
    this.spoken = undefined;
    this.printsAt = undefined;
    this.newestBooking();
    if (this.bookingField !== null) this.bookingField.value = '';
    this.search?.clear();
  }
}

const STATES = {
  due: bookingText.due,
  early: bookingText.early,
  late: bookingText.late,
  used: bookingText.used,
  cancelled: bookingText.cancelled,
  'other-day': bookingText.otherDay,
} as const;

declare global {
  interface HTMLElementTagNameMap {
    'desk-take': DeskTake;
  }
}
