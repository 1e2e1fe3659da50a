import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeviceView } from '../../core/protocol/shapes/access.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { Problem } from '../../web/link/problem.ts';
import { identityText } from '../../web/text/identity.ts';
import { sinceText } from '../../web/text/moments.ts';
import { problemText } from '../../web/text/refusals.ts';
import { managerBase } from '../manager-base.ts';
import { identityRows, keyOf, type IdentityRow, type PageKind } from './identity-rows.ts';

const EVERY_MS = 5_000;

/**
 * @summary Which devices have an identity, since when, until when, and when they were here last; an administrator gives
 * one with a link to open on the device, and takes it back with two presses.
 */
@customElement('manager-identities')
export class ManagerIdentities extends LitElement {
  static override styles = [
    managerBase,
    css`
      :host {
        display: block;
        padding: var(--space-3) var(--space-4) var(--space-4);
      }
      h2 {
        margin-bottom: var(--space-2);
        font-size: var(--text-m);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px var(--space-3);
        align-items: center;
        padding: 8px 0;
        border-top: 1px solid var(--edge);
      }
      small {
        display: block;
        font-size: 13px;
        color: var(--ink-soft);
      }
      .soon {
        color: var(--warn);
        font-weight: 600;
      }
      .link {
        grid-column: 1 / -1;
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius-s);
        background: var(--surface-sunk);
        font-size: 13px;
        overflow-wrap: anywhere;
      }
      .link code {
        user-select: all;
      }
      .acts {
        display: flex;
        gap: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private devices: readonly DeviceView[] = [];
  @state() private problem: Problem | undefined;
  /** The identity that was just given: its link is shown this once. */
  @state() private given: { readonly of: string; readonly address: string } | undefined;
  /** The counter whose screen gets one next. */
  @state() private screen = '';
  /** Whose identity is taken back with the next press. */
  @state() private certain: string | undefined;
  private readonly language = new LanguageController(this);
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    this.timer = setInterval(() => void this.load(), EVERY_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render(): TemplateResult {
    const { say, current } = this.language;
    return html`<h2>${say(identityText.title)}</h2>
      ${this.problem === undefined ? nothing : html`<p class="late" role="alert">${problemText(this.problem, current)}</p>`}
      <ul data-test="identities">
        ${identityRows(this.hall, this.devices).map((row) => this.row(row))} ${this.newScreen()}
      </ul>`;
  }

  /** The screens of counters are many and most halls have none: one is chosen before it has its row. */
  private newScreen(): TemplateResult | typeof nothing {
    const { say, name } = this.language;
    const given = new Set(this.devices.map(({ kind, id }) => keyOf(kind, id)));
    const counters = (this.hall?.counters ?? []).filter(({ id }) => !given.has(keyOf('counter-screen', id)));
    if (counters.length === 0) return nothing;
    const id = counters.find((each) => each.id === this.screen)?.id ?? counters[0]?.id ?? '';
    return html`<li data-test="new-screen">
      <label
        >${say(identityText.another)}
        <select
          data-test="screen-counter"
          @change=${(event: Event) => (this.screen = (event.target as HTMLSelectElement).value)}
        >
          ${counters.map((each) => html`<option value=${each.id} ?selected=${each.id === id}>${name(each.name)} (${each.id})</option>`)}
        </select></label
      >
      <span class="acts">
        <button
          class="button"
          type="button"
          data-test="give-screen"
          ?disabled=${!this.online}
          @click=${() => void this.give('counter-screen', id, keyOf('counter-screen', id))}
        >
          ${say(identityText.give)}
        </button>
      </span>
    </li>`;
  }

  private row(row: IdentityRow): TemplateResult {
    const { say, name } = this.language;
    const { key, kind, id, device } = row;
    const named = row.name === undefined ? id : `${name(row.name)} (${id})`;
    return html`<li data-test="identity" data-device=${key}>
      <span
        >${say(identityText[kind])} ·
        <b>${named}</b> ${row.known ? nothing : html`<small class="soon">${say(identityText.unknown)}</small>`}
        ${this.standing(device)}</span
      >
      <span class="acts">
        ${
          row.pairs
            ? html`<button
                class="button"
                type="button"
                data-test="give"
                ?disabled=${!this.online}
                @click=${() => void this.give(row.pairs as PageKind, id, key)}
              >
                ${say(device === undefined ? identityText.give : identityText.again)}
              </button>`
            : nothing
        }
        ${
          device === undefined
            ? nothing
            : html`<button
                class="button ${this.certain === key ? 'certain' : ''}"
                type="button"
                data-test="revoke"
                ?disabled=${!this.online}
                @click=${() => void this.revoke(row)}
              >
                ${say(this.certain === key ? identityText.certain : identityText.revoke)}
              </button>`
        }
      </span>
      ${
        this.given?.of === key
          ? html`<span class="link" data-test="pairing-link" role="status"
              >${say(identityText.open)}<br /><code>${this.given.address}</code></span
            >`
          : nothing
      }
    </li>`;
  }

  private standing(device: DeviceView | undefined): TemplateResult {
    const { say, current } = this.language;
    const zone = this.hall?.timeZone ?? 'Asia/Shanghai';
    if (device === undefined) return html`<small>${say(identityText.none)}</small>`;
    const seen =
      device.here === true
        ? say(identityText.here)
        : device.lastSeen === undefined
          ? say(identityText.never)
          : say(identityText.seen, {
              when: sinceText(device.lastSeen, Date.parse(this.hall?.now ?? device.lastSeen), current, zone),
            });
    const ends =
      device.expires === undefined
        ? say(identityText.endless)
        : say(identityText.ends, { date: device.expires.slice(0, 10) });
    return html`<small>${seen} · <span class=${device.endsSoon === true ? 'soon' : ''}>${ends}</span></small>
      ${device.endsSoon === true ? html`<small class="soon" data-test="ends-soon">${say(identityText.endsSoon)}</small>` : nothing}`;
  }

  private async load(): Promise<void> {
    const answer = await api.get('/devices');
    this.problem = answer.ok ? undefined : answer.problem;
    if (answer.ok) this.devices = answer.value.items;
  }

  private async give(kind: PageKind, id: string, key: string): Promise<void> {
    this.certain = undefined;
    const answer = await api.post('/devices', { body: { kind, id } });
    this.problem = answer.ok ? undefined : answer.problem;
    if (answer.ok && answer.value.pair !== undefined)
      this.given = { of: key, address: location.origin + answer.value.pair };
    if (answer.ok) await this.load();
  }

  private async revoke({ key, kind, id }: IdentityRow): Promise<void> {
    if (this.certain !== key) {
      this.certain = key;
      return;
    }
    this.certain = undefined;
    this.given = undefined;
    const answer = await api.delete('/devices/{kind}/{id}', { path: { kind, id } });
    this.problem = answer.ok ? undefined : answer.problem;
    await this.load();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-identities': ManagerIdentities;
  }
}
