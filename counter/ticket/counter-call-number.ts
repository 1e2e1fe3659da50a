import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { isBlank } from '../../core/base/blank.ts';
import { lengthWords } from '../../core/base/wait-words.ts';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { Whereabouts } from '../../core/protocol/shapes/whereabouts.ts';
import { ClockController } from '../../web/clock-controller.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { refusals } from '../../web/text/refusals.ts';
import { ticketStates } from '../../web/text/states.ts';
import { KEY_CAPS, type KeyTarget } from '../keys/actions.ts';
import type { Asked } from '../keys/command-controller.ts';
import { counterBase } from '../counter-base.ts';
import { isCallable, offerFor } from './offer.ts';
import '../../web/components/hall-icon.ts';
import { here } from '../../web/link/own-hall.ts';

/**
 * @summary Calls a number out of order; why goes on record. A number that cannot be called says where it is, and offers
 * the key that fits.
 * @event decided - the number and the reason, or what was offered
 * @event offer - the action that fits the number in the field, if any
 */
@customElement('counter-call-number')
export class CounterCallNumber extends LitElement {
  static override styles = [
    counterBase,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      .number input {
        height: 72px;
        font-size: 40px;
        font-weight: 700;
        text-transform: uppercase;
        font-variant-numeric: tabular-nums;
      }
      .where {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        padding: var(--space-3);
        border-radius: var(--radius-s);
        background: var(--warn-soft);
        font-weight: 600;
      }
      .where .button {
        flex: none;
      }
      .button {
        min-height: 48px;
        font-size: 18px;
      }
      .story {
        display: inline-flex;
        align-items: center;
        gap: 0.5em;
        min-height: 32px;
        color: var(--brand-strong);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) view!: CounterView;
  /** The word on the key of each target. */
  @property({ attribute: false }) caps: Readonly<Record<KeyTarget, string>> = KEY_CAPS;
  /** What a scanner has read. */
  @property() scanned = '';
  /** Where the number that was asked for last is. */
  @state() private found: Whereabouts | undefined;
  @query('input[name=number]') private number!: HTMLInputElement;
  @query('input[name=reason]') private reason!: HTMLInputElement;
  @query('[data-test=offer]') private offerButton!: HTMLButtonElement | null;
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this);

  protected override firstUpdated(): void {
    (this.scanned === '' ? this.number : this.reason).focus();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<form novalidate @submit=${(event: SubmitEvent) => void this.submit(event)}>
      <label class="field number">
        <span>${say(counterText.callNumberLabel)}</span>
        <input
          name="number"
          required
          maxlength="12"
          autocomplete="off"
          spellcheck="false"
          data-test="call-number"
          .value=${this.scanned}
          @change=${() => void this.look()}
        />
      </label>
      ${this.found === undefined || isCallable(this.found) ? nothing : this.where(this.found)}
      ${this.found === undefined ? nothing : this.story(this.found)}
      <label class="field">
        <span>${say(counterText.callReasonLabel)}</span>
        <input name="reason" required maxlength="200" autocomplete="off" data-test="call-reason" />
      </label>
      <button class="button strong" data-test="send-call-number">${say(counterText.call)}<kbd>Enter</kbd></button>
    </form>`;
  }

  /** The hall has refused it meanwhile: say where it is now. */
  async refused(): Promise<void> {
    await this.look();
  }

  /** Its whole story, people ahead and another paper are the information desk's. */
  private story({ number }: Whereabouts): TemplateResult {
    return html`<a class="story" href=${here(`/desk?number=${number}`)} target="_blank" data-test="story">
      <hall-icon name="search"></hall-icon>${this.language.say(counterText.story, { number })}
    </a>`;
  }

  /** Why it cannot be called, and the key that fits. */
  private where(found: Whereabouts): TemplateResult {
    const { say } = this.language;
    const offer = offerFor(found, this.view, this.clock.now);
    return html`<div class="where" role="status" data-test="whereabouts" data-state=${found.state}>
      <p>${this.sentence(found)}</p>
      ${
        offer === undefined
          ? nothing
          : html`<button type="button" class="button" data-test="offer" @click=${() => this.take()}>
              ${say(counterText[offer])}<kbd>${this.caps[offer]}</kbd>
            </button>`
      }
    </div>`;
  }

  private sentence({ number, state: doing, counter, at, after, until }: Whereabouts): string {
    const { say, name, current } = this.language;
    const seconds = at === undefined ? 0 : Math.max(0, (this.clock.now - Date.parse(at)) / 1000);
    const late = until !== undefined && this.clock.now > Date.parse(until);
    const parts = [
      counter === undefined ? undefined : say(counterText.atCounter, { counter }),
      at === undefined
        ? undefined
        : say(counterText.sinceThen, { at: at.slice(11, 16), time: lengthWords(seconds, current) }),
      after === undefined ? undefined : say(counterText.firstDo, { service: name(after) }),
      until === undefined
        ? undefined
        : late
          ? say(refusals['reentry-expired'])
          : say(counterText.backUntil, { time: until.slice(11, 16) }),
    ];
    const where = parts.filter((part) => part !== undefined).join(' · ');
    return `${say(counterText.scannedIs, { number, state: say(ticketStates[doing]) })}${where === '' ? '' : ` · ${where}`}`;
  }

  /** Takes what is offered. */
  take(): void {
    const { found } = this;
    const offer = found === undefined ? undefined : offerFor(found, this.view, this.clock.now);
    if (found === undefined || offer === undefined) return;
    const { ticket, number } = found;
    this.tell({ action: offer, detail: { ticket, number } });
  }

  /** Where the number is that stands in the field. */
  private async look(): Promise<Whereabouts | undefined> {
    const number = this.typed();
    if (number === '') return undefined;
    if (this.found?.number !== number) this.found = undefined;
    const answer = await api.get('/tickets', { query: { number } });
    if (number !== this.typed()) return undefined;
    this.found = answer.ok ? answer.value.whereabouts : undefined;
    await this.updateComplete;
    const offer = this.found === undefined ? undefined : offerFor(this.found, this.view, this.clock.now);
    this.dispatchEvent(new CustomEvent('offer', { detail: offer, bubbles: true, composed: true }));
    // Enter and the key both take it.
    this.offerButton?.focus();
    return this.found;
  }

  /** An input method may leave full-width letters and figures behind. */
  private typed(): string {
    return this.number.value.normalize('NFKC').trim().toUpperCase();
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const number = this.typed();
    if (number === '') return this.number.focus();
    // Silence or a number that nobody knows is the hall's to answer.
    const found = await this.look();
    if (found !== undefined && !isCallable(found)) return;
    const reason = this.reason.value.trim();
    if (isBlank(reason)) return this.reason.focus();
    this.tell({ action: 'call-number', detail: { number, reason } });
  }

  private tell(decided: Asked): void {
    this.dispatchEvent(new CustomEvent('decided', { detail: decided, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-call-number': CounterCallNumber;
  }
}
