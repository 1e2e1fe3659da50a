import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { SCOPES } from '../../core/protocol/scopes.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { ProgramKeyView } from '../../core/protocol/shapes/keys.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { api } from '../../web/link/api.ts';
import type { Problem } from '../../web/link/problem.ts';
import { saidIn } from '../../web/said-in.ts';
import { keysText, scopeText } from '../../web/text/keys.ts';
import { sinceText } from '../../web/text/moments.ts';
import { problemText } from '../../web/text/refusals.ts';
import { staffText } from '../../web/text/staff.ts';
import { TwoSteps } from '../../web/two-steps.ts';
import { managerBase } from '../manager-base.ts';
import { peopleStyles } from '../people/people-styles.ts';

/**
 * @summary The keys by which programs come in: made, shown once, listed with their last use, ended with two presses.
 */
@customElement('manager-keys')
export class ManagerKeys extends LitElement {
  static override styles = [
    managerBase,
    peopleStyles,
    css`
      :host {
        padding: 0;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        align-items: end;
        padding: var(--space-3) var(--space-4);
      }
      form > p {
        flex: 1 0 100%;
        margin: 0;
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      .field {
        display: grid;
        gap: 4px;
        font-size: var(--text-s);
        font-weight: 600;
      }
      .field input {
        min-height: 44px;
        padding: 0 var(--space-2);
        border: 1.5px solid var(--edge-strong);
        border-radius: var(--radius-s);
        background: var(--surface);
        font: inherit;
      }
      input[name='days'] {
        width: 6em;
      }
      fieldset {
        display: flex;
        flex: 1 0 100%;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-size: var(--text-s);
        font-weight: 600;
      }
      fieldset label {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        min-height: 32px;
        font-size: var(--text-s);
      }
      fieldset input {
        width: 20px;
        height: 20px;
      }
      .soon {
        color: var(--warn);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private keys: readonly ProgramKeyView[] | undefined;
  @state() private problem: Problem | undefined;
  @state() private nothingTicked = false;
  /** The key that was just made: it is shown this once. */
  @state() private made: { readonly name: string; readonly key: string } | undefined;
  /** Which ends with the next press. */
  private readonly language = new LanguageController(this);
  private readonly steps = new TwoSteps(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render(): TemplateResult {
    const { say, current } = this.language;
    const { made, problem } = this;
    return html`${this.form()}
      ${this.nothingTicked ? html`<p class="note sheet late" role="alert" data-test="no-scope">${say(keysText.noScope)}</p>` : nothing}
      ${problem === undefined ? nothing : html`<p class="note sheet late" role="alert">${problemText(problem, current)}</p>`}
      ${
        made === undefined
          ? nothing
          : html`<p class="note sheet" role="status" data-test="made-key">
              ${say(keysText.made, { name: made.name })}<br /><code>${made.key}</code>
            </p>`
      }
      <div class="sheet scroll" tabindex="0" role="group" aria-label=${say(keysText.title)}>${this.list()}</div>`;
  }

  private form(): TemplateResult {
    const { say } = this.language;
    return html`<form class="sheet" data-test="make-key" @submit=${this.make}>
      <p>${say(keysText.how)}</p>
      <label class="field"
        >${say(keysText.name)}<input name="name" maxlength="60" required autocomplete="off" data-test="key-name"
      /></label>
      <label class="field"
        >${say(keysText.days)}<input
          name="days"
          type="number"
          min="1"
          max="730"
          value="365"
          required
          data-test="key-days"
      /></label>
      <fieldset>
        <legend>${say(keysText.scopes)}</legend>
        ${SCOPES.map(
          (scope) =>
            html`<label title=${scope}
              ><input
                type="checkbox"
                name="scope"
                value=${scope}
                data-test="scope-${scope}"
              />${say(scopeText[scope])}</label
            >`,
        )}
      </fieldset>
      <button class="button strong" type="submit" data-test="key-make" ?disabled=${!this.online}>
        ${say(keysText.make)}
      </button>
    </form>`;
  }

  private list(): TemplateResult {
    const { say } = this.language;
    if (this.keys === undefined) return html`<p class="none" role="status">${say(staffText.loading)}</p>`;
    if (this.keys.length === 0) return html`<p class="none">${say(keysText.none)}</p>`;
    return html`<ul class="list">
      ${this.keys.map((each) => this.row(each))}
    </ul>`;
  }

  private row({ id, name, scopes, by, since, expires, endsSoon, lastUsed }: ProgramKeyView): TemplateResult {
    const { say, current } = this.language;
    const zone = this.hall?.timeZone ?? 'Asia/Shanghai';
    const now = Date.parse(this.hall?.now ?? new Date().toISOString());
    const isCertain = this.steps.isAsked(id);
    const used =
      lastUsed === undefined
        ? say(keysText.unused)
        : say(keysText.used, { when: sinceText(lastUsed, now, current, zone) });
    return html`<li data-test="key" data-key=${id}>
      <span
        ><b>${name}</b> <small>${id} · ${say(keysText.by, { by, date: since.slice(0, 10) })}</small>
        <small data-test="key-used"
          >${used} ·
          <span class=${endsSoon === true ? 'soon' : ''}
            >${say(keysText.until, { date: expires.slice(0, 10) })}</span
          ></small
        ></span
      >
      <span class="states"
        >${scopes.map((scope) => html`<span class="chip" title=${scope}>${say(scopeText[scope])}</span>`)}</span
      >
      <span class="acts"
        ><button
          class="button ${isCertain ? 'certain' : ''}"
          type="button"
          data-test="key-end"
          ?disabled=${!this.online}
          @click=${() => void this.end(id)}
          @blur=${() => this.steps.forget()}
        >
          ${say(isCertain ? keysText.certain : keysText.end)}
        </button></span
      >
    </li>`;
  }

  private readonly make = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const said = saidIn(form);
    const ticked = new FormData(form).getAll('scope');
    const scopes = SCOPES.filter((scope) => ticked.includes(scope));
    this.nothingTicked = scopes.length === 0;
    if (this.nothingTicked) return;
    const answer = await api.post('/keys', { body: { name: said('name'), scopes, days: Number(said('days')) } });
    this.problem = answer.ok ? undefined : answer.problem;
    this.made = answer.ok ? { name: answer.value.name, key: answer.value.key } : undefined;
    if (answer.ok) form.reset();
    await this.load();
  };

  private async end(id: string): Promise<void> {
    if (!this.steps.press(id)) return;
    this.made = undefined;
    const answer = await api.delete('/keys/{id}', { path: { id } });
    this.problem = answer.ok ? undefined : answer.problem;
    await this.load();
  }

  private async load(): Promise<void> {
    const answer = await api.get('/keys');
    if (answer.ok) this.keys = answer.value.items;
    else this.problem = answer.problem;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-keys': ManagerKeys;
  }
}
