import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BoardCall } from '../../core/views/board-wire.ts';
import { LanguageController } from '../../web/language-controller.ts';
import { displayText } from '../../web/text/display.ts';
import { sharedText } from '../../web/text/shared.ts';
import { say } from '../../web/text/say.ts';
import type { Words } from '../../web/text/words.ts';
import { counterFaceText } from '../counter-face.ts';
import { displayBase } from '../display-base.ts';
import { widthEm } from '../width-em.ts';
import { heroStyles } from './hero-styles.ts';
import '../../web/components/hall-icon.ts';

/** How wide number and counter together may be at full size, in em. */
const FULL_SIZE_EM = 4.3;

/**
 * @summary The band of the newest call: number, arrow, counter, to be read from the far end of the hall. A new call changes the
 * ground behind the words, never the words.
 */
@customElement('display-hero')
export class DisplayHero extends LitElement {
  static override styles = [displayBase, heroStyles];

  @property({ attribute: false }) call: BoardCall | undefined;
  @property() phase: 'flash' | 'marked' | 'calm' = 'calm';
  /** Says where in the building the counter is. */
  @property({ type: Boolean }) zones = false;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { call } = this;
    if (call === undefined) return this.welcome();
    const languages = this.language.shown;
    const face = counterFaceText(call.counterName, call.counter, languages);
    const fit = Math.min(1, FULL_SIZE_EM / widthEm(call.number + face.big));
    // Two names for one animation: a recall of the number that stands here starts it anew.
    const turn = call.seq % 2 === 0 ? 'even' : 'odd';
    return html`<section
      class="band ${this.phase} ${turn}"
      data-test="now-calling"
      data-phase=${this.phase}
      data-seq=${call.seq}
    >
      ${this.heading(call)}
      <p class="call" style="--fit: ${fit.toFixed(3)}" aria-live="polite">
        <strong class="number" data-test="called-number">${call.number}</strong>
        <svg class="arrow" viewBox="0 0 60 40" aria-hidden="true"><path d="M3 20h50M37 4l17 16-17 16" /></svg>
        <strong class="counter" data-test="called-counter">${face.big}</strong>
        <span class="beside">
          ${face.beside.map((word, at) => html`<span class=${at === 0 ? 'first' : 'second'} lang=${languages[at] ?? 'en'}>${word}</span>`)}
          ${this.zones && call.zone !== '' ? this.zone(call.zone) : nothing}
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
    'display-hero': DisplayHero;
  }
}
