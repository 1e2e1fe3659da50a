import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BoardView } from '../../core/protocol/shapes/board.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { displayText } from '../../web/text/display.ts';
import { waitWords } from '../../core/base/wait-words.ts';
import { widthEm } from '../../core/base/width-em.ts';
import { sharedText } from '../../web/text/shared.ts';
import { displayBase } from '../display-base.ts';
import { linesToShow, pageAt } from '../paging.ts';
import { narrowWaiting } from './narrow-waiting.ts';
import { headingStyles } from './heading-styles.ts';
import { waitingStyles } from './waiting-styles.ts';

type WaitingLine = BoardView['waiting'][number];

const PER_PAGE = 5;
const PAGE_MS = 10_000;
/** So broad a name stands in one line beside the longest words for a wait. */
const ONE_LINE_EM = 8.5;

/**
 * @summary How many wait in each line and about how long; many lines take turns by the page.
 */
@customElement('display-waiting')
export class DisplayWaiting extends LitElement {
  static override styles = [displayBase, headingStyles, waitingStyles, narrowWaiting];

  @property({ attribute: false }) lines: BoardView['waiting'] = [];
  @property({ type: Number }) now = 0;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const [first, second] = this.language.pair;
    const shown = linesToShow(this.lines, PER_PAGE);
    const { items, page, pages } = pageAt(shown, PER_PAGE, this.now, PAGE_MS);
    return html`<section aria-labelledby="title">
      <h2 id="title">
        <span>${displayText.waiting[first]}</span
        ><span class="second" lang=${second}>${displayText.waiting[second]}</span>
        ${pages > 1 ? html`<span class="page" data-test="waiting-page">${page}/${pages}</span>` : nothing}
      </h2>
      ${
        shown.length === 0
          ? html`<p class="empty">
              <span>${displayText.nobodyWaiting[first]}</span
              ><span class="second" lang=${second}>${displayText.nobodyWaiting[second]}</span>
            </p>`
          : html`<ul>
              ${items.map((line) => this.row(line))}
            </ul>`
      }
    </section>`;
  }

  private row(line: WaitingLine): TemplateResult {
    const [first, second] = this.language.pair;
    return html`<li data-test="waiting-line" data-line=${line.line}>
      <span class="prefix">${line.prefix}</span>
      <span class="names">
        <span class="name ${widthEm(line.name[first]) > ONE_LINE_EM ? 'long' : ''}">${line.name[first]}</span>
        <span class="second" lang=${second}>${line.name[second]}</span>
      </span>
      <span class="figures">
        <strong class=${line.waiting === 0 ? 'none' : ''} data-test="waiting-count">${line.waiting}</strong>
        <span class="wait">${this.estimate(line)}</span>
      </span>
    </li>`;
  }

  private estimate(line: WaitingLine): string {
    const language = this.language.current;
    if (line.wait !== undefined) return waitWords(line.wait, language);
    return line.openCounters === 0 ? sharedText.noCounterOpen[language] : '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'display-waiting': DisplayWaiting;
  }
}
