import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customElement, property, state } from 'lit/decorators.js';
import type { LineId } from '../../core/base/names.ts';
import type { FigureId } from '../../core/protocol/meanings.ts';
import type { ManagerLine, ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { ClockController } from '../../web/clock-controller.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { lengthWords, waitedWords, waitWords } from '../../core/base/wait-words.ts';
import { managerText } from '../../web/text/manager.ts';
import type { Words } from '../../web/text/words.ts';
import { waitTone } from '../../web/wait-tone.ts';
import { styled } from '../../web/styled.ts';
import { countLines, findLines, orderLines, type LineFilter } from './line-order.ts';
import { managerBase } from '../manager-base.ts';
import { perCent, shareTone } from '../overview/tones.ts';
import { linesStyles } from './lines-styles.ts';
import '../../web/components/hall-icon.ts';
import '../overview/manager-meaning.ts';

const FILTERS: readonly LineFilter[] = ['attention', 'active', 'all'];

const COLUMNS: readonly (readonly [words: Words, means: readonly FigureId[]])[] = [
  [managerText.waitingColumn, ['waiting']],
  [managerText.longestColumn, ['longestWait', 'target']],
  [managerText.estimateColumn, ['estimate']],
  [managerText.openColumn, ['lineCounters']],
  [managerText.servedColumn, ['served']],
  [managerText.withinColumn, ['withinTarget']],
];

/**
 * @summary Every line with who waits and how long, the tightest first. Rows keep still while somebody points at them.
 * @event line-chosen - a line is to be looked into
 */
@customElement('manager-lines')
export class ManagerLines extends LitElement {
  static override styles = [managerBase, linesStyles];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) hall: HallView | undefined;
  /** Of the lines that need somebody: their harm. */
  @property({ attribute: false }) harmOf: ReadonlyMap<LineId, number> = new Map();
  @property() chosen: LineId | undefined;
  @state() private filter: LineFilter | undefined;
  @state() private text = '';
  /** The order that the table holds while a pointer or the focus is in it. */
  @state() private frozen: readonly LineId[] | undefined;
  private shown: readonly LineId[] = [];
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this, 5000);

  override render(): TemplateResult {
    const { say } = this.language;
    const { lines } = this.view;
    const counts = countLines(lines, this.harmOf);
    const filter = this.filter ?? (counts.active > 0 ? 'active' : 'all');
    const found = orderLines(findLines(lines, filter, this.text, this.hall, this.harmOf), this.frozen, this.harmOf);
    this.shown = found.map((line) => line.id);
    return html`<section class="sheet" aria-labelledby="title">
      <header>
        <h2 id="title">${say(managerText.lines)}</h2>
        <div class="tabs" role="group" aria-labelledby="title">
          ${FILTERS.map(
            (each) =>
              html`<button
                type="button"
                aria-pressed=${each === filter ? 'true' : 'false'}
                data-test="filter-${each}"
                @click=${() => (this.filter = each)}
              >
                ${say(managerText[each])}<b>${counts[each]}</b>
              </button>`,
          )}
        </div>
        <input
          type="search"
          placeholder=${say(managerText.findLine)}
          aria-label=${say(managerText.findLine)}
          data-test="find-line"
          @input=${(event: InputEvent) => (this.text = (event.target as HTMLInputElement).value)}
        />
      </header>
      ${
        found.length === 0
          ? html`<p class="none">
              <hall-icon name=${filter === 'attention' && this.text === '' ? 'check' : 'search'}></hall-icon>${say(
                filter === 'attention' && this.text === '' ? managerText.nothingToSee : managerText.noLines,
              )}
            </p>`
          : this.table(found)
      }
    </section>`;
  }

  private table(lines: readonly ManagerLine[]): TemplateResult {
    const { say } = this.language;
    return html`<div
      class="scroll"
      tabindex="0"
      role="group"
      aria-labelledby="title"
      @pointerenter=${() => this.freeze()}
      @pointerleave=${() => this.thaw()}
      @focusin=${() => this.freeze()}
      @focusout=${() => this.thaw()}
    >
      <table data-test="lines">
        <colgroup>
          <col />
          <col class="waiting" />
          <col class="longest" />
          <col class="estimate" />
          <col class="open" />
          <col class="served" />
          <col class="within" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">${say(managerText.line)}</th>
            ${COLUMNS.map(
              ([words, means]) =>
                html`<th scope="col">
                  ${say(words)}<manager-meaning .of=${means} .label=${say(words)}></manager-meaning>
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            lines,
            (line) => line.id,
            (line) => this.row(line),
          )}
        </tbody>
      </table>
    </div>`;
  }

  private row(line: ManagerLine): TemplateResult {
    const { say, name, current } = this.language;
    const passed = Math.max(0, (this.clock.now - Date.parse(this.view.now)) / 1000);
    const waited = line.waiting === 0 ? 0 : line.longestWait + passed;
    const tone = waitTone(waited, line.target);
    const department = this.hall?.departments.find((each) => each.id === line.department);
    const within = line.withinTarget;
    // Why few wait and it takes long.
    const others = this.hall?.lines.find((each) => each.id === line.id)?.othersText;
    return html`<tr
      class="${line.alert === undefined ? '' : `alert-${line.alert}`} ${line.id === this.chosen ? 'chosen' : ''}"
      data-test="line-row"
      data-line=${line.id}
      @click=${() => this.choose(line.id)}
    >
      <th scope="row">
        <button type="button" data-test="line-${line.id}">
          <span class="prefix">${line.prefix}</span>
          <span class="names"
            ><span class="name">${name(line.name)}</span
            ><span class="department">${department === undefined ? '' : name(department.name)}</span
            >${others === undefined ? nothing : html`<span class="department" data-test="others">${name(others)}</span>`}</span
          >
          ${this.remark(line)}
        </button>
      </th>
      <td class="count ${line.waiting === 0 ? 'zero' : ''}">${line.waiting}</td>
      ${
        line.waiting === 0
          ? html`<td class="soft">${say(managerText.targetOnly, { target: lengthWords(line.target, current) })}</td>`
          : html`<td class="wait ${tone}">
              ${waitedWords(waited, line.target, current)}<i
                class="bar"
                .style=${styled({ '--full': Math.min(1, waited / line.target).toFixed(2) })}
              ></i>
            </td>`
      }
      <td class="soft">${line.wait === undefined ? '–' : waitWords(line.wait, current)}</td>
      <td class=${line.openCounters === 0 ? 'zero' : ''}>${line.openCounters}</td>
      <td class=${line.served === 0 ? 'zero' : ''}>${line.served}</td>
      <td>
        ${within === undefined ? html`<span class="zero">–</span>` : html`<span class=${shareTone(within)}>${perCent(within)}%</span>`}
      </td>
    </tr>`;
  }

  private remark({ id, alert }: ManagerLine): TemplateResult | typeof nothing {
    if (alert === undefined && !this.harmOf.has(id)) return nothing;
    const { say } = this.language;
    const words =
      alert === 'waiting-unserved'
        ? managerText.unserved
        : alert === 'over-target'
          ? managerText.overTarget
          : managerText.soonLate;
    return html`<span class="chip ${alert === undefined ? 'near' : 'bad'}" data-test="alert"
      ><hall-icon name="warning"></hall-icon>${say(words)}</span
    >`;
  }

  private choose(line: LineId): void {
    this.dispatchEvent(new CustomEvent('line-chosen', { detail: line, bubbles: true, composed: true }));
  }

  private freeze(): void {
    this.frozen ??= this.shown;
  }

  private thaw(): void {
    this.frozen = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-lines': ManagerLines;
  }
}
