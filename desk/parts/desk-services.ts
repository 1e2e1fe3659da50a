import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { ServiceView } from '../../web/link/api.ts';
import { ServicesController } from '../../web/link/services-controller.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { deskText } from '../../web/text/desk.ts';
import { problemText } from '../../web/text/refusals.ts';
import { deskBase } from '../desk-base.ts';
import '../../web/components/hall-chance.ts';
import '../../web/components/hall-wait.ts';

const SHOWN = 8;

/**
 * @summary Finds a service as the kiosk does: by characters, pinyin, initials or English. Arrows choose, Enter takes.
 * @event service - the service that was chosen
 */
@customElement('desk-services')
export class DeskServices extends LitElement {
  static override styles = [
    deskBase,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }
      ul {
        display: grid;
        /* However many there are, each is as high as what it says. */
        grid-auto-rows: max-content;
        border: 1.5px solid var(--edge);
        border-radius: var(--radius-s);
        overflow: auto;
        max-height: var(--services-height, 340px);
      }
      ul[hidden] {
        display: none;
      }
      li {
        display: grid;
        /* The name keeps the larger part, however long the sentence is. */
        grid-template-columns: minmax(0, 1fr) fit-content(45%);
        align-items: center;
        gap: var(--space-3);
        min-height: 48px;
        padding: var(--space-2) var(--space-3);
        cursor: pointer;
      }
      li + li {
        border-top: 1px solid var(--edge);
      }
      li[aria-selected='true'],
      li:hover {
        background: var(--brand-soft);
      }
      li strong {
        font-weight: 600;
        line-height: 1.3;
      }
      .told {
        color: var(--ink-soft);
        font-size: var(--text-s);
        text-align: right;
      }
      .others {
        display: block;
        line-height: 1.3;
        text-wrap: balance;
      }
    `,
  ];

  @property({ attribute: false }) hall: HallView | undefined;
  /** Services that are not offered again. */
  @property({ attribute: false }) without: readonly string[] = [];
  /** Nothing is offered before something is typed. */
  @property({ type: Boolean }) quiet = false;
  @state() private chosen = 0;
  @state() private typed = '';
  @query('input') private field!: HTMLInputElement;
  private readonly language = new LanguageController(this);
  private readonly services = new ServicesController(this);

  override focus(): void {
    this.field.focus();
  }

  override render(): TemplateResult {
    const { say, current } = this.language;
    const found = this.found();
    const { problem, answered } = this.services;
    return html`<label class="field">
        <span>${say(deskText.searchService)}</span>
        <input
          type="search"
          role="combobox"
          aria-label=${say(deskText.searchService)}
          aria-expanded=${found.length > 0 ? 'true' : 'false'}
          aria-controls="found"
          aria-activedescendant=${found.length === 0 ? nothing : `service-${this.chosen}`}
          autocomplete="off"
          spellcheck="false"
          data-test="service-query"
          @input=${() => this.ask()}
          @keydown=${(event: KeyboardEvent) => this.onKey(event, found)}
        />
      </label>
      <ul
        id="found"
        ?hidden=${found.length === 0}
        role="listbox"
        aria-label=${say(deskText.searchService)}
        data-test="services-found"
      >
        ${found.map((service, at) => this.option(service, at))}
      </ul>
      <p role="status" class="soft">
        ${
          problem !== undefined
            ? problemText(problem, current)
            : this.typed !== '' && answered !== undefined && found.length === 0
              ? say(deskText.noServiceFound)
              : nothing
        }
      </p>`;
  }

  protected override firstUpdated(): void {
    this.ask();
  }

  /** Nothing is looked for any more. */
  clear(): void {
    this.field.value = '';
    this.ask();
  }

  private option(service: ServiceView, at: number): TemplateResult {
    const { name } = this.language;
    const line = this.hall?.lines.find(({ id }) => id === service.line);
    return html`<li
      id="service-${at}"
      role="option"
      aria-selected=${at === this.chosen ? 'true' : 'false'}
      data-test="service-option"
      data-service=${service.id}
      @click=${() => this.pick(service)}
      @keydown=${(event: KeyboardEvent) => this.onKey(event, this.found())}
    >
      <strong>${name(service.name)}</strong>
      ${
        line === undefined
          ? nothing
          : html`<span class="told"
              ><hall-wait .wait=${line.wait}></hall-wait><hall-chance .wait=${line.wait}></hall-chance>${
                line.othersText === undefined
                  ? nothing
                  : html`<span class="others" data-test="others">${name(line.othersText)}</span>`
              }</span
            >`
      }
    </li>`;
  }

  private found(): readonly ServiceView[] {
    if (this.quiet && this.typed === '') return [];
    return this.services.items.filter(({ id }) => !this.without.includes(id)).slice(0, SHOWN);
  }

  private ask(): void {
    this.typed = this.field.value.trim();
    this.chosen = 0;
    const query = this.typed === '' ? {} : { query: this.typed };
    this.services.ask({ ...query, limit: SHOWN + this.without.length }, false);
  }

  private onKey(event: KeyboardEvent, found: readonly ServiceView[]): void {
    if (event.isComposing) return;
    const service = found[this.chosen];
    if (event.key === 'ArrowDown') this.chosen = Math.min(this.chosen + 1, found.length - 1);
    else if (event.key === 'ArrowUp') this.chosen = Math.max(this.chosen - 1, 0);
    else if (event.key === 'Enter' && service !== undefined) this.pick(service);
    else return;
    event.preventDefault();
  }

  private pick(service: ServiceView): void {
    this.clear();
    this.dispatchEvent(new CustomEvent('service', { detail: service, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-services': DeskServices;
  }
}
