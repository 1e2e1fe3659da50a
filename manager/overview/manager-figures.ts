import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { MEANINGS, type FigureId } from '../../core/protocol/meanings.ts';
import { dialogStyles } from '../../web/dialog-styles.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { managerText } from '../../web/text/manager.ts';
import { sharedText } from '../../web/text/shared.ts';
import type { Words } from '../../web/text/words.ts';
import { managerBase } from '../manager-base.ts';

const FIGURES: readonly (readonly [words: Words, figure: FigureId])[] = [
  [managerText.waiting, 'waiting'],
  [managerText.longest, 'longestWait'],
  [managerText.withinTarget, 'withinTarget'],
  [managerText.meanWait, 'meanWait'],
  [managerText.issued, 'issued'],
  [managerText.served, 'served'],
  [managerText.noShows, 'noShows'],
  [managerText.cancelled, 'cancelled'],
  [managerText.countersOpen, 'openCounters'],
  [managerText.target, 'target'],
  [managerText.estimateColumn, 'estimate'],
  [managerText.meanServiceLabel, 'meanService'],
  [managerText.satisfaction, 'satisfaction'],
  [managerText.noGrade, 'ungraded'],
  [managerText.urgencyLabel, 'urgency'],
];

/**
 * @summary What each figure of the overview counts, in one sentence.
 */
@customElement('manager-figures')
export class ManagerFigures extends LitElement {
  static override styles = [
    managerBase,
    dialogStyles,
    css`
      dialog {
        width: 720px;
      }
      h2 {
        margin-bottom: var(--space-4);
      }
      dl {
        display: grid;
        grid-template-columns: 9em minmax(0, 1fr);
        gap: var(--space-3) var(--space-4);
      }
      dt {
        font-weight: 700;
      }
      footer {
        display: flex;
        justify-content: flex-end;
        margin-top: var(--space-5);
      }
    `,
  ];

  @query('dialog') private dialog!: HTMLDialogElement;
  private readonly language = new LanguageController(this);

  open(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<dialog aria-labelledby="title" data-test="figures">
      <h2 id="title">${say(managerText.figures)}</h2>
      <dl>
        ${FIGURES.map(
          ([words, figure]) =>
            html`<dt>${say(words)}</dt>
              <dd>${say(MEANINGS[figure])}</dd>`,
        )}
      </dl>
      <footer>
        <button class="button strong" type="button" data-test="close-figures" @click=${() => this.dialog.close()}>
          ${say(sharedText.close)}
        </button>
      </footer>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-figures': ManagerFigures;
  }
}
