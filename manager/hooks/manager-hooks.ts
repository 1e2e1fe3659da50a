import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { instantOf, rfc3339 } from '../../core/base/zone.ts';
import type { HookView, HooksView } from '../../core/protocol/shapes/hooks.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { api, type Answer } from '../../web/link/api.ts';
import type { Problem } from '../../web/link/problem.ts';
import { hookKindText, hooksText } from '../../web/text/hooks.ts';
import { sinceText, timeText } from '../../web/text/moments.ts';
import { noticesText } from '../../web/text/notices.ts';
import { problemText } from '../../web/text/refusals.ts';
import { staffText } from '../../web/text/staff.ts';
import { auditStyles } from '../audit/audit-styles.ts';
import { TwoSteps } from '../../web/two-steps.ts';
import { managerBase } from '../manager-base.ts';
import { peopleStyles } from '../people/people-styles.ts';
import { hooksStyles } from './hooks-styles.ts';
import '../../web/components/hall-icon.ts';

const LOOK_MS = 2000;
const TONES = { ready: 'good', failing: 'bad', off: 'warn' } as const;

/** What came of the last act at a hook. */
type Said =
  | { readonly hook: string; readonly came: 'tested' | 'owedFirst' }
  | { readonly hook: string; readonly came: 'notTested'; readonly detail: string }
  | { readonly hook: string; readonly came: 'secretSays'; readonly secret: string };

/**
 * @summary Other systems that are told what happens: how far each has come, what fails, what was put aside. Tests,
 * sends again, replays, switches, and gives new secrets.
 * @event page-left - back to the hall
 */
@customElement('manager-hooks')
export class ManagerHooks extends LitElement {
  static override styles = [managerBase, auditStyles, peopleStyles, hooksStyles];

  @property({ type: Boolean }) online = true;
  @property({ attribute: false }) zone: string | undefined;
  @state() private view: HooksView | undefined;
  @state() private problem: Problem | undefined;
  @state() private said: Said | undefined;
  /** What is done with the second press: an act at a hook. */
  /** Whose letters are open. */
  @state() private open: string | undefined;
  private readonly language = new LanguageController(this);
  private readonly steps = new TwoSteps(this);
  private looking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    this.looking = setInterval(() => void this.load(), LOOK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.looking);
  }

  override render(): TemplateResult {
    const { say, current } = this.language;
    const { view, problem } = this;
    return html`<div class="bar">
        <button class="button" type="button" data-test="hooks-back" @click=${this.leave}>
          <hall-icon name="back"></hall-icon>${say(noticesText.back)}
        </button>
        <h2>${say(hooksText.title)}</h2>
      </div>
      ${problem === undefined ? nothing : html`<p class="note sheet late" role="alert">${problemText(problem, current)}</p>`}
      ${view?.fault === undefined ? nothing : html`<p class="note sheet late" role="alert" data-test="hooks-fault">${view.fault}</p>`}
      ${this.list()}`;
  }

  private list(): TemplateResult {
    const { say } = this.language;
    const { view } = this;
    if (view === undefined) return html`<p class="none" role="status">${say(staffText.loading)}</p>`;
    if (view.items.length === 0)
      return html`<p class="none sheet" data-test="no-hooks">
        <hall-icon name="transfer"></hall-icon>${say(hooksText.none)}
      </p>`;
    return html`<div class="sheet list scroll" tabindex="0" role="group" aria-label=${say(hooksText.title)}>
      ${view.items.map((hook) => this.row(hook))}
    </div>`;
  }

  private row(hook: HookView): TemplateResult {
    const { say, name } = this.language;
    const { id, host, state: how, events, scope, last, behind, dead, secretSince, formerUntil } = hook;
    const facts = [
      host,
      say(hooksText.kinds, { n: events.length }),
      ...scope.map((each) => say(hooksText[each])),
      last === undefined ? say(hooksText.nothingYet) : say(hooksText.last, { time: this.time(last.taken) }),
      behind === undefined ? say(hooksText.upToDate) : say(hooksText.behind, { time: this.time(behind) }),
      ...(secretSince === undefined ? [] : [say(hooksText.secretSince, { time: this.time(secretSince) })]),
      ...(formerUntil === undefined ? [] : [say(hooksText.formerUntil, { time: this.time(formerUntil) })]),
    ];
    return html`<section class="hook" data-test="hook" data-hook=${id} data-state=${how}>
      <div class="head">
        <b>${name(hook.name)}</b>
        <span class="chip ${TONES[how]}" data-test="hook-state">${say(hooksText[how])}</span>
        ${dead === 0 ? nothing : html`<span class="chip warn" data-test="hook-dead">${say(hooksText.letters, { n: dead })}</span>`}
      </div>
      <p class="facts">${facts.map((each) => html`<span>${each}</span>`)}</p>
      ${this.trouble(hook)}
      <div class="acts">${this.acts(hook)}</div>
      ${this.told(id)} ${this.open === id ? this.letters(hook) : nothing}
    </section>`;
  }

  private trouble({ state: how, since, why, detail, tries, again }: HookView): TemplateResult | typeof nothing {
    const { say, current } = this.language;
    if (since === undefined) return nothing;
    const time = this.time(since);
    if (how === 'off')
      return html`<p class="late" data-test="hook-trouble">
        ${say(why === 'gone' ? hooksText.gone : hooksText.byHand, { time })}
      </p>`;
    const next = again === undefined || this.zone === undefined ? '' : timeText(again, current, this.zone);
    return html`<p class="late" data-test="hook-trouble">
      ${say(hooksText.failsSince, { time, detail: detail ?? '' })} · ${say(hooksText.again, { n: tries, time: next })}
    </p>`;
  }

  private acts(hook: HookView): TemplateResult {
    const { say } = this.language;
    const { id, state: how, dead, unlisted } = hook;
    const path = { id };
    // What stops something, or cannot be taken back, is done with the second press.
    const twice = (act: string, words: string, done: () => Promise<Answer<unknown>>): TemplateResult => {
      const sure = this.steps.isAsked(`${act} ${id}`);
      return this.button(
        act,
        sure ? say(hooksText.certain) : words,
        () => this.steps.press(`${act} ${id}`) && void this.did(done()),
        sure,
      );
    };
    return html`${this.button('test', say(hooksText.test), () => void this.test(id))}
    ${dead + unlisted === 0 ? nothing : this.button('letters', say(hooksText.lettersOf), () => (this.open = this.open === id ? undefined : id))}
    ${how === 'failing' ? twice('skip', say(hooksText.skip), () => api.post('/hooks/{id}/skip', { path })) : nothing}
    ${
      how === 'off'
        ? this.button('on', say(hooksText.switchOn), () => void this.did(api.post('/hooks/{id}/on', { path })))
        : twice('off', say(hooksText.switchOff), () => api.post('/hooks/{id}/off', { path }))
    }
    ${twice('secret', say(hooksText.secret), () => this.renew(id))}
    ${
      how === 'off'
        ? nothing
        : html`<label
              >${say(hooksText.replayFrom)}<input type="datetime-local" data-test="replay-from" name="from-${id}"
            /></label>
            ${this.button('replay', say(hooksText.replay), () => void this.replay(id))}`
    }`;
  }

  private told(id: string): TemplateResult | typeof nothing {
    const { said } = this;
    const { say } = this.language;
    if (said?.hook !== id) return nothing;
    const words =
      said.came === 'notTested'
        ? html`<span class="late">${say(hooksText.notTested, { detail: said.detail })}</span>`
        : say(hooksText[said.came]);
    const secret = said.came === 'secretSays' ? said.secret : undefined;
    return html`<p class="note" role="status" data-test="hook-said">
      ${words}${secret === undefined ? nothing : html`<br /><code data-test="hook-new-secret">${secret}</code>`}
    </p>`;
  }

  private letters({ id, letters, dead, unlisted, unlistedFrom, resending, state: how }: HookView): TemplateResult {
    const { say } = this.language;
    const again = (letter?: string): void => {
      const body = letter === undefined ? {} : { letter };
      void this.did(api.post('/hooks/{id}/resend', { path: { id }, body }));
    };
    return html`<div class="facts">
        ${resending ? html`<span role="status">${say(hooksText.resending)}</span>` : nothing}
        ${letters.length < dead ? html`<span>${say(hooksText.newest, { n: letters.length })}</span>` : nothing}
        ${unlisted === 0 || unlistedFrom === undefined ? nothing : html`<span data-test="unlisted">${say(hooksText.unlisted, { n: unlisted, time: this.time(unlistedFrom) })}</span>`}
        ${how === 'off' || dead === 0 ? nothing : this.button('resend-all', say(hooksText.resendAll), () => again())}
      </div>
      <ul class="letters">
        ${letters.map(
          (letter) =>
            html`<li data-test="letter">
              <span
                ><b>${say(hookKindText[letter.type])}</b>
                <small
                  >${say(hooksText.letterSays, { time: this.time(letter.at), n: letter.tries, detail: letter.detail })}
                  · ${letter.id}</small
                ></span
              >
              ${how === 'off' ? nothing : this.button('resend', say(hooksText.resend), () => again(letter.id))}
            </li>`,
        )}
      </ul>`;
  }

  private button(test: string, words: string, act: () => void, certain = false): TemplateResult {
    return html`<button
      class="button ${certain ? 'certain' : ''}"
      type="button"
      data-test="hook-${test}"
      ?disabled=${!this.online}
      @click=${act}
    >
      ${words}
    </button>`;
  }

  private time(at: string): string {
    return this.zone === undefined ? '' : sinceText(at, Date.now(), this.language.current, this.zone);
  }

  private async load(): Promise<void> {
    const found = await api.get('/hooks');
    if (found.ok) this.view = found.value;
    else if (this.view === undefined) this.problem = found.problem;
  }

  private async did(done: Promise<Answer<unknown>>): Promise<void> {
    this.steps.forget();
    const answer = await done;
    this.problem = answer.ok ? undefined : answer.problem;
    await this.load();
  }

  private async test(hook: string): Promise<void> {
    const answer = await api.post('/hooks/{id}/test', { path: { id: hook } });
    this.problem = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    const { taken, detail = '' } = answer.value;
    this.said = taken ? { hook, came: 'tested' } : { hook, came: 'notTested', detail };
  }

  private async renew(hook: string): Promise<Answer<unknown>> {
    const answer = await api.post('/hooks/{id}/secret', { path: { id: hook }, body: {} });
    if (answer.ok) this.said = { hook, came: 'secretSays', secret: answer.value.secret };
    return answer;
  }

  private async replay(id: string): Promise<void> {
    const field = this.renderRoot.querySelector<HTMLInputElement>(`input[name="from-${id}"]`);
    const [date, clock = ''] = field?.value.split('T') ?? [];
    if (date === undefined || clock === '' || this.zone === undefined) {
      field?.focus();
      return;
    }
    // As the hall's clock says it, wherever the page is.
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    const from = rfc3339(instantOf(date, hour * 60 + minute, this.zone), this.zone);
    const asked = api.post('/hooks/{id}/replay', { path: { id }, body: { from } });
    await this.did(asked);
    const answer = await asked;
    if (answer.ok && answer.value.owedFirst === true) this.said = { hook: id, came: 'owedFirst' };
  }

  private readonly leave = (): void => {
    this.dispatchEvent(new CustomEvent('page-left'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-hooks': ManagerHooks;
  }
}
