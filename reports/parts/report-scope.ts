import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { DIMENSION_NAMES } from '../../core/reports/report-texts.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { reportsText } from '../../web/text/reports.ts';
import { zoneText } from '../../web/text/zones.ts';
import { reportsBase } from '../reports-styles.ts';

/** Where can be looked at. */
export type Scope = 'department' | 'line' | 'zone' | 'counter' | 'category';

type Place = { readonly id: string; readonly name: string };

/**
 * @summary The whole hall, or one department, line, zone …
 * @event scope-chosen - `line:a`; empty for the whole hall
 */
@customElement('report-scope')
export class ReportScope extends LitElement {
  static override styles = [
    reportsBase,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        min-width: 0;
      }
      select {
        max-width: min(22em, 100%);
      }
      label {
        min-width: 0;
        max-width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) hall: HallView | undefined;
  @property({ attribute: false }) scopes: readonly Scope[] = ['department', 'line', 'zone'];
  @property({ attribute: false }) chosen: readonly [scope: string, id: string] | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say, name } = this.language;
    const scope = this.scopes.find((each) => each === this.chosen?.[0]);
    const places = scope === undefined ? [] : this.placesOf(scope);
    return html`<label
        >${say(reportsText.where)}<select
          data-test="scope"
          @change=${(event: Event) => this.choose((event.target as HTMLSelectElement).value)}
        >
          <option value="" ?selected=${scope === undefined}>${say(reportsText.wholeHall)}</option>
          ${this.scopes.map(
            (each) => html`<option value=${each} ?selected=${each === scope}>${name(DIMENSION_NAMES[each])}</option>`,
          )}
        </select></label
      >${
        scope === undefined
          ? nothing
          : html`<select
              data-test="place"
              aria-label=${name(DIMENSION_NAMES[scope])}
              @change=${(event: Event) => this.send(`${scope}:${(event.target as HTMLSelectElement).value}`)}
            >
              ${repeat(
                places,
                ({ id }) => id,
                ({ id, name: words }) =>
                  html`<option value=${id} ?selected=${id === this.chosen?.[1]}>${words}</option>`,
              )}
            </select>`
      }`;
  }

  private placesOf(scope: Scope): readonly Place[] {
    const { hall } = this;
    const { name, current } = this.language;
    if (hall === undefined) return [];
    const named = (all: readonly { readonly id: string; readonly name: HallView['name'] }[]): readonly Place[] =>
      all.map((each) => ({ id: each.id, name: name(each.name) }));
    switch (scope) {
      case 'department':
        return named(hall.departments);
      case 'line':
        return hall.lines.map((line) => ({ id: line.id, name: `${line.prefix} ${name(line.name)}` }));
      case 'counter':
        return named(hall.counters);
      case 'category':
        return named(hall.categories);
      case 'zone':
        return [...new Set([...hall.departments, ...hall.counters].map(({ zone }) => zone))]
          .sort()
          .map((id) => ({ id, name: zoneText(id, current) }));
    }
  }

  private choose(value: string): void {
    const scope = this.scopes.find((each) => each === value);
    const [first] = scope === undefined ? [] : this.placesOf(scope);
    this.send(scope === undefined || first === undefined ? '' : `${scope}:${first.id}`);
  }

  private send(detail: string): void {
    this.dispatchEvent(new CustomEvent('scope-chosen', { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'report-scope': ReportScope;
  }
}
