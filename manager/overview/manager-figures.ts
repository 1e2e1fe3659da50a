import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { MEANINGS, type FigureId } from '../../core/protocol/meanings.ts';
import { dialogStyles } from '../../web/dialog-styles.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { onRenewal, pageRenewal } from '../../web/renewal/renewal-controller.ts';
import { managerText } from '../../web/text/manager.ts';
import { renewalText } from '../../web/text/renewal.ts';
import { sharedText } from '../../web/text/shared.ts';
import type { Words } from '../../web/text/words.ts';
import { managerBase } from '../manager-base.ts';

const FIGURES: readonly (readonly [words: Words, figure: FigureId])[] = [
  [managerText.waiting, 'waiting'],
  [managerText.willBeLate, 'willBeLate'],
  [managerText.longest, 'longestWait'],
  [managerText.inTimeSoFar, 'withinTarget'],
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
        align-items: center;
        justify-content: flex-end;
        gap: var(--space-4);
        margin-top: var(--space-5);
      }
      .release {
        margin-right: auto;
        color: var(--ink-soft);
        font-size: 14px;
      }
    `,
  ];

  @query('dialog') private dialog!: HTMLDialogElement;
  private readonly language = new LanguageController(this);

  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onRenewal(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

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
        ${this.release()}
        <button class="button strong" type="button" data-test="close-figures" @click=${() => this.dialog.close()}>
          ${say(sharedText.close)}
        </button>
      </footer>
    </dialog>`;
  }

  /** Which version runs, of which build the server is, and of which this page. */
  private release(): TemplateResult | typeof nothing {
    const { say } = this.language;
    const { release, own } = pageRenewal() ?? {};
    if (release === undefined) return nothing;
    const parts = [say(renewalText.version, release), say(renewalText.server, release)];
    return html`<span class="release" data-test="release"
      >${[...parts, ...(own === undefined ? [] : [say(renewalText.page, { build: own })])].join(' · ')}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-figures': ManagerFigures;
  }
}
