import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { LANGUAGES } from '../../core/base/names.ts';
import type { HallLineView, HallView } from '../../core/protocol/shapes/hall.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { ServicesController } from '../../web/link/services-controller.ts';
import { deskText } from '../../web/text/desk.ts';
import { quietWords } from '../../core/base/quiet-words.ts';
import { zoneText } from '../../web/text/zones.ts';
import { deskBase } from '../desk-base.ts';
import '../../web/components/hall-chance.ts';
import '../../web/components/hall-wait.ts';

const SERVICES_SHOWN = 5;

/** A line, and the services that were asked for in it. */
type Row = { readonly line: HallLineView; readonly services: readonly string[] };

/**
 * @summary How long one waits in each line, in the words of kiosk and boards; found by line, department or service.
 */
@customElement('desk-waits')
export class DeskWaits extends LitElement {
  static override styles = [
    deskBase,
    css`
      :host {
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr);
        gap: var(--space-3);
        padding: var(--space-4);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--space-2);
      }
      ul {
        overflow-y: auto;
        margin: 0 calc(-1 * var(--space-4)) calc(-1 * var(--space-4));
        padding: 0 var(--space-4) var(--space-4);
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--space-3);
        align-items: center;
        padding: var(--space-3) 0;
      }
      li + li {
        border-top: 1px solid var(--edge);
      }
      strong {
        display: block;
        line-height: 1.3;
      }
      .prefix {
        align-self: start;
      }
      .how {
        display: flex;
        flex-wrap: wrap;
        grid-column: 2;
        align-items: baseline;
        justify-content: space-between;
        gap: 0 var(--space-3);
        font-variant-numeric: tabular-nums;
      }
      hall-wait {
        display: block;
        font-weight: 700;
      }
      .soft,
      .bad {
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ attribute: false }) hall!: HallView;
  @state() private filter = '';
  @query('input') private field!: HTMLInputElement;
  private readonly language = new LanguageController(this);
  private readonly services = new ServicesController(this);

  override render(): TemplateResult {
    const { say } = this.language;
    const rows = this.rows();
    return html`<header>
        <h2>${say(deskText.waits)}</h2>
        <span class="soft figures" data-test="all-waiting">${say(deskText.allWaiting, { n: this.hall.waiting })}</span>
      </header>
      ${this.hall.quiet === undefined ? nothing : html`<p class="soft" data-test="quiet">${quietWords(this.hall.quiet, this.language.current)}</p>`}
      <label class="field">
        <span>${say(deskText.waitsFilter)}</span>
        <input
          type="search"
          autocomplete="off"
          spellcheck="false"
          data-test="waits-filter"
          @input=${() => this.typed()}
        />
      </label>
      ${
        rows.length === 0
          ? html`<p role="status" class="soft">${say(deskText.noLineFound)}</p>`
          : html`<ul tabindex="0" aria-label=${say(deskText.waits)} data-test="waits">
              ${rows.map((row) => this.row(row))}
            </ul>`
      }`;
  }

  private row({ line, services }: Row): TemplateResult {
    const { say, name, current } = this.language;
    const department = this.hall.departments.find(({ id }) => id === line.department);
    const about = department === undefined ? '' : `${name(department.name)} · ${zoneText(department.zone, current)}`;
    return html`<li data-test="wait-${line.id}">
      <span class="prefix">${line.prefix}</span>
      <div>
        <strong>${name(line.name)}</strong>
        <span class="soft">${services.length > 0 ? services.join(current === 'en' ? ', ' : '、') : about}</span>
      </div>
      <div class="how">
        ${
          line.closed === undefined
            ? html`<div><hall-wait .wait=${line.wait}></hall-wait><hall-chance .wait=${line.wait}></hall-chance></div>
                <span class="soft"
                  >${line.othersText === undefined ? nothing : html`${name(line.othersText)} · `}${line.waiting === 0 ? say(deskText.nobodyWaiting) : say(deskText.waiting, { n: line.waiting })}${line.openCounters === 0 ? nothing : ` · ${say(deskText.counters, { n: line.openCounters })}`}</span
                >`
            : html`<span class="bad">${say(deskText.lineClosed)}</span>`
        }
      </div>
    </li>`;
  }

  /** Without a question those with people in them first; with one those whose services fit best. */
  private rows(): readonly Row[] {
    const { lines, departments } = this.hall;
    if (this.filter === '')
      return [...lines]
        .sort((one, other) => Number(other.waiting > 0) - Number(one.waiting > 0))
        .map((line) => ({ line, services: [] }));
    const text = this.filter.toLowerCase();
    const fits = (line: HallLineView): boolean => {
      const department = departments.find(({ id }) => id === line.department);
      const names = [line.name, ...(department === undefined ? [] : [department.name])];
      const said = names.flatMap((each) => LANGUAGES.map((language) => each[language].toLowerCase()));
      return line.prefix.toLowerCase() === text || said.some((each) => each.includes(text));
    };
    const found = this.services.items.slice(0, SERVICES_SHOWN);
    const byService = [...new Set(found.map(({ line }) => line))].flatMap((id): Row[] => {
      const line = lines.find((each) => each.id === id);
      const services = found.filter((each) => each.line === id).map((each) => this.language.name(each.name));
      return line === undefined ? [] : [{ line, services }];
    });
    const rest = lines.filter((line) => fits(line) && !byService.some((row) => row.line === line));
    return [...byService, ...rest.map((line) => ({ line, services: [] }))];
  }

  private typed(): void {
    this.filter = this.field.value.trim();
    if (this.filter !== '') this.services.ask({ query: this.filter, limit: SERVICES_SHOWN }, false);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-waits': DeskWaits;
  }
}
