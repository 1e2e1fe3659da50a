import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { api } from '../../web/link/api.ts';
import { here } from '../../web/link/own-hall.ts';
import type { Problem } from '../../web/link/problem.ts';
import { identityText } from '../../web/text/identity.ts';
import { problemText } from '../../web/text/refusals.ts';
import { managerBase } from '../manager-base.ts';

/** What the picture on a device leads to: `/manager#pair=ABCD-EFGH`. */
const CODE = codeIn(location.hash);

/** The code in an address, where one stands there. */
export function codeIn(hash: string): string {
  return /^#pair=([A-Z0-9-]{4,12})$/i.exec(hash)?.[1] ?? '';
}

type Choice = { readonly kind: 'kiosk' | 'board' | 'counter-screen'; readonly id: string; readonly words: string };

/**
 * @summary A device shows a code at `/pair`; whoever is here says which device it is.
 */
@customElement('manager-pairing')
export class ManagerPairing extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: block;
        padding: var(--space-3) var(--space-4) 0;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-2) var(--space-3);
      }
      p {
        margin: var(--space-2) 0;
        font-size: var(--text-s);
      }
      label {
        display: grid;
        gap: 4px;
        font-size: 13px;
        font-weight: 600;
      }
      input,
      select {
        min-height: 40px;
        max-width: 15em;
        padding: 6px var(--space-2);
        border: 1.5px solid var(--edge-strong);
        border-radius: var(--radius-s);
        background: var(--surface);
        font: inherit;
        font-size: var(--text-s);
      }
      input {
        width: 8em;
        text-transform: uppercase;
      }
    `,
  ];

  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private problem: Problem | undefined;
  @state() private paired: string | undefined;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say, current } = this.language;
    return html`<h2>${say(identityText.byCode)}</h2>
      <p>${say(identityText.byCodeHow, { address: location.origin + here('/pair') })}</p>
      <form data-test="pairing" @submit=${this.approve}>
        <label
          >${say(identityText.code)}<input
            name="code"
            .value=${CODE}
            maxlength="12"
            autocomplete="off"
            required
            data-test="pairing-code"
        /></label>
        <label
          >${say(identityText.device)}<select name="device" required data-test="pairing-device">
            <option value="">${say(identityText.choose)}</option>
            ${repeat(
              this.choices(),
              ({ kind, id }) => `${kind} ${id}`,
              ({ kind, id, words }) => html`<option value=${`${kind} ${id}`}>${words}</option>`,
            )}
          </select></label
        >
        <button class="button strong" type="submit" data-test="pairing-approve" ?disabled=${!this.online}>
          ${say(identityText.approve)}
        </button>
      </form>
      ${
        this.problem === undefined
          ? nothing
          : html`<p class="late" role="alert" data-test="pairing-problem">
              ${this.problem.status === 404 ? say(identityText.codeOver) : problemText(this.problem, current)}
            </p>`
      }
      ${this.paired === undefined ? nothing : html`<p role="status" data-test="pairing-done">${say(identityText.approved, { id: this.paired })}</p>`}`;
  }

  private choices(): readonly Choice[] {
    const { say, name } = this.language;
    const { kiosks = [], boards = [], counters = [] } = this.hall ?? {};
    const all = { kiosk: kiosks, board: boards, 'counter-screen': counters } as const;
    return (['kiosk', 'board', 'counter-screen'] as const).flatMap((kind) =>
      all[kind].map((each) => ({
        kind,
        id: each.id,
        words: `${say(identityText[kind])} · ${name(each.name)} (${each.id})`,
      })),
    );
  }

  private readonly approve = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const said = new FormData(form);
    const chosen = this.choices().find(({ kind, id }) => said.get('device') === `${kind} ${id}`);
    const code = said.get('code');
    if (chosen === undefined || typeof code !== 'string') return;
    const { kind, id } = chosen;
    const answer = await api.post('/pairings/approve', { body: { code, kind, id } });
    this.problem = answer.ok ? undefined : answer.problem;
    this.paired = answer.ok ? id : undefined;
    if (answer.ok) form.reset();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-pairing': ManagerPairing;
  }
}
