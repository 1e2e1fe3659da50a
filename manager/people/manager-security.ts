import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { SECURITY_KINDS } from '../../core/protocol/security.ts';
import type { SecurityEventView, SecurityProofView } from '../../core/protocol/shapes/people.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { api, type Answer } from '../../web/link/api.ts';
import type { Problem } from '../../web/link/problem.ts';
import { auditText } from '../../web/text/audit.ts';
import { peopleText, securityText } from '../../web/text/people.ts';
import { saidIn } from '../../web/said-in.ts';
import { problemText } from '../../web/text/refusals.ts';
import { staffText } from '../../web/text/staff.ts';
import { auditStyles } from '../audit/audit-styles.ts';
import { PagedSearch } from '../audit/paged-search.ts';
import { managerBase } from '../manager-base.ts';

type SecurityPage = { readonly items: readonly SecurityEventView[]; readonly next?: number | undefined };

/**
 * @summary Who came in, who did not, and what was changed about it, newest first; whether the record is whole.
 */
@customElement('manager-security')
export class ManagerSecurity extends LitElement {
  static override styles = [
    managerBase,
    auditStyles,
    css`
      :host {
        display: flex;
        flex: 1;
        flex-direction: column;
        gap: var(--space-3);
        min-height: 0;
      }
      td {
        overflow-wrap: anywhere;
      }
      td.when {
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @state() private proof: SecurityProofView | undefined;
  @state() private unproved: Problem | undefined;
  private readonly found = new PagedSearch<SecurityPage>(this, (before) => this.ask(before));
  private asked: { readonly who: string; readonly kind: string } = { who: '', kind: '' };
  private readonly language = new LanguageController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.prove();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`${this.proven()}
      <form class="sheet" data-test="security-question" @submit=${this.search}>
        <label
          >${say(peopleText.kind)}<select name="kind">
            <option value="">${say(peopleText.any)}</option>
            ${SECURITY_KINDS.map((kind) => html`<option value=${kind}>${say(securityText[kind])}</option>`)}
          </select></label
        >
        <label>${say(peopleText.whom)}<input name="who" maxlength="100" /></label>
        <button class="button strong" type="submit" data-test="security-search">${say(auditText.search)}</button>
      </form>
      <div class="list sheet">${this.list()}</div>`;
  }

  private proven(): TemplateResult {
    const { say, current } = this.language;
    const { proof } = this;
    if (this.unproved !== undefined)
      return html`<p class="proof sheet broken" role="alert"><b>${problemText(this.unproved, current)}</b></p>`;
    if (proof === undefined) return html`<p class="proof sheet" role="status">${say(auditText.proving)}</p>`;
    const { whole, seq, broken } = proof;
    const said = say(whole ? peopleText.whole : peopleText.broken, { n: broken ?? seq });
    return html`<p class="proof sheet ${whole ? '' : 'broken'}" data-test="security-proof"><b>${said}</b></p>`;
  }

  private list(): TemplateResult {
    const { say, current } = this.language;
    const { page, problem, earlier } = this.found;
    if (problem !== undefined) return html`<p class="none late" role="alert">${problemText(problem, current)}</p>`;
    if (page === undefined) return html`<p class="none" role="status">${say(staffText.loading)}</p>`;
    if (page.items.length === 0) return html`<p class="none">${say(peopleText.none)}</p>`;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${say(peopleText.record)}>
        <table>
          <thead>
            <tr>
              <th scope="col">${say(auditText.time)}</th>
              <th scope="col">${say(peopleText.kind)}</th>
              <th scope="col">${say(auditText.who)}</th>
              <th scope="col">${say(peopleText.by)}</th>
              <th scope="col">${say(peopleText.from)}</th>
            </tr>
          </thead>
          <tbody>
            ${page.items.map((each) => this.row(each))}
          </tbody>
        </table>
      </div>
      <div class="pages">
        <span></span>
        ${earlier ? html`<button class="button" type="button" data-test="security-newest" @click=${() => void this.found.load()}>${say(auditText.newest)}</button>` : nothing}
        ${page.next === undefined ? nothing : html`<button class="button" type="button" data-test="security-older" @click=${() => void this.found.load(page.next)}>${say(auditText.older)}</button>`}
      </div>`;
  }

  private row({ at, kind, who, by, from, detail, more }: SecurityEventView): TemplateResult {
    const { say } = this.language;
    return html`<tr data-test="security-event" data-kind=${kind}>
      <td class="when">${at.slice(0, 10)}<br />${at.slice(11, 19)}</td>
      <td>
        ${say(securityText[kind])}
        ${detail === undefined ? nothing : html`<br /><span class="soft" lang="en">${detail}</span>`}
        ${more === undefined ? nothing : html`<br /><span class="soft">${say(peopleText.more, { n: more })}</span>`}
      </td>
      <td>${who ?? ''}</td>
      <td>${by ?? ''}</td>
      <td>${from ?? ''}</td>
    </tr>`;
  }

  private readonly search = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = saidIn(event.currentTarget as HTMLFormElement);
    this.asked = { who: text('who'), kind: text('kind') };
    void this.found.load();
  };

  private ask(before: number | undefined): Promise<Answer<SecurityPage>> {
    const { who } = this.asked;
    const kind = SECURITY_KINDS.find((each) => each === this.asked.kind);
    const query = {
      ...(who === '' ? {} : { who }),
      ...(kind === undefined ? {} : { kind }),
      ...(before === undefined ? {} : { before }),
    };
    return api.get('/security/events', { query });
  }

  private async prove(): Promise<void> {
    const got = await api.get('/security/proof');
    if (got.ok) this.proof = got.value;
    else this.unproved = got.problem;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-security': ManagerSecurity;
  }
}
