import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BoardView } from '../../core/protocol/shapes/board.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { displayText } from '../../web/text/display.ts';
import { widthEm } from '../../core/base/width-em.ts';
import { waitWords } from '../../core/base/wait-words.ts';
import { say } from '../../web/text/say.ts';
import { waitParts } from '../../web/text/wait-parts.ts';
import { sharedText } from '../../web/text/shared.ts';
import { styled } from '../../web/styled.ts';
import { PortraitController } from '../health/portrait-controller.ts';
import { displayBase } from '../display-base.ts';
import { linesToShow, pageAt } from '../paging.ts';
import { headingStyles } from './heading-styles.ts';
import { nextStyles } from './next-styles.ts';

/** The type of the boards that this is on. */
export const WAITING_AREA = 'waiting-area';

type WaitingLine = BoardView['waiting'][number];

const PAGE_MS = 10_000;
/** A longer name of a line takes two, in smaller letters. */
const ONE_LINE_EM = 11;
/**
 * Lines on a page, and numbers in a line: on landscape and portrait boards, for near and far, alone and beside a
 * notice.
 */
const ROOM = {
  landscape: {
    alone: { near: { lines: 4, numbers: 4 }, far: { lines: 3, numbers: 3 } },
    narrow: { near: { lines: 2, numbers: 3 }, far: { lines: 2, numbers: 2 } },
  },
  portrait: {
    alone: { near: { lines: 6, numbers: 3 }, far: { lines: 6, numbers: 2 } },
    narrow: { near: { lines: 4, numbers: 3 }, far: { lines: 3, numbers: 2 } },
  },
} as const;

/**
 * @summary Who is next in each line, in the order in which they are called; many lines take turns by the page.
 */
@customElement('display-next')
export class DisplayNext extends LitElement {
  static override styles = [displayBase, headingStyles, nextStyles];

  @property({ attribute: false }) lines: BoardView['waiting'] = [];
  @property({ type: Number }) now = 0;
  /** People are far away: fewer and larger. */
  @property({ type: Boolean, reflect: true }) far = false;
  /** Beside a notice. */
  @property({ type: Boolean, reflect: true }) narrow = false;
  private readonly language = new LanguageController(this);
  private readonly glass = new PortraitController(this);

  override render(): TemplateResult {
    const [first, second] = this.language.pair;
    const room =
      ROOM[this.glass.portrait ? 'portrait' : 'landscape'][this.narrow ? 'narrow' : 'alone'][this.far ? 'far' : 'near'];
    const shown = linesToShow(this.lines, room.lines);
    const { items, page, pages } = pageAt(shown, room.lines, this.now, PAGE_MS);
    return html`<section aria-labelledby="title">
      <h2 id="title">
        <span>${displayText.nextUp[first]}</span
        ><span class="second" lang=${second}>${displayText.nextUp[second]}</span>
        <span class="hint">${this.language.shown.map((language) => displayText.nextHint[language]).join(' · ')}</span>
        ${pages > 1 ? html`<span class="page" data-test="next-page">${page}/${pages}</span>` : nothing}
      </h2>
      ${
        shown.length === 0
          ? html`<p class="empty" data-test="nobody-waiting">
              <span>${displayText.nobodyWaiting[first]}</span
              ><span class="second" lang=${second}>${displayText.nobodyWaiting[second]}</span>
            </p>`
          : html`<ul .style=${styled({ '--rows': room.lines })}>
              ${items.map((line) => this.row(line, room.numbers))}
            </ul>`
      }
    </section>`;
  }

  private row(line: WaitingLine, numbers: number): TemplateResult {
    const language = this.language.current;
    const [first, second] = this.language.pair;
    const known = line.next ?? [];
    const wide = known.some((number) => number.length > 4);
    const next = known.slice(0, wide ? numbers - 1 : numbers);
    const estimate =
      line.wait !== undefined
        ? waitWords(line.wait, language)
        : line.openCounters === 0
          ? sharedText.noCounterOpen[language]
          : '';
    return html`<li data-test="next-line" data-line=${line.line}>
      <span class="names">
        <span class="name ${widthEm(line.name[first]) > ONE_LINE_EM ? 'long' : ''}">${line.name[first]}</span>
        <span class="second" lang=${second}>${line.name[second]}</span>
      </span>
      <ol class=${wide ? 'wide' : ''}>
        ${next.map((number, at) => html`<li class=${at === 0 ? 'first' : ''} data-test="next-number">${number}</li>`)}
      </ol>
      <span class="figures">
        <strong>${say(displayText.waitingNow, first, { n: line.waiting })}</strong>
        <span class="wait">${waitParts(estimate).map((part) => html`<span>${part}</span>`)}</span>
      </span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'display-next': DisplayNext;
  }
}
