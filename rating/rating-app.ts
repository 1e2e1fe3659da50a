import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { GRADES, RATING_REASONS, type Grade, type RatingReason } from '../core/queue/rating.ts';
import type { RatingView } from '../core/protocol/shapes/rating.ts';
import { base } from '../web/base.ts';
import { newCommandId } from '../web/link/command-id.ts';
import { LanguageController } from '../web/language/language-controller.ts';
import { RenewalController } from '../web/renewal/renewal-controller.ts';
import { LinkController } from '../web/link/link-controller.ts';
import { gradeText, ratingReasonText, ratingText } from '../web/text/rating.ts';
import { WatchController } from '../web/link/watch-controller.ts';
import { gradeOfKey, nextFlow, REST, type Flow, type FlowEvent } from './flow.ts';
import { face } from '../web/faces.ts';
import { ratingStyles } from './rating-styles.ts';
import '../web/components/hall-banner.ts';
import '../web/components/hall-icon.ts';
import '../web/components/hall-language.ts';
import '../web/renewal/hall-renewal.ts';

const TICK_MS = 500;

/**
 * @summary The small screen at a counter, towards the citizen: after a service it asks for one of five grades, and for
 * the reasons of a bad one. Nothing given is nothing.
 */
@customElement('rating-app')
export class RatingApp extends LitElement {
  static override styles = [base, ratingStyles];

  @state() private flow: Flow = REST;
  private readonly counter = new URLSearchParams(location.search).get('counter') ?? '1';
  private readonly language = new LanguageController(this);
  private readonly hall = new LinkController(this);
  readonly renewal = new RenewalController(this, 'rating', {
    isQuiet: () => this.flow.phase === 'rest',
    restMs: 3000,
  });
  private readonly hallWatch = new WatchController(this, 'hall');
  private readonly watch = new WatchController(this, `rating:${this.counter}`, (view) => this.heard(view));
  private timer: ReturnType<typeof setInterval> | undefined;
  private asked = '';

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
    this.timer = setInterval(() => this.apply({ name: 'tick' }), TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
    clearInterval(this.timer);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('flow')) this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  override render(): TemplateResult {
    const { say, name } = this.language;
    const { view } = this.watch;
    document.title = say(ratingText.title);
    return html`<hall-banner></hall-banner><hall-renewal silent></hall-renewal>
      <header>
        <strong class="clamped" data-test="counter-name">${view === undefined ? '' : name(view.counterName)}</strong>
        <hall-language .languages=${this.hallWatch.view?.languages}></hall-language>
      </header>
      <main data-phase=${this.flow.phase}>${this.screen()}</main>`;
  }

  private screen(): TemplateResult {
    const { say, name } = this.language;
    const { flow } = this;
    const rating = this.watch.view?.rating;
    switch (flow.phase) {
      case 'rest':
        return html`<div class="rest" data-test="rest">
          <hall-icon name="building"></hall-icon>
          <p>${say(this.watch.problem === undefined ? ratingText.welcome : ratingText.notPaired)}</p>
          ${
            this.watch.problem === undefined
              ? nothing
              : html`<p class="how" data-test="unpaired-how">${say(ratingText.pairHow, { id: this.counter })}</p>`
          }
        </div>`;
      case 'asking':
      case 'sending':
        return html`<h1 tabindex="-1">${say(ratingText.question)}</h1>
          <p class="of clamped">
            ${rating === undefined ? nothing : html`<b>${rating.number}</b> ${name(rating.serviceName)}`}
          </p>
          <ol class="grades">
            ${GRADES.map((grade, at) => this.grade(grade, at))}
          </ol>`;
      case 'why':
        return html`<h1 tabindex="-1">${say(ratingText.why)}</h1>
          <ul class="reasons">
            ${RATING_REASONS.map(
              (reason) =>
                html`<li>
                  <button
                    type="button"
                    data-test="reason-${reason}"
                    aria-pressed=${flow.reasons.includes(reason) ? 'true' : 'false'}
                    @click=${() => this.apply({ name: 'reason', reason })}
                  >
                    <hall-icon name=${flow.reasons.includes(reason) ? 'check' : 'plus'}></hall-icon
                    >${say(ratingReasonText[reason])}
                  </button>
                </li>`,
            )}
          </ul>
          <div class="ends">
            <button type="button" class="back" data-test="back" @click=${() => this.apply({ name: 'back' })}>
              ${say(ratingText.back)}
            </button>
            <button
              type="button"
              class="send"
              data-test="send"
              ?disabled=${flow.reasons.length === 0}
              @click=${() => this.apply({ name: 'send' })}
            >
              ${say(ratingText.send)}
            </button>
          </div>`;
      case 'thanks':
        return html`<div class="rest" data-test="thanks">
          <hall-icon name="check"></hall-icon>
          <h1 tabindex="-1" role="status">${say(ratingText.thanks)}</h1>
        </div>`;
    }
  }

  private grade(grade: Grade, at: number): TemplateResult {
    return html`<li>
      <button
        type="button"
        class="grade g${grade}"
        data-test="grade-${grade}"
        aria-keyshortcuts=${at + 1}
        ?disabled=${this.flow.phase === 'sending' || this.hall.state !== 'online'}
        @click=${() => this.apply({ name: 'grade', grade })}
      >
        ${face(grade)}<span>${this.language.say(gradeText[grade])}</span>
      </button>
    </li>`;
  }

  private heard(view: RatingView): void {
    const { rating } = view;
    // Each citizen is asked in the language of the ticket; the switch is theirs after that.
    const of = rating === undefined ? '' : `${rating.number} ${rating.service}`;
    if (of !== this.asked && rating?.language !== undefined) this.language.set(rating.language);
    this.asked = of;
    this.apply({ name: 'view', view });
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const grade = gradeOfKey(event.code);
    if (grade === undefined || event.repeat || this.hall.state !== 'online') return;
    event.preventDefault();
    this.apply({ name: 'grade', grade });
  };

  private apply(event: FlowEvent): void {
    const before = this.flow;
    const after = nextFlow(before, event, this.hall.link.now());
    if (after === before) return;
    this.flow = after;
    if (before.phase !== 'sending' && after.phase === 'sending') void this.send(after.grade, after.reasons);
    // Back at rest, whatever the hall asks meanwhile is shown.
    if (after.phase === 'rest' && event.name !== 'view') this.apply({ name: 'view', view: this.watch.view });
  }

  private async send(grade: Grade, reasons: readonly RatingReason[]): Promise<void> {
    const body = { counter: this.counter, grade, reasons };
    const result = await this.hall.link.command('rate-at-counter', body, { commandId: newCommandId() });
    this.apply({ name: result.ok ? 'sent' : 'refused' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rating-app': RatingApp;
  }
}
