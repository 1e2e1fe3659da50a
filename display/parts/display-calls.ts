import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BoardCall } from '../../core/protocol/shapes/board.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { displayText } from '../../web/text/display.ts';
import { counterFaceText } from '../counter-face.ts';
import { PortraitController } from '../health/portrait-controller.ts';
import { displayBase } from '../display-base.ts';
import { widthEm } from '../../core/base/width-em.ts';
import { turnPage, rowsFor, type PageTurn } from '../rows.ts';
import { headingStyles } from './heading-styles.ts';
import { callsStyles } from './calls-styles.ts';
import { narrowCalls } from './narrow-calls.ts';
import '../../web/components/hall-icon.ts';

/**
 * Rows: on landscape and portrait boards, alone and beside a notice; for far away landscape ones show fewer, in larger
 * letters.
 */
const ROOM = {
  landscape: { alone: { near: 6, far: 4 }, narrow: { near: 3, far: 2 } },
  portrait: { alone: { near: 6, far: 6 }, narrow: { near: 4, far: 4 } },
} as const;

/** Names of counters wider than this have two lines, and three. */
const LONG_EM = 2.4;
const LONGER_EM = 8;

/**
 * @summary The calls before the newest, newest first. Who is still expected is marked by colour, a bar and words, and
 * keeps a row; when there are more of them than rows, they take turns by the page.
 */
@customElement('display-calls')
export class DisplayCalls extends LitElement {
  static override styles = [displayBase, headingStyles, callsStyles, narrowCalls];

  /** Without the one in the band, newest first. */
  @property({ attribute: false }) calls: readonly BoardCall[] = [];
  /** Those that wait for their turn in the band. */
  @property({ attribute: false }) pending: readonly number[] = [];
  @property({ type: Boolean }) zones = false;
  /** People are far away: fewer and larger. */
  @property({ type: Boolean, reflect: true }) far = false;
  /** Beside a notice. */
  @property({ type: Boolean, reflect: true }) narrow = false;
  @property({ type: Number }) now = 0;
  private readonly language = new LanguageController(this);
  private readonly glass = new PortraitController(this);
  private turn: PageTurn | undefined;
  private newest: number | undefined;

  protected override willUpdate(): void {
    const newest = this.calls.reduce((most, { seq }) => Math.max(most, seq), 0);
    const isNews = this.newest !== undefined && newest > this.newest;
    this.newest = newest;
    this.turn = turnPage(this.turn, Math.ceil(rowsFor(this.calls, this.room).length / this.room), this.now, isNews);
  }

  private get room(): number {
    return ROOM[this.glass.portrait ? 'portrait' : 'landscape'][this.narrow ? 'narrow' : 'alone'][
      this.far ? 'far' : 'near'
    ];
  }

  override render(): TemplateResult {
    const [first, second] = this.language.pair;
    const { room } = this;
    const all = rowsFor(this.calls, room);
    const pages = Math.ceil(all.length / room);
    const page = this.turn?.page ?? 0;
    return html`<section aria-labelledby="title">
      <h2 id="title">
        <span>${displayText.recentCalls[first]}</span
        ><span class="second" lang=${second}>${displayText.recentCalls[second]}</span>
        ${pages > 1 ? html`<span class="page" data-test="calls-page">${page + 1}/${pages}</span>` : nothing}
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
              ${all.slice(page * room, (page + 1) * room).map((call) => this.row(call))}
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
      <span
        class="counter ${widthEm(face.big) > LONG_EM ? 'long' : ''} ${widthEm(face.big) > LONGER_EM ? 'longer' : ''}"
        >${face.big}</span
      >
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
