import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { SECURITY_KINDS } from '../../core/protocol/security.ts';
import type { SecurityEventView, SecurityProofView } from '../../core/protocol/shapes/people.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { api } from '../../web/link/api.ts';
import type { Problem } from '../../web/link/problem.ts';
import { auditText } from '../../web/text/audit.ts';
import { peopleText, securityText } from '../../web/text/people.ts';
import { problemText } from '../../web/text/refusals.ts';
import { staffText } from '../../web/text/staff.ts';
import { auditStyles } from '../audit/audit-styles.ts';
import { managerBase } from '../manager-base.ts';

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
      .scroll {
        overflow-x: auto;
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

  @state() private items: readonly SecurityEventView[] | undefined;
  @state() private next: number | undefined;
  @state() private proof: SecurityProofView | undefined;
  @state() private problem: Problem | undefined;
  private asked: { readonly who: string; readonly kind: string } = { who: '', kind: '' };
  private readonly language = new LanguageController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
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

  private proven(): TemplateResult | typeof nothing {
    const { proof } = this;
    if (proof === undefined) return nothing;
    const { whole, seq, broken } = proof;
    const said = this.language.say(whole ? peopleText.whole : peopleText.broken, { n: broken ?? seq });
    return html`<p class="proof sheet ${whole ? '' : 'broken'}" data-test="security-proof"><b>${said}</b></p>`;
  }

  private list(): TemplateResult {
    const { say, current } = this.language;
    if (this.problem !== undefined)
      return html`<p class="none late" role="alert">${problemText(this.problem, current)}</p>`;
    if (this.items === undefined) return html`<p class="none" role="status">${say(staffText.loading)}</p>`;
    if (this.items.length === 0) return html`<p class="none">${say(peopleText.none)}</p>`;
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
            ${this.items.map((each) => this.row(each))}
          </tbody>
        </table>
      </div>
      <div class="pages">
        <span></span>
        ${this.next === undefined ? nothing : html`<button class="button" type="button" data-test="security-older" @click=${() => void this.load(this.next)}>${say(auditText.older)}</button>`}
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
    const said = new FormData(event.currentTarget as HTMLFormElement);
    const text = (field: string): string => {
      const value = said.get(field);
      return typeof value === 'string' ? value.trim() : '';
    };
    this.asked = { who: text('who'), kind: text('kind') };
    void this.load();
  };

  private async load(before?: number): Promise<void> {
    const { who } = this.asked;
    const kind = SECURITY_KINDS.find((each) => each === this.asked.kind);
    const query = {
      ...(who === '' ? {} : { who }),
      ...(kind === undefined ? {} : { kind }),
      ...(before === undefined ? {} : { before }),
    };
    const got = await api.get('/security/events', { query });
    this.problem = got.ok ? undefined : got.problem;
    if (!got.ok) return;
    this.items = got.value.items;
    this.next = got.value.next;
  }

  private async prove(): Promise<void> {
    const got = await api.get('/security/proof');
    if (got.ok) this.proof = got.value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-security': ManagerSecurity;
  }
}
