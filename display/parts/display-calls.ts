import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BoardCall } from '../../core/views/board-wire.ts';
import { LanguageController } from '../../web/language-controller.ts';
import { displayText } from '../../web/text/display.ts';
import { counterFaceText } from '../counter-face.ts';
import { StandingController } from '../standing-controller.ts';
import { displayBase } from '../display-base.ts';
import { narrowCalls } from './narrow-calls.ts';
import '../../web/components/hall-icon.ts';

const SHOWN = 6;
/** Far away lying boards show fewer, in larger letters. */
const SHOWN_FAR = 4;

/**
 * @summary The calls before the newest: six at a time, newest first. Who is still expected is marked by colour, a bar and words.
 */
@customElement('display-calls')
export class DisplayCalls extends LitElement {
  static override styles = [
    displayBase,
    css`
      section {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: calc(0.7 * var(--u));
        height: 100%;
      }
      h2 {
        display: flex;
        align-items: baseline;
        gap: 0.6em;
        padding: 0 calc(0.4 * var(--u));
        font-size: calc(1.6 * var(--u));
        color: var(--brand-strong);
      }
      h2 .second {
        font-size: 0.78em;
        color: var(--ink-soft);
      }
      ol {
        display: grid;
        grid-template: repeat(3, minmax(0, 1fr)) / repeat(2, minmax(0, 1fr));
        grid-auto-flow: column;
        gap: calc(0.8 * var(--u));
        min-height: 0;
      }
      li {
        position: relative;
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        align-items: center;
        gap: calc(0.9 * var(--u));
        padding: 0 calc(1.5 * var(--u)) 0 calc(1.9 * var(--u));
        border-radius: calc(0.9 * var(--u));
        background: var(--surface);
        color: var(--ink);
        font-size: calc(4.9 * var(--u) * var(--letters, 1));
        line-height: 1;
        overflow: hidden;
        box-shadow: 0 calc(0.05 * var(--u)) calc(0.3 * var(--u)) rgb(21 38 44 / 10%);
      }
      li::before {
        content: '';
        position: absolute;
        inset: 0 auto 0 0;
        width: calc(0.75 * var(--u));
        background: var(--edge);
      }
      li.called::before {
        background: var(--called);
      }
      li.serving::before {
        background: var(--brand);
      }
      li.turn {
        background: var(--accent-soft);
      }
      .number {
        font-weight: 800;
        white-space: nowrap;
      }
      .arrow {
        width: 0.55em;
        height: 0.4em;
        fill: none;
        stroke: var(--edge-strong);
        stroke-width: 5;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .called .arrow {
        stroke: var(--called);
      }
      .counter {
        min-width: 1.75em;
        font-weight: 800;
        text-align: right;
        white-space: nowrap;
      }
      .called .counter {
        color: var(--called);
      }
      li.wide {
        font-size: calc(4.3 * var(--u) * var(--letters, 1));
      }
      .long {
        font-size: 0.62em;
      }
      .over .number,
      .over .counter {
        font-weight: 600;
        color: var(--ink-soft);
      }
      .small {
        grid-column: 1 / -1;
        display: flex;
        justify-content: space-between;
        margin-top: calc(-0.9 * var(--u));
        font-size: calc(1.2 * var(--u));
        font-weight: 600;
        color: var(--ink-soft);
      }
      .called .state {
        color: var(--called);
      }
      .empty {
        display: grid;
        place-items: center;
        align-content: center;
        gap: calc(0.6 * var(--u));
        border: calc(0.15 * var(--u)) dashed var(--edge);
        border-radius: calc(0.9 * var(--u));
        font-size: calc(2.2 * var(--u));
        color: var(--ink-soft);
        text-align: center;
      }
      .empty hall-icon {
        font-size: calc(4.5 * var(--u));
        color: var(--edge-strong);
      }
      :host([far]) ol {
        grid-template: repeat(2, minmax(0, 1fr)) / repeat(2, minmax(0, 1fr));
      }
      @media (orientation: portrait) {
        ol,
        :host([far]) ol {
          grid-template: repeat(6, minmax(0, 1fr)) / minmax(0, 1fr);
        }
        li,
        li.wide {
          grid-template-columns: 4em minmax(0, 1fr) auto auto;
          font-size: calc(3.9 * var(--u) * var(--letters, 1));
        }
        .small {
          grid-area: 1 / 2;
          display: grid;
          gap: 0.2em;
          margin: 0;
        }
      }
    `,
    narrowCalls,
  ];

  /** Without the one in the band, newest first. */
  @property({ attribute: false }) calls: readonly BoardCall[] = [];
  /** Those that wait for their turn in the band. */
  @property({ attribute: false }) pending: readonly number[] = [];
  @property({ type: Boolean }) zones = false;
  /** People are far away: fewer and larger. */
  @property({ type: Boolean, reflect: true }) far = false;
  private readonly language = new LanguageController(this);
  private readonly glass = new StandingController(this);

  override render(): TemplateResult {
    const [first, second] = this.language.pair;
    return html`<section aria-labelledby="title">
      <h2 id="title">
        <span>${displayText.recentCalls[first]}</span
        ><span class="second" lang=${second}>${displayText.recentCalls[second]}</span>
      </h2>
      ${
        this.calls.length === 0
          ? html`<p class="empty">
              <hall-icon name="clock"></hall-icon>
              <span
                >${displayText.noEarlierCalls[first]}<span class="second" lang=${second}
                  >${displayText.noEarlierCalls[second]}</span
                ></span
              >
            </p>`
          : html`<ol data-test="recent-calls">
              ${this.calls.slice(0, this.far && !this.glass.standing ? SHOWN_FAR : SHOWN).map((call) => this.row(call))}
            </ol>`
      }
    </section>`;
  }

  private row(call: BoardCall): TemplateResult {
    const languages = this.language.shown;
    const face = counterFaceText(call.counterName, call.counter, languages);
    const words = { called: displayText.please, serving: displayText.beingServed, over: displayText.over }[call.state];
    const turn = this.pending.includes(call.seq) ? 'turn' : '';
    const wide = call.number.length > 4 ? 'wide' : '';
    return html`<li class="${call.state} ${turn} ${wide}" data-test="recent-call" data-number=${call.number}>
      <span class="number">${call.number}</span>
      <svg class="arrow" viewBox="0 0 60 40" aria-hidden="true"><path d="M3 20h50M37 4l17 16-17 16" /></svg>
      <span class="counter ${face.big.length > 4 ? 'long' : ''}">${face.big}</span>
      <span class="small">
        <span class="state">${languages.map((language) => words[language]).join(' · ')}</span>
        ${this.zones && call.zone !== '' ? html`<span>${call.zone}</span>` : nothing}
      </span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'display-calls': DisplayCalls;
  }
}
