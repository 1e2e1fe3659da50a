import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { AUDIT_KINDS } from '../../core/queue/audit-kind.ts';
import type { AuditEntries, AuditEntry, AuditProof } from '../../core/protocol/shapes/audit.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { api, type Answer } from '../../web/link/api.ts';
import { ClockController } from '../../web/clock-controller.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { Problem } from '../../web/link/problem.ts';
import { auditKindText, auditText } from '../../web/text/audit.ts';
import { whenText } from '../../web/text/moments.ts';
import { reportsText } from '../../web/text/reports.ts';
import { noticesText } from '../../web/text/notices.ts';
import { saidIn } from '../../web/said-in.ts';
import { problemText } from '../../web/text/refusals.ts';
import { staffText } from '../../web/text/staff.ts';
import { managerBase } from '../manager-base.ts';
import { pageStyles } from '../page-styles.ts';
import { auditStyles } from './audit-styles.ts';
import { PagedSearch } from './paged-search.ts';
import '../../web/components/hall-icon.ts';
import { here } from '../../web/link/own-hall.ts';

/** What is looked for; an empty text does not matter. */
type Looked = { day: string; who: string; kind: string; number: string; counter: string };

/**
 * @summary What anybody did on a day, in words; whether the record of it is whole; and the export for an auditor.
 * @event audit-left - back to the hall
 */
@customElement('manager-audit')
export class ManagerAudit extends LitElement {
  static override styles = [managerBase, pageStyles, auditStyles];

  @property({ attribute: false }) hall: HallView | undefined;
  @state() private looked: Looked = { day: '', who: '', kind: '', number: '', counter: '' };
  @state() private proof: AuditProof | undefined;
  @state() private unproved: Problem | undefined;
  private readonly found = new PagedSearch<AuditEntries>(this, (before) => this.ask(before));
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this, 60_000);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.prove();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<div class="bar">
        <button class="button" type="button" data-test="audit-back" @click=${this.leave}>
          <hall-icon name="back"></hall-icon>${say(noticesText.back)}
        </button>
        <h2>${say(auditText.audit)}</h2>
        <p class="paper-only" data-test="audit-paper">${this.paperHead()}</p>
        <button class="button" type="button" @click=${() => print()}>${say(auditText.printed)}</button>
        <a class="button" data-test="export-day" href=${this.exportOf(this.day)} download
          >${say(auditText.exportDay)}</a
        >
        <a class="button" data-test="export-all" href=${this.exportOf(undefined)} download
          >${say(auditText.exportAll)}</a
        >
      </div>
      ${this.question()} ${this.proven()}
      <div class="list sheet">${this.list()}</div>`;
  }

  /** Of which hall, which day and what was looked for, and when it was printed. */
  private paperHead(): string {
    const { say, name, current } = this.language;
    const { who, kind, number, counter } = this.looked;
    const known = AUDIT_KINDS.find((each) => each === kind);
    const parts = [
      this.hall === undefined ? '' : name(this.hall.name),
      this.day,
      who,
      known === undefined ? '' : say(auditKindText[known]),
      number,
      counter,
      say(reportsText.made, {
        time: whenText(new Date(this.clock.now).toISOString(), 0, current, this.hall?.timeZone ?? 'Asia/Shanghai'),
      }),
    ];
    return parts.filter((part) => part !== '').join(' · ');
  }

  private question(): TemplateResult {
    const { say, name } = this.language;
    const { looked } = this;
    return html`<form class="sheet" data-test="audit-question" @submit=${this.search}>
      <label
        >${say(auditText.day)}<input type="date" name="day" .value=${this.day} max=${this.hall?.day ?? ''}
      /></label>
      <label
        >${say(auditText.who)}<input
          name="who"
          maxlength="100"
          placeholder=${say(auditText.whoHint)}
          .value=${looked.who}
      /></label>
      <label
        >${say(auditText.kind)}<select name="kind">
          <option value="">${say(auditText.anyKind)}</option>
          ${AUDIT_KINDS.map((kind) => html`<option value=${kind}>${say(auditKindText[kind])}</option>`)}
        </select></label
      >
      <label>${say(auditText.number)}<input name="number" maxlength="12" .value=${looked.number} /></label>
      <label
        >${say(auditText.counter)}<select name="counter">
          <option value="">${say(auditText.anyCounter)}</option>
          ${repeat(
            this.hall?.counters ?? [],
            ({ id }) => id,
            (each) => html`<option value=${each.id}>${name(each.name)}</option>`,
          )}
        </select></label
      >
      <button class="button strong" type="submit" data-test="audit-search">${say(auditText.search)}</button>
    </form>`;
  }

  private proven(): TemplateResult {
    const { say } = this.language;
    const { proof } = this;
    if (this.unproved !== undefined)
      return html`<div class="proof sheet broken" role="alert">
        <b>${problemText(this.unproved, this.language.current)}</b>${this.again()}
      </div>`;
    if (proof === undefined) return html`<p class="proof sheet" role="status">${say(auditText.proving)}</p>`;
    const { whole, seq, hash, at, broken } = proof;
    const said =
      broken !== undefined
        ? say(auditText.broken, { seq: broken.seq })
        : seq === 0
          ? say(auditText.empty)
          : say(auditText.whole, { n: seq, time: at.slice(11, 19) });
    return html`<div class="proof sheet ${whole ? '' : 'broken'}" data-test="audit-proof" data-whole=${String(whole)}>
      <b>${said}</b>
      ${
        seq === 0 || !whole
          ? nothing
          : html`<span
              >${say(auditText.lastHash, { seq })} <code data-test="audit-hash">${hash}</code><br />
              <span class="soft">${say(auditText.hashHint)}</span></span
            >`
      }
      ${this.again()}
    </div>`;
  }

  private again(): TemplateResult {
    return html`<button class="button" type="button" data-test="prove-again" @click=${() => void this.prove()}>
      ${this.language.say(auditText.proveAgain)}
    </button>`;
  }

  private list(): TemplateResult {
    const { say } = this.language;
    const { page, problem, earlier } = this.found;
    if (problem !== undefined)
      return html`<p class="none late" role="alert">${problemText(problem, this.language.current)}</p>`;
    if (page === undefined) return html`<p class="none" role="status">${say(staffText.loading)}</p>`;
    if (page.items.length === 0) return html`<p class="none" data-test="audit-none">${say(auditText.none)}</p>`;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${say(auditText.audit)}>
        <table>
          <thead>
            <tr>
              <th class="figure" scope="col">${say(auditText.record)}</th>
              <th scope="col">${say(auditText.time)}</th>
              <th scope="col">${say(auditText.who)}</th>
              <th scope="col">${say(auditText.number)}</th>
              <th scope="col">${say(auditText.what)}</th>
            </tr>
          </thead>
          <tbody>
            ${page.items.map((entry) => this.row(entry))}
          </tbody>
        </table>
      </div>
      <div class="pages">
        <span data-test="audit-found">${say(auditText.found, { n: page.found })}</span>
        ${earlier ? html`<button class="button" type="button" data-test="audit-newest" @click=${() => void this.found.load()}>${say(auditText.newest)}</button>` : nothing}
        ${page.next === undefined ? nothing : html`<button class="button" type="button" data-test="audit-older" @click=${() => void this.found.load(page.next)}>${say(auditText.older)}</button>`}
      </div>`;
  }

  private row({ seq, at, by, number, what, why }: AuditEntry): TemplateResult {
    const { say, name } = this.language;
    return html`<tr data-test="audit-entry">
      <td class="figure">${seq}</td>
      <td class="figure">${at.slice(11, 19)}</td>
      <td>
        ${name(by.name)}${by.id === undefined || by.id === name(by.name) ? nothing : html` <span class="soft">${by.id}</span>`}
      </td>
      <td>${number ?? ''}</td>
      <td class="what">
        ${name(what)}${why === undefined ? nothing : html`<br /><span class="soft">${say(auditText.why, { why: name(why) })}</span>`}
      </td>
    </tr>`;
  }

  /** The day that is shown; today where none was asked for. */
  private get day(): string {
    return this.looked.day === '' ? (this.found.page?.day ?? this.hall?.day ?? '') : this.looked.day;
  }

  private exportOf(day: string | undefined): string {
    return here(`/api/v1/audit/export${day === undefined ? '' : `?from=${day}&to=${day}`}`);
  }

  private readonly search = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = saidIn(event.currentTarget as HTMLFormElement);
    const before = this.day;
    this.looked = {
      day: text('day'),
      who: text('who'),
      kind: text('kind'),
      number: text('number'),
      counter: text('counter'),
    };
    void this.found.load();
    if (this.day !== before) void this.prove();
  };

  private ask(before: number | undefined): Promise<Answer<AuditEntries>> {
    const { day, who, kind: asked, number, counter } = this.looked;
    const kind = AUDIT_KINDS.find((each) => each === asked);
    const said = { day, who, number, counter };
    const filled = Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ''));
    const query = { ...filled, ...(kind === undefined ? {} : { kind }), ...(before === undefined ? {} : { before }) };
    return api.get('/audit/entries', { query });
  }

  private async prove(): Promise<void> {
    this.proof = undefined;
    this.unproved = undefined;
    const day = this.looked.day;
    const got = await api.get('/audit/proof', { query: day === '' ? {} : { day } });
    if (got.ok) this.proof = got.value;
    else this.unproved = got.problem;
  }

  private readonly leave = (): void => {
    this.dispatchEvent(new CustomEvent('audit-left'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-audit': ManagerAudit;
  }
}
