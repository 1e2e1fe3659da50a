import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BookingView } from '../../core/protocol/shapes/booking.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { Problem } from '../../web/link/problem.ts';
import { bookingText } from '../../web/text/booking.ts';
import { dateText, timeText } from '../../web/text/moments.ts';
import { problemText } from '../../web/text/refusals.ts';
import { ask } from '../ask.ts';
import { kioskBase } from '../kiosk-base.ts';
import '../../web/components/hall-icon.ts';
import '../parts/kiosk-head.ts';

/**
 * @summary A booking before its check-in: what for, when, and what would come of it now. Who is too late reads that it
 * counts no longer before a number is given.
 * @event ask - check-in, back
 */
@customElement('kiosk-booking')
export class KioskBooking extends LitElement {
  static override styles = [
    kioskBase,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
      }
      main {
        display: grid;
        gap: calc(6 * var(--mm));
        padding: calc(8 * var(--mm)) var(--edge-space);
      }
      .sheet {
        display: grid;
        gap: calc(3 * var(--mm));
        padding: calc(8 * var(--mm));
        border-radius: var(--radius-l);
        background: var(--surface);
      }
      h2 {
        font-size: var(--text-xl);
        text-wrap: balance;
      }
      p {
        font-size: var(--text-l);
        text-wrap: pretty;
      }
      .state {
        font-weight: 600;
        color: var(--good);
      }
      .state.late {
        color: var(--bad);
      }
      .take {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 0.5em;
        min-height: calc(28 * var(--mm));
        border-radius: var(--radius-l);
        background: var(--brand);
        color: var(--on-brand);
        font-size: var(--text-xl);
        font-weight: 700;
      }
      .take:disabled {
        opacity: 0.5;
      }
    `,
  ];

  @property({ attribute: false }) booking!: BookingView;
  @property({ attribute: false }) hall!: HallView;
  @property({ type: Boolean }) sending = false;
  @property({ attribute: false }) problem: Problem | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say, name, current } = this.language;
    const { booking, hall, problem } = this;
    const time = (at: string): string => timeText(at, current, hall.timeZone);
    const may = booking.state === 'due' || booking.state === 'late';
    return html`<kiosk-head .heading=${say(bookingText.title)}></kiosk-head>
      <main>
        <div class="sheet" data-test="booking" data-state=${booking.state}>
          <h2 class="clamped">${name(booking.serviceName)}</h2>
          <p>
            ${say(bookingText.slot, {
              id: booking.id,
              date: dateText(booking.slot.from, current, hall.timeZone),
              from: time(booking.slot.from),
              to: time(booking.slot.to),
            })}
          </p>
          <p class="state ${booking.state === 'due' ? '' : 'late'}" role="status" data-test="booking-state">
            ${say(STATES[booking.state], { from: time(booking.checkInFrom), until: time(booking.countsUntil) })}
          </p>
          ${problem === undefined ? nothing : html`<p class="state late" role="alert">${problemText(problem, current)}</p>`}
        </div>
        ${
          may
            ? html`<button
                type="button"
                class="take"
                data-test="check-in"
                ?disabled=${this.sending}
                @click=${() => ask(this, { name: 'check-in' })}
              >
                <hall-icon name="ticket"></hall-icon
                >${say(booking.state === 'late' ? bookingText.takeLate : bookingText.take)}
              </button>`
            : nothing
        }
      </main>`;
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
    'kiosk-booking': KioskBooking;
  }
}
