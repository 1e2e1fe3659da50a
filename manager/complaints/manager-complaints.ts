import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { asIs } from '../../core/base/names.ts';
import { COMPLAINT_SOURCES } from '../../core/queue/complaint.ts';
import type { ComplaintView } from '../../core/protocol/shapes/complaint.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { Problem } from '../../web/link/problem.ts';
import type { SessionUser } from '../../web/session/session.ts';
import { complaintSourceText, complaintText } from '../../web/text/complaints.ts';
import { managerText } from '../../web/text/manager.ts';
import { noticesText } from '../../web/text/notices.ts';
import { problemText } from '../../web/text/refusals.ts';
import type { Words } from '../../web/text/words.ts';
import { managerBase } from '../manager-base.ts';
import { listStyles, pageStyles } from '../page-styles.ts';
import { complaintsFor, OPEN_COMPLAINTS, type ComplaintFilter } from './complaint-filter.ts';
import '../../web/components/hall-icon.ts';
import '../ratings/complaint-receive.ts';
import '../ratings/manager-complaint.ts';

type Option = { readonly id: string; readonly text: string };

/**
 * @summary Every complaint at hand, found by state, by who handles it, source, department and words; and handled.
 * @event page-left - back to the hall
 */
@customElement('manager-complaints')
export class ManagerComplaints extends LitElement {
  static override styles = [
    managerBase,
    pageStyles,
    listStyles,
    css`
      .bar h2 {
        margin-inline-end: auto;
      }
      .bar complaint-receive {
        margin: 0;
      }
      .list {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 30em), 1fr));
        gap: 0 var(--space-3);
        align-items: start;
        padding: 2px;
      }
      .filter .words {
        flex: 1 1 14em;
      }
      manager-complaint {
        display: block;
        border-radius: var(--radius-m);
      }
    `,
  ];

  @property({ attribute: false }) view!: ManagerView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ attribute: false }) user!: SessionUser;
  @property({ type: Boolean }) online = true;
  /** Grows with each thing that was done on this page. */
  @property({ type: Number }) acted = 0;
  @state() private filter: ComplaintFilter = OPEN_COMPLAINTS;
  @state() private complaints: readonly ComplaintView[] | undefined;
  @state() private problem: Problem | undefined;
  private asked = '';
  private readonly language = new LanguageController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { filed, open } = this.view.complaints;
    const counts = `${filed} ${open} ${String(this.online)} ${this.acted}`;
    if (!this.online || counts === this.asked) return;
    this.asked = counts;
    void this.load();
  }

  override render(): TemplateResult {
    const { say, current } = this.language;
    const { complaints, problem } = this;
    return html`<div class="bar">
        <button class="button" type="button" data-test="complaints-back" @click=${this.leave}>
          <hall-icon name="back"></hall-icon>${say(noticesText.back)}
        </button>
        <h2>${say(managerText.complaints)}</h2>
        <complaint-receive .hall=${this.hall} .online=${this.online}></complaint-receive>
      </div>
      ${
        problem !== undefined
          ? html`<p class="none late" role="alert">${problemText(problem, current)}</p>`
          : complaints === undefined
            ? html`<p class="none" role="status">${say(managerText.loadingComplaints)}</p>`
            : this.list(complaints)
      }`;
  }

  private list(all: readonly ComplaintView[]): TemplateResult {
    const { say, name } = this.language;
    const { id, name: names } = this.user;
    const shown = complaintsFor(all, this.filter, { id, ...(names === undefined ? {} : { name: names }) });
    const late = shown.filter((each) => each.state === 'open' && each.late === true).length;
    const me = name(names ?? asIs(id));
    return html`${this.question(all)}
      <p class="soft" role="status" data-test="complaints-shown">
        ${say(complaintText.shown, { n: shown.length, late })}
      </p>
      ${
        shown.length === 0
          ? html`<p class="none sheet" data-test="complaints-none">
              ${say(all.length === 0 ? managerText.noComplaints : complaintText.noneSuch)}
            </p>`
          : html`<div class="scroll" tabindex="0" role="group" aria-label=${say(managerText.complaints)}>
              <div class="list">
                ${repeat(
                  shown,
                  (each) => each.id,
                  (each) =>
                    html`<manager-complaint
                      .complaint=${each}
                      .hall=${this.hall}
                      .online=${this.online}
                      .me=${me}
                    ></manager-complaint>`,
                )}
              </div>
            </div>`
      }`;
  }

  private question(all: readonly ComplaintView[]): TemplateResult {
    const { say, name } = this.language;
    const option = (id: string, words: Words): Option => ({ id, text: say(words) });
    const has = new Set(all.map(({ department }) => department));
    const departments = (this.hall?.departments ?? []).filter(({ id }) => has.has(id));
    return html`<form
      class="filter sheet"
      data-test="complaints-filter"
      @submit=${(event: Event) => event.preventDefault()}
    >
      ${this.choice('state', complaintText.state, [
        option('open', complaintText.open),
        option('overdue', complaintText.overdue),
        option('answered', complaintText.answered),
      ])}
      ${this.choice('with', complaintText.with, [
        option('mine', complaintText.mine),
        option('nobody', complaintText.nobody),
      ])}
      ${this.choice(
        'source',
        complaintText.source,
        COMPLAINT_SOURCES.map((each) => option(each, complaintSourceText[each])),
      )}
      ${
        departments.length === 0
          ? nothing
          : this.choice(
              'department',
              complaintText.department,
              departments.map((each) => ({ id: each.id, text: name(each.name) })),
            )
      }
      <label class="words"
        >${say(complaintText.find)}<input
          name="words"
          type="search"
          maxlength="60"
          data-test="complaints-words"
          .value=${this.filter.words}
          @input=${(event: Event) => this.look('words', (event.target as HTMLInputElement).value)}
      /></label>
    </form>`;
  }

  private choice(field: keyof ComplaintFilter, label: Words, options: readonly Option[]): TemplateResult {
    const { say } = this.language;
    return html`<label
      >${say(label)}<select
        name=${field}
        @change=${(event: Event) => this.look(field, (event.target as HTMLSelectElement).value)}
      >
        <option value="" ?selected=${this.filter[field] === ''}>${say(complaintText.all)}</option>
        ${options.map(
          ({ id, text }) => html`<option value=${id} ?selected=${this.filter[field] === id}>${text}</option>`,
        )}
      </select></label
    >`;
  }

  private look(field: keyof ComplaintFilter, value: string): void {
    this.filter = { ...this.filter, [field]: value };
  }

  private async load(): Promise<void> {
    const answer = await api.get('/complaints');
    this.problem = answer.ok ? undefined : answer.problem;
    if (answer.ok) this.complaints = answer.value.items;
  }

  private readonly leave = (): void => {
    this.dispatchEvent(new CustomEvent('page-left'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-complaints': ManagerComplaints;
  }
}
