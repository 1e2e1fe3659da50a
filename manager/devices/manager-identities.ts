import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Names } from '../../core/base/names.ts';
import type { DeviceView } from '../../core/protocol/shapes/access.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { api } from '../../web/link/api.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { Problem } from '../../web/link/problem.ts';
import { identityText } from '../../web/text/identity.ts';
import { sinceText } from '../../web/text/moments.ts';
import { problemText } from '../../web/text/refusals.ts';
import { saidIn } from '../../web/said-in.ts';
import { TwoSteps } from '../../web/two-steps.ts';
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
      img {
        display: block;
        margin-top: var(--space-2);
        background: #fff;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-3);
        align-items: end;
      }
      form label {
        display: grid;
        gap: 2px;
        font-weight: 600;
      }
      form input,
      form select {
        min-height: 40px;
        max-width: 16em;
        padding: 4px var(--space-2);
        border: 1.5px solid var(--edge-strong);
        border-radius: var(--radius-s);
        background: var(--surface);
        font: inherit;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private devices: readonly DeviceView[] = [];
  @state() private problem: Problem | undefined;
  /** The identity that was just given: its link is shown this once. */
  @state() private given: { readonly of: string; readonly address: string; readonly picture: string } | undefined;
  /** Whose name and place are being changed. */
  @state() private changing: string | undefined;
  /** The counter whose screen gets one next. */
  @state() private screen = '';
  /** Whose identity is taken back with the next press. */
  private readonly language = new LanguageController(this);
  private readonly steps = new TwoSteps(this);
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
          ${repeat(
            counters,
            ({ id: each }) => each,
            (each) =>
              html`<option value=${each.id} ?selected=${each.id === id}>${name(each.name)} (${each.id})</option>`,
          )}
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
        <b>${named}</b
        >${device?.name === undefined ? nothing : html` <span data-test="device-name">${device.name}</span>`}
        ${row.known ? nothing : html`<small class="soon">${say(identityText.unknown)}</small>`}
        ${this.standing(device)}</span
      >
      <span class="acts">${this.acts(row)}</span>
      ${
        this.given?.of === key
          ? html`<span class="link" data-test="pairing-link" role="status"
              >${say(identityText.open)}<br /><code>${this.given.address}</code><br />${say(identityText.scan)}<img
                alt="QR"
                width="160"
                height="160"
                src=${`data:image/svg+xml,${encodeURIComponent(this.given.picture)}`}
            /></span>`
          : nothing
      }
      ${device !== undefined && this.changing === key ? this.form(row, device) : nothing}
    </li>`;
  }

  private acts(row: IdentityRow): TemplateResult {
    const { say } = this.language;
    const { key, id, device } = row;
    return html`${
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
              class="button"
              type="button"
              data-test="change"
              aria-expanded=${this.changing === key ? 'true' : 'false'}
              ?disabled=${!this.online}
              @click=${() => (this.changing = this.changing === key ? undefined : key)}
            >
              ${say(identityText.change)}</button
            ><button
              class="button ${this.steps.isAsked(key) ? 'certain' : ''}"
              type="button"
              data-test="revoke"
              ?disabled=${!this.online}
              @click=${() => void this.revoke(row)}
            >
              ${say(this.steps.isAsked(key) ? identityText.certain : identityText.revoke)}
            </button>`
    }`;
  }

  /** What a device is called, and what it becomes: a place of the same kind that nothing stands for. */
  private form({ key, kind, id }: IdentityRow, device: DeviceView): TemplateResult {
    const { say, name } = this.language;
    const free = this.placesOf(kind).filter(
      (each) => !this.devices.some((one) => one.kind === kind && one.id === each.id),
    );
    return html`<form
      class="link"
      data-test="change-device"
      @submit=${(event: SubmitEvent) => void this.change(event, kind, id)}
    >
      <label
        >${say(identityText.name)}<input
          name="name"
          maxlength="60"
          autocomplete="off"
          .value=${device.name ?? ''}
          data-test="name-of-${key}"
      /></label>
      ${
        free.length === 0
          ? nothing
          : html`<label
              >${say(identityText.moveTo)}<select name="to" data-test="move-to">
                <option value="">${say(identityText.stays)}</option>
                ${repeat(
                  free,
                  ({ id: each }) => each,
                  (each) => html`<option value=${each.id}>${name(each.name)} (${each.id})</option>`,
                )}
              </select></label
            >`
      }
      <button class="button" type="submit" data-test="save-device" ?disabled=${!this.online}>
        ${say(identityText.save)}
      </button>
    </form>`;
  }

  private placesOf(kind: IdentityRow['kind']): readonly { readonly id: string; readonly name: Names }[] {
    const { kiosks = [], boards = [], counters = [] } = this.hall ?? {};
    return { kiosk: kiosks, board: boards, 'counter-screen': counters, 'counter-pc': [], agent: [] }[kind];
  }

  private async change(event: SubmitEvent, kind: string, id: string): Promise<void> {
    event.preventDefault();
    const said = saidIn(event.currentTarget as HTMLFormElement);
    const to = said('to');
    const body = { name: said('name'), ...(to === '' ? {} : { to }) };
    const answer = await api.put('/devices/{kind}/{id}', { path: { kind, id }, body });
    this.problem = answer.ok ? undefined : answer.problem;
    if (answer.ok) this.changing = undefined;
    await this.load();
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
    this.steps.forget();
    const answer = await api.post('/devices', { body: { kind, id } });
    this.problem = answer.ok ? undefined : answer.problem;
    if (answer.ok && answer.value.pair !== undefined)
      this.given = { of: key, address: location.origin + answer.value.pair, picture: answer.value.picture ?? '' };
    if (answer.ok) await this.load();
  }

  private async revoke({ key, kind, id }: IdentityRow): Promise<void> {
    if (!this.steps.press(key)) return;
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
