import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { searchServices, type ServiceView } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { problemText } from '../../web/text/refusals.ts';
import type { Problem } from '../../web/link/problem.ts';
import type { Action } from '../keys/actions.ts';
import { counterBase } from '../counter-base.ts';
import { searchStyles } from './search-styles.ts';

const DEBOUNCE_MS = 120;
const SHOWN = 9;

/**
 * @summary Finds a service by a few letters, or a counter by its number, and acts with it: arrows choose, Enter takes.
 * @event decided - the action with the service or counter
 */
@customElement('counter-service-search')
export class CounterServiceSearch extends LitElement {
  static override styles = [counterBase, searchStyles];

  @property() action: Action = 'add-service';
  /** Sent along with the service. */
  @property() note = '';
  /** Of the field, where services are not all that is found. */
  @property() label = '';
  /** Counters that may be meant by their number, found before the services. */
  @property({ attribute: false }) counters: HallView['counters'] = [];
  @state() private found: readonly Found[] = [];
  @state() private chosen = 0;
  @state() private searched = false;
  @state() private problem: Problem | undefined;
  @query('input') private field!: HTMLInputElement;
  private readonly language = new LanguageController(this);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.running?.abort();
  }

  protected override firstUpdated(): void {
    this.field.focus();
    void this.search();
  }

  override render(): TemplateResult {
    const { say, current } = this.language;
    const label = this.label === '' ? say(counterText.searchService) : this.label;
    return html`<label class="field">
        <span>${label}</span>
        <input
          type="search"
          role="combobox"
          aria-label=${label}
          aria-expanded="true"
          aria-controls="found"
          aria-activedescendant=${this.found.length === 0 ? nothing : `service-${this.chosen}`}
          autocomplete="off"
          spellcheck="false"
          data-test="service-query"
          @input=${() => this.typed()}
          @keydown=${(event: KeyboardEvent) => this.onKey(event)}
        />
      </label>
      <ul id="found" role="listbox" aria-label=${say(counterText.service)} data-test="services-found">
        ${this.found.map((found, at) => this.option(found, at))}
      </ul>
      <p role="status">
        ${this.problem !== undefined ? problemText(this.problem, current) : this.searched && this.found.length === 0 ? say(counterText.noServiceFound) : nothing}
      </p>`;
  }

  private option({ service, counter }: Found, at: number): TemplateResult {
    return html`<li
      id="service-${at}"
      role="option"
      aria-selected=${at === this.chosen ? 'true' : 'false'}
      data-test="service-option"
      data-service=${service?.id ?? nothing}
      data-counter=${counter?.id ?? nothing}
      @click=${() => this.take(at)}
      @keydown=${(event: KeyboardEvent) => this.onKey(event)}
    >
      <strong class="clamped">${this.language.name((service ?? counter).name)}</strong
      ><span>${service?.code ?? counter?.zone ?? ''}</span>
    </li>`;
  }

  private typed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.search(), DEBOUNCE_MS);
  }

  private async search(): Promise<void> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    const query = this.field.value.trim();
    const answer = await searchServices({ ...(query === '' ? {} : { query }), limit: SHOWN, signal: running.signal });
    if (running.signal.aborted) return;
    this.problem = answer.ok ? undefined : answer.problem;
    this.found = [
      ...countersFor(query, this.counters),
      ...(answer.ok ? answer.value.map((service) => ({ service })) : []),
    ];
    this.chosen = 0;
    this.searched = true;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') this.chosen = Math.min(this.chosen + 1, this.found.length - 1);
    else if (event.key === 'ArrowUp') this.chosen = Math.max(this.chosen - 1, 0);
    else if (event.key === 'Enter') this.take(this.chosen);
    else return;
    event.preventDefault();
  }

  private take(at: number): void {
    const found = this.found[at];
    if (found === undefined) return;
    const to = found.counter === undefined ? { service: found.service.id } : { counter: found.counter.id };
    const detail = { ...to, note: this.note };
    this.dispatchEvent(
      new CustomEvent('decided', { detail: { action: this.action, detail }, bubbles: true, composed: true }),
    );
  }
}

/** One of the two. */
type Found =
  | { readonly service: ServiceView; readonly counter?: undefined }
  | { readonly counter: HallView['counters'][number]; readonly service?: undefined };

const COUNTERS_SHOWN = 3;

/** The counter of that number first, then those whose number begins so. */
function countersFor(query: string, counters: HallView['counters']): Found[] {
  if (!/^\d+$/.test(query)) return [];
  const fitting = counters.filter(({ id }) => id.startsWith(query));
  return [...fitting]
    .sort((one, other) => one.id.length - other.id.length || one.id.localeCompare(other.id))
    .slice(0, COUNTERS_SHOWN)
    .map((counter) => ({ counter }));
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-service-search': CounterServiceSearch;
  }
}
