import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query as queryElement, state } from 'lit/decorators.js';
import { RATING_REASONS, type RatingReason } from '../../core/queue/rating.ts';
import { api } from '../../web/link/api.ts';
import { newCommandId } from '../../web/link/command-id.ts';
import type { Problem } from '../../web/link/problem.ts';
import { FitController } from '../../web/glass/fit-controller.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { TicketKey } from '../../web/scan/scan-code.ts';
import { kioskText } from '../../web/text/kiosk.ts';
import { ratingReasonText } from '../../web/text/rating.ts';
import { problemText } from '../../web/text/refusals.ts';
import { ask } from '../ask.ts';
import { kioskBase } from '../kiosk-base.ts';
import type { Key } from '../parts/kiosk-keyboard.ts';
import { columnStyles } from './column-styles.ts';
import { complaintStyles } from './complaint-styles.ts';
import '../../web/components/hall-icon.ts';
import '../parts/kiosk-head.ts';
import '../parts/kiosk-keyboard.ts';

const LONGEST = 200;

/**
 * @summary What a citizen complains of: by reasons, in a few words or with a telephone number. Then its case number.
 * @event ask - home
 */
@customElement('kiosk-complaint')
export class KioskComplaint extends LitElement {
  static override styles = [kioskBase, columnStyles, complaintStyles];

  @property({ attribute: false }) ticket!: TicketKey;
  @state() private reasons: readonly RatingReason[] = [];
  @state() private words = '';
  @state() private sending = false;
  @state() private problem: Problem | undefined;
  /** The number of the case, once it is filed; empty where nobody could say it. */
  @state() private filed: string | undefined;
  @queryElement('input') private readonly field!: HTMLInputElement | null;
  /** So that it is filed once, however often it is sent. */
  private key = newCommandId();
  private readonly language = new LanguageController(this);
  readonly fit = new FitController(this, 'main');

  override render(): TemplateResult {
    const { say } = this.language;
    if (this.filed !== undefined) return this.thanks(this.filed);
    return html`
      <kiosk-head .heading=${say(kioskText.complain)}></kiosk-head>
      <main data-test="complaint">
        <h2>${say(kioskText.complainWhat)}</h2>
        <div class="reasons" role="group" aria-label=${say(kioskText.complainWhat)}>
          ${RATING_REASONS.map((reason) => this.reason(reason))}
        </div>
        <label
          >${say(kioskText.complainWords)}
          <input
            type="text"
            inputmode="none"
            autocomplete="off"
            spellcheck="false"
            maxlength=${LONGEST}
            data-test="complaint-words"
            .value=${this.words}
            @input=${(event: Event) => this.typed((event.target as HTMLInputElement).value)}
        /></label>
        ${
          this.problem === undefined
            ? html`<p class="soft">${say(kioskText.complainHow)}</p>`
            : html`<p class="bad" role="alert" data-test="complaint-problem">
                ${problemText(this.problem, this.language.current)}
              </p>`
        }
      </main>
      <div class="action">
        <button
          type="button"
          class="strong"
          data-test="complaint-send"
          ?disabled=${this.sending || (this.reasons.length === 0 && this.words.trim() === '')}
          @click=${() => void this.send()}
        >
          ${say(kioskText.complainSend)}
        </button>
      </div>
      <kiosk-keyboard @key=${(event: CustomEvent<Key>) => this.pressed(event.detail)}></kiosk-keyboard>
    `;
  }

  private thanks(no: string): TemplateResult {
    const { say } = this.language;
    return html`
      <kiosk-head .heading=${say(kioskText.complain)}></kiosk-head>
      <main class="thanks" role="status" data-test="complaint-filed">
        <hall-icon name="check"></hall-icon>
        <h2>${say(kioskText.complained)}</h2>
        ${
          no === ''
            ? nothing
            : html`<p>${say(kioskText.complaintNumber)}</p>
                <p class="no" data-test="complaint-no">${no}</p>`
        }
        <p>${say(kioskText.complainedHow)}</p>
      </main>
      <div class="action">
        <button type="button" class="strong" data-test="complaint-done" @click=${() => ask(this, { name: 'home' })}>
          ${say(kioskText.mineDone)}
        </button>
      </div>
    `;
  }

  private reason(reason: RatingReason): TemplateResult {
    const chosen = this.reasons.includes(reason);
    return html`<button
      type="button"
      data-test="complaint-${reason}"
      aria-pressed=${chosen ? 'true' : 'false'}
      @click=${() => this.toggle(reason)}
    >
      <hall-icon name=${chosen ? 'check' : 'plus'}></hall-icon>${this.language.say(ratingReasonText[reason])}
    </button>`;
  }

  private toggle(reason: RatingReason): void {
    const { reasons } = this;
    this.reasons = reasons.includes(reason) ? reasons.filter((each) => each !== reason) : [...reasons, reason];
    this.key = newCommandId();
  }

  private typed(words: string): void {
    this.words = words;
    this.key = newCommandId();
  }

  private pressed(key: Key): void {
    const { words } = this;
    if (key.kind === 'character') this.typed(`${words}${key.character}`.slice(0, LONGEST));
    else this.typed(key.kind === 'clear' ? '' : [...words].slice(0, -1).join(''));
    // What is typed last stays in sight.
    void this.updateComplete.then(() => this.field?.setSelectionRange(LONGEST, LONGEST));
  }

  private async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    const { id, secret } = this.ticket;
    const text = this.words.trim();
    const body = {
      ...(text === '' ? {} : { text }),
      ...(this.reasons.length === 0 ? {} : { reasons: [...this.reasons] }),
    };
    const held = { path: { id }, query: { secret } };
    const answer = await api.post('/tickets/{id}/complaint', { ...held, body, key: this.key });
    this.problem = answer.ok ? undefined : answer.problem;
    if (answer.ok) {
      const all = await api.get('/tickets/{id}/complaints', held);
      this.filed = (all.ok ? all.value.items.at(-1)?.no : undefined) ?? '';
    }
    this.sending = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-complaint': KioskComplaint;
  }
}
