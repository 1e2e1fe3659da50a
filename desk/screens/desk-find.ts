import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Role } from '../../core/catalogue/staff.ts';
import type { BookingView } from '../../core/protocol/shapes/booking.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { PrintersNow } from '../../core/protocol/shapes/printers.ts';
import { dialogStyles } from '../../web/dialog-styles.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { api } from '../../web/link/api.ts';
import { newestOnly } from '../../web/link/newest-only.ts';
import type { Problem } from '../../web/link/problem.ts';
import { bookingOf } from '../../web/scan/booking.ts';
import { deskText } from '../../web/text/desk.ts';
import { dateText } from '../../web/text/moments.ts';
import { problemText } from '../../web/text/refusals.ts';
import { sharedText } from '../../web/text/shared.ts';
import { deskBase } from '../desk-base.ts';
import { atLeast, soughtBy, type Sought } from '../flow.ts';
import '../../web/components/hall-icon.ts';
import './desk-ticket.ts';

type FoundByCard = readonly { readonly id: string; readonly number: string }[];

/**
 * @summary Finds a number of today or before: by what stands on the slip, by its code, by a card.
 * @event booking - what was sought is a booking
 */
@customElement('desk-find')
export class DeskFind extends LitElement {
  static override styles = [
    deskBase,
    dialogStyles,
    css`
      :host {
        display: grid;
        align-content: start;
        gap: var(--space-4);
      }
      form.search {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 168px auto auto;
        align-items: end;
        gap: var(--space-3);
        padding: var(--space-4);
      }
      .search input {
        height: 56px;
      }
      .search .number {
        font-size: 24px;
        font-weight: 700;
      }
      .search .button {
        min-height: 56px;
      }
      .said {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-5);
        font-size: 18px;
      }
      .numbers {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .numbers .button {
        min-width: 96px;
        font-size: 22px;
      }
      .start {
        display: grid;
        justify-items: center;
        gap: var(--space-3);
        padding: var(--space-7) var(--space-5);
        text-align: center;
      }
      .start hall-icon {
        font-size: 64px;
        color: var(--brand);
      }
      .start p {
        max-width: 34em;
      }
      dialog {
        width: min(460px, calc(100vw - 2 * var(--space-4)));
      }
      dialog form {
        display: grid;
        gap: var(--space-4);
      }
      .foot {
        display: flex;
        justify-content: flex-end;
        gap: var(--space-3);
      }
      @media (max-width: 760px) {
        form.search {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .search .field:first-child {
          grid-column: 1 / -1;
        }
        .search .strong {
          grid-column: 1 / -1;
          order: 1;
        }
        .search .field:nth-child(2) input,
        .search .card {
          min-height: 48px;
          height: 48px;
        }
      }
      @media print {
        form.search,
        .said,
        dialog {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) hall!: HallView;
  @property({ attribute: false }) printers: PrintersNow | undefined;
  @property() rank: Role = 'clerk';
  /** The ticket that is looked at. */
  @state() private ticket: string | undefined;
  /** The day that somebody has chosen; undefined: today, whichever that is. */
  @state() private asked: string | undefined;
  @state() private said: string | undefined;
  @state() private cards: FoundByCard | undefined;
  @state() private busy = false;
  @query('input.number') private field!: HTMLInputElement;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input[name=card]') private card!: HTMLInputElement;
  private readonly language = new LanguageController(this);
  private readonly newest = newestOnly();

  override focus(): void {
    this.field.focus();
    this.field.select();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('hall');
    // What was chosen beside the day before is not meant beside the new one.
    if (before !== undefined && before.day !== this.hall.day) this.asked = undefined;
  }

  protected override firstUpdated(): void {
    this.field.focus();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    const { hall, said, cards } = this;
    return html`<form class="search sheet" novalidate @submit=${(event: SubmitEvent) => this.submit(event)}>
        <label class="field">
          <span>${say(deskText.findLabel)}</span>
          <input
            class="number"
            name="number"
            maxlength="300"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            data-test="find"
          />
        </label>
        <label class="field">
          <span>${say(deskText.day)}</span>
          <input
            type="date"
            max=${hall.day}
            value=${hall.day}
            .value=${this.asked ?? hall.day}
            data-test="day"
            @input=${(event: Event) => (this.asked = (event.target as HTMLInputElement).value)}
          />
        </label>
        ${
          atLeast(this.rank, 'desk')
            ? html`<button type="button" class="button card" data-test="by-card" @click=${() => this.askCard()}>
                <hall-icon name="person"></hall-icon>${say(deskText.byCard)}
              </button>`
            : nothing
        }
        <button class="button strong" data-test="find-button" ?disabled=${this.busy}>
          <hall-icon name="search"></hall-icon>${say(deskText.findButton)}
        </button>
      </form>
      ${said === undefined ? nothing : html`<p class="said sheet" role="status" data-test="said">${said}</p>`}
      ${cards === undefined ? nothing : this.chooseCard(cards)} ${this.shown()} ${this.cardDialog()}`;
  }

  /** Looks for a text as if it had been typed; of today unless another day is given. */
  async look(text: string, day?: string): Promise<void> {
    await this.updateComplete;
    this.field.value = text;
    this.asked = day === this.hall.day ? undefined : day;
    await this.find(soughtBy(text));
  }

  /** Opens a ticket that is known already. */
  open(ticket: string): void {
    this.begin();
    this.ticket = ticket;
  }

  private shown(): TemplateResult | typeof nothing {
    const { say } = this.language;
    const { ticket, hall, printers, rank } = this;
    if (ticket !== undefined)
      return html`<desk-ticket .ticket=${ticket} .hall=${hall} .printers=${printers} .rank=${rank}></desk-ticket>`;
    if (this.said !== undefined || this.cards !== undefined) return nothing;
    return html`<div class="start soft" data-test="start">
      <hall-icon name="search"></hall-icon>
      <h2>${say(deskText.startTitle)}</h2>
      <p>${say(deskText.startHint)}</p>
    </div>`;
  }

  private chooseCard(cards: FoundByCard): TemplateResult {
    const { say } = this.language;
    return html`<div class="said sheet" data-test="cards">
      <p role="status">
        ${cards.length === 0 ? say(deskText.cardNone) : say(deskText.cardSeveral, { n: cards.length })}
      </p>
      <div class="numbers">
        ${cards.map(
          ({ id, number }) =>
            html`<button type="button" class="button" data-test="card-${number}" @click=${() => this.open(id)}>
              ${number}
            </button>`,
        )}
      </div>
    </div>`;
  }

  private cardDialog(): TemplateResult {
    const { say } = this.language;
    return html`<dialog aria-labelledby="card-title" data-test="card-dialog">
      <form method="dialog" @submit=${() => void this.byCard()}>
        <h2 id="card-title">${say(deskText.cardTitle)}</h2>
        <label class="field">
          <span>${say(deskText.cardLabel)}</span>
          <input name="card" maxlength="60" autocomplete="off" spellcheck="false" data-test="card" />
        </label>
        <p class="soft">${say(deskText.cardHint)}</p>
        <div class="foot">
          <button type="button" class="button" @click=${() => this.dialog.close()}>${say(sharedText.cancel)}</button>
          <button class="button strong" data-test="card-send">${say(deskText.findButton)}</button>
        </div>
      </form>
    </dialog>`;
  }

  private askCard(): void {
    this.card.value = '';
    this.dialog.showModal();
    this.card.focus();
  }

  /** The number of a card stays in the field no longer than it takes to send it. */
  private async byCard(identity = this.card.value): Promise<void> {
    this.card.value = '';
    if (identity.trim() === '') return;
    const isNewest = this.begin();
    const answer = await api.post('/tickets/find', { body: { identity: identity.trim(), day: this.day } });
    if (!isNewest()) return;
    if (!answer.ok) return this.refuse(answer.problem);
    const [only, ...more] = answer.value.tickets;
    if (only !== undefined && more.length === 0) this.ticket = only.id;
    else this.cards = answer.value.tickets;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const { value } = this.field;
    if (value.trim() === '') return this.field.focus();
    void this.find(soughtBy(value));
  }

  private async find(sought: Sought): Promise<void> {
    const { say } = this.language;
    const isNewest = this.begin();
    switch (sought.kind) {
      case 'ticket':
        this.field.value = '';
        this.ticket = sought.id;
        return;
      case 'card':
        this.field.value = '';
        return this.byCard(sought.identity);
      case 'nothing':
        this.said = say(deskText.strange);
        return;
      case 'booking':
        return this.findBooking(sought.id, isNewest);
      case 'number':
        return this.findNumber(sought.number, isNewest);
    }
  }

  private async findNumber(number: string, isNewest: () => boolean): Promise<void> {
    const { day } = this;
    this.busy = true;
    const answer = await api.get('/tickets', { query: { number, ...(day === this.hall.day ? {} : { day }) } });
    if (!isNewest()) return;
    this.busy = false;
    if (!answer.ok) return this.refuse(answer.problem, number);
    this.field.value = number;
    // Found, it is no open work: the page may be renewed.
    this.field.defaultValue = number;
    this.ticket = answer.value.whereabouts.ticket;
  }

  private async findBooking(id: string, isNewest: () => boolean): Promise<void> {
    const booking = await bookingOf(id);
    if (!isNewest()) return;
    if (booking === undefined) {
      this.said = this.language.say(deskText.strange);
      return;
    }
    this.field.value = '';
    this.dispatchEvent(new CustomEvent<BookingView>('booking', { detail: booking, bubbles: true, composed: true }));
  }

  /** Gives whether this search is still the last one: nobody is shown what was looked for before. */
  private begin(): () => boolean {
    this.busy = false;
    this.ticket = undefined;
    this.said = undefined;
    this.cards = undefined;
    return this.newest();
  }

  private get day(): string {
    return this.asked === undefined || this.asked === '' ? this.hall.day : this.asked;
  }

  private refuse(problem: Problem, number?: string): void {
    const { say, current } = this.language;
    const { timeZone } = this.hall;
    const day = this.day === this.hall.day ? say(deskText.today) : dateText(`${this.day}T12:00:00Z`, current, timeZone);
    if (problem.code === 'day-not-kept') this.said = say(deskText.dayNotKept, { day });
    else if (problem.code === 'ticket-unknown' && number !== undefined)
      this.said = say(deskText.numberNone, { number, day });
    else this.said = problemText(problem, current);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-find': DeskFind;
  }
}
