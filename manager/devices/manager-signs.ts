import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customElement, property, query } from 'lit/decorators.js';
import type { SignView } from '../../core/protocol/shapes/signs.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { HallToast } from '../../web/components/hall-toast.ts';
import { managerText } from '../../web/text/manager.ts';
import { signStates } from '../../web/text/signs.ts';
import { managerBase } from '../manager-base.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-toast.ts';

/**
 * @summary The LED signs: what each says, and whether it does; those in trouble first. Shows a test text. Nothing where
 * there are none.
 */
@customElement('manager-signs')
export class ManagerSigns extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: flex;
        flex: 0 1 auto;
        flex-direction: column;
        min-height: 0;
        max-height: 45%;
        border-top: 1px solid var(--edge);
      }
      :host([hidden]) {
        display: none;
      }
      h3 {
        margin: 0;
        padding: var(--space-2) var(--space-4) 0;
        font-size: 13px;
        color: var(--ink-soft);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-2);
        padding: 6px var(--space-4);
      }
      .name,
      .says {
        display: block;
        overflow-wrap: anywhere;
      }
      .name {
        font-weight: 600;
      }
      .says,
      .facts {
        font-size: 13px;
        color: var(--ink-soft);
      }
      .facts b {
        margin-right: 0.6em;
        color: var(--good);
      }
      .unreachable b,
      .refused b,
      .lacks-letters b {
        color: var(--bad);
      }
      .waiting b {
        color: var(--warn);
      }
      .button {
        min-height: 34px;
        padding: 0 0.7em;
        font-size: 13px;
      }
    `,
  ];

  @property({ attribute: false }) signs: readonly SignView[] | undefined;
  @property({ type: Boolean }) online = true;
  @query('hall-toast') private toast!: HallToast;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult | typeof nothing {
    const { say } = this.language;
    const signs = this.signs ?? [];
    this.hidden = signs.length === 0;
    if (this.hidden) return nothing;
    const ordered = [...signs].sort((a, b) => Number(isSignTroubled(b)) - Number(isSignTroubled(a)));
    return html`<h3>${say(managerText.signs)}</h3>
      <ul class="scroll" data-test="signs" tabindex="0" aria-label=${say(managerText.signs)}>
        ${repeat(
          ordered,
          (sign) => sign.id,
          (sign) => this.sign(sign),
        )}
      </ul>
      <hall-toast></hall-toast>`;
  }

  private sign(sign: SignView): TemplateResult {
    const { say, current } = this.language;
    const { id, name, says, state, since, why, lacks = [] } = sign;
    return html`<li class=${state} data-test="sign-row" data-sign=${id}>
      <div>
        <span class="name">${name[current]}</span>
        <span class="says">${says.length === 0 ? say(managerText.signDark) : says.join(' · ')}</span>
        <span class="facts" title=${why ?? ''}>
          <b
            >${isSignTroubled(sign) ? html`<hall-icon name="warning"></hall-icon>` : nothing}${say(signStates[state])}</b
          >
          ${isSignTroubled(sign) ? say(managerText.signSince, { time: since.slice(11, 16) }) : nothing}
          ${lacks.join(', ')}
        </span>
      </div>
      <button
        class="button"
        type="button"
        data-test="sign-test"
        ?disabled=${!this.online}
        @click=${() => void this.test(id)}
      >
        ${say(managerText.signTest)}
      </button>
    </li>`;
  }

  private async test(id: string): Promise<void> {
    const answer = await api.post('/signs/{id}/test', { path: { id } });
    const { say } = this.language;
    if (answer.ok) this.toast.say(say(managerText.signTested));
    else this.toast.refused(answer.problem);
  }
}

/** A sign that somebody has to go to. */
export function isSignTroubled({ state }: SignView): boolean {
  return state === 'unreachable' || state === 'refused' || state === 'lacks-letters';
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-signs': ManagerSigns;
  }
}
