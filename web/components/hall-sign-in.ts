import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { here } from '../link/own-hall.ts';
import { customElement, property, query, state } from 'lit/decorators.js';
import { own } from '../../core/base/own.ts';
import { base } from '../base.ts';
import { LanguageController } from '../language/language-controller.ts';
import { hallLink } from '../link/link.ts';
import { LinkController } from '../link/link-controller.ts';
import type { Answer } from '../link/api.ts';
import type { Problem } from '../link/problem.ts';
import { knowsKeys, showKey } from '../session/security-key.ts';
import { signIn, type Beside, type SessionUser } from '../session/session.ts';
import { problemText } from '../text/refusals.ts';
import { staffText } from '../text/staff.ts';
import type { Words } from '../text/words.ts';
import { WatchController } from '../link/watch-controller.ts';
import './hall-icon.ts';
import './hall-language.ts';
import '../session/hall-sign-in-service.ts';
import { signInStyles } from './sign-in-styles.ts';

/**
 * @summary The sheet on which staff sign in: hall, surface, user name, password.
 * @event signed-in - the session has begun and the link shows it; detail: SessionUser
 */
@customElement('hall-sign-in')
export class HallSignIn extends LitElement {
  static override styles = [base, signInStyles];

  /** What is signed in to, in the page's language. */
  @property() surface = '';
  /** The user that the sample hall has for this surface. */
  @property() sampleUser = '';
  /** A sentence above the fields, such as why one has to sign in again. */
  @property() notice = '';
  @state() private busy = false;
  @state() private problem: Problem | undefined;
  @query('input[name=user]') private userField!: HTMLInputElement;
  /** The password was right, and a code is wanted beside it. */
  @state() private asksCode = false;
  /** The browser waits for a security key. */
  @state() private awaitsKey = false;
  @query('input[name=password]') private passwordField!: HTMLInputElement;
  @query('input[name=code]') private codeField!: HTMLInputElement | null;
  private readonly language = new LanguageController(this);
  private readonly link = new LinkController(this);
  private readonly hall = new WatchController(this, 'hall');

  override firstUpdated(): void {
    this.userField.focus();
  }

  override render(): TemplateResult {
    const { say, name } = this.language;
    const hall = this.hall.view;
    const said = this.said();
    return html`<main>
      <form @submit=${(event: SubmitEvent) => this.submit(event)} data-test="sign-in">
        <header>
          <span class="mark"><hall-icon name="building"></hall-icon></span>
          <div>
            <h1>${this.surface}</h1>
            <p>${hall === undefined ? ' ' : name(hall.name)}</p>
          </div>
        </header>
        <hall-sign-in-service></hall-sign-in-service>
        <label>
          <span>${say(staffText.user)}</span>
          <input
            name="user"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            required
            data-test="user"
          />
        </label>
        <label>
          <span>${say(staffText.password)}</span>
          <input name="password" type="password" autocomplete="current-password" required data-test="password" />
        </label>
        ${
          this.asksCode
            ? html`<label>
                <span>${say(staffText.code)}</span>
                <input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" data-test="code" />
              </label>`
            : nothing
        }
        <p class="said" role="alert" data-test="sign-in-problem">
          ${said === '' ? nothing : html`<hall-icon name="warning"></hall-icon>${said}`}
          ${this.problem?.code === 'second-factor-missing' ? html`<a href=${here('/password#factor')} data-test="set-factor">${say(staffText.setFactor)}</a>` : nothing}
        </p>
        <button type="submit" ?disabled=${this.busy} data-test="sign-in-button">
          ${say(this.busy ? staffText.signingIn : staffText.signIn)}
        </button>
        ${hall?.sample === true ? html`<p class="hint">${say(staffText.sampleHint, { user: this.sampleUser })}</p>` : nothing}
      </form>
      <hall-language .languages=${hall?.languages}></hall-language>
    </main>`;
  }

  private said(): string {
    if (this.awaitsKey) return this.language.say(staffText.showKey);
    return this.problem === undefined ? this.notice : this.problemWords(this.problem);
  }

  private problemWords(problem: Problem): string {
    // Asked for a key, and none came.
    if (problem.keyRequest !== undefined)
      return this.language.say(knowsKeys() ? staffText.keyNotShown : staffText.keyUnknown);
    if (problem.keyAt !== undefined)
      return this.language.say(staffText.keyElsewhere, { at: problem.keyAt.join(' / ') });
    // That nobody answers is true until the line is back.
    if (problem.code === 'unreachable' && this.link.state === 'online') return '';
    const words = problem.code === undefined ? undefined : own(byCode, problem.code);
    if (words !== undefined) return this.language.say(words);
    if (problem.status === 401) return this.language.say(staffText.wrongPassword);
    if (problem.status === 429 && problem.retryAfter !== undefined)
      return this.language.say(staffText.triedTooOften, { minutes: Math.ceil(problem.retryAfter / 60) });
    return problemText(problem, this.language.current);
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.problem = undefined;
    const code = this.codeField?.value.trim() ?? '';
    const answer = await this.prove(this.userField.value.trim(), this.passwordField.value, code);
    this.busy = false;
    if (!answer.ok) {
      this.problem = answer.problem;
      this.asksCode ||= byFactor.has(answer.problem.code ?? '');
      await this.updateComplete;
      if (this.codeField === null) this.passwordField.select();
      else this.codeField.select();
      return;
    }
    this.passwordField.value = '';
    this.asksCode = false;
    hallLink().reconnect();
    this.dispatchEvent(
      new CustomEvent<SessionUser>('signed-in', { detail: answer.value, bubbles: true, composed: true }),
    );
  }

  /** Where the hall asks for a security key, and no code was typed, the browser asks for it at once. */
  private async prove(user: string, password: string, code: string): Promise<Answer<SessionUser>> {
    const beside: Beside = code === '' ? {} : { code };
    const answer = await signIn(user, password, beside);
    if (answer.ok || answer.problem.keyRequest === undefined) return answer;
    this.awaitsKey = true;
    const key = await showKey(answer.problem.keyRequest);
    this.awaitsKey = false;
    return key === undefined ? answer : signIn(user, password, { key });
  }
}

/** A code would do. */
const byFactor: ReadonlySet<string> = new Set(['second-factor-needed', 'security-key-wrong', 'security-key-copied']);

const byCode: Readonly<Record<string, Words>> = {
  'person-locked': staffText.personLocked,
  'second-factor-needed': staffText.codeNeeded,
  'second-factor-wrong': staffText.codeWrong,
  'second-factor-missing': staffText.factorMissing,
  'security-key-wrong': staffText.keyWrong,
  'security-key-copied': staffText.keyCopied,
  'sign-in-elsewhere': staffText.byService,
};

declare global {
  interface HTMLElementTagNameMap {
    'hall-sign-in': HallSignIn;
  }
}
