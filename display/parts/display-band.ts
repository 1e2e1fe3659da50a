import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BoardCall } from '../../core/protocol/shapes/board.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { displayText } from '../../web/text/display.ts';
import { sharedText } from '../../web/text/shared.ts';
import { say } from '../../web/text/say.ts';
import type { Words } from '../../web/text/words.ts';
import { styled } from '../../web/styled.ts';
import { counterFaceText } from '../counter-face.ts';
import { displayBase } from '../display-base.ts';
import { PortraitController } from '../health/portrait-controller.ts';
import { widthEm } from '../../core/base/width-em.ts';
import { bandFit } from './band-fit.ts';
import { bandStyles } from './band-styles.ts';
import '../../web/components/hall-icon.ts';

const ARROW = html`<svg class="arrow" viewBox="0 0 60 40" aria-hidden="true">
  <path d="M3 20h50M37 4l17 16-17 16" />
</svg>`;
/** With what is free on its sides. */
const ARROW_EM = 1.6;

/**
 * @summary The band of the newest call: number, arrow, counter, to be read from the far end of the hall. A new call
 * changes the ground behind the words, never the words. When the hall has long not been heard, it says so as large as
 * the calls below.
 */
@customElement('display-band')
export class DisplayBand extends LitElement {
  static override styles = [displayBase, bandStyles];

  @property({ attribute: false }) call: BoardCall | undefined;
  @property() phase: 'flash' | 'marked' | 'calm' = 'calm';
  /** Says where in the building the counter is. */
  @property({ type: Boolean }) zones = false;
  /** What stands here is old. */
  @property({ type: Boolean }) lost = false;
  private readonly language = new LanguageController(this);
  private readonly glass = new PortraitController(this);

  override render(): TemplateResult {
    const { call } = this;
    if (this.lost) return this.watchStaff();
    if (call === undefined) return this.welcome();
    const languages = this.language.shown;
    const face = counterFaceText(call.counterName, call.counter, languages);
    const fit = bandFit(call.number, face.big, face.big === call.counter, this.glass.portrait);
    // Two names for one animation: a recall of the number that stands here starts it anew.
    const turn = call.seq % 2 === 0 ? 'even' : 'odd';
    return html`<section
      class="band ${this.phase} ${turn}"
      data-test="now-calling"
      data-phase=${this.phase}
      data-seq=${call.seq}
    >
      ${this.heading(call)}
      <p
        class="call ${fit.layout}"
        .style=${styled({ '--number': fit.number, '--counter': fit.counter.toFixed(2), '--room': fit.room.toFixed(1) })}
        aria-live="polite"
      >
        <strong class="number" data-test="called-number">${call.number}</strong>
        ${ARROW}
        <span class="place">
          <strong class="counter" data-test="called-counter">${face.big}</strong>
          <span class="beside">
            ${face.beside.map((word, at) => html`<span class=${at === 0 ? 'first' : 'second'} lang=${languages[at] ?? 'en'}>${word}</span>`)}
            ${this.zones && call.zone !== '' ? this.zone(call.zone) : nothing}
          </span>
        </span>
      </p>
    </section>`;
  }

  private heading(call: BoardCall): TemplateResult {
    const words =
      this.phase === 'calm'
        ? displayText.latestCall
        : call.kind === 'recall'
          ? displayText.calledAgain
          : displayText.nowCalling;
    return html`<h2>${this.stacked(words)}</h2>`;
  }

  private zone(zone: string): TemplateResult {
    return html`<span class="zone"
      ><hall-icon name="place"></hall-icon>${say(sharedText.zone, this.language.current, { zone })}</span
    >`;
  }

  /** What to do while nothing is heard of the hall; the call that was the newest stays. */
  private watchStaff(): TemplateResult {
    const { call } = this;
    return html`<section class="band lost" data-test="watch-staff">
      <h2 role="status">${this.stacked(displayText.watchStaff)}</h2>
      ${call === undefined ? nothing : this.lastCall(call)}
    </section>`;
  }

  private lastCall(call: BoardCall): TemplateResult {
    const { big } = counterFaceText(call.counterName, call.counter, this.language.shown);
    return html`<div class="before">
      <p .style=${styled({ '--wide': (widthEm(call.number + big) + ARROW_EM).toFixed(2) })}>
        <strong data-test="called-number">${call.number}</strong>${ARROW}<strong>${big}</strong>
      </p>
    </div>`;
  }

  private welcome(): TemplateResult {
    return html`<section class="band welcome" data-test="no-call">
      <hall-icon name="ticket"></hall-icon>
      <div>
        <h2>${this.stacked(displayText.welcome)}</h2>
        <p>${this.stacked(displayText.welcomeHint)}</p>
      </div>
    </section>`;
  }

  private stacked(words: Words): TemplateResult {
    const [first, second] = this.language.pair;
    return html`<span>${words[first]}</span><span class="second" lang=${second}>${words[second]}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'display-band': DisplayBand;
  }
}
