import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { SIGN_IN_FAULT_TEXTS } from '../../core/protocol/sign-in-fault-texts.ts';
import type { SignInFault } from '../../core/protocol/sign-in-faults.ts';
import { base } from '../base.ts';
import { LanguageController } from '../language/language-controller.ts';
import { api } from '../link/api.ts';
import { hallLink } from '../link/link.ts';
import { here } from '../link/own-hall.ts';
import type { Problem } from '../link/problem.ts';
import { cameBack, forgetMark } from './came-back.ts';
import { takeSession, type SessionUser } from './session.ts';
import { problemText } from '../text/refusals.ts';
import { staffText } from '../text/staff.ts';
import '../components/hall-icon.ts';

/** While the service is away the page asks again so often. */
const AGAIN_MS = 15_000;

/**
 * @summary The way to sign in by the service of the office, where there is one; says why one came back without.
 * @event signed-in - the page was opened by the service with a session; detail: SessionUser
 */
@customElement('hall-sign-in-service')
export class HallSignInService extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      :host(:not([data-here])) {
        display: none;
      }
      a {
        display: grid;
        place-items: center;
        min-height: 52px;
        padding: 4px var(--space-3);
        border: 2px solid var(--brand);
        border-radius: var(--radius-m);
        color: var(--brand);
        background: var(--surface);
        font-size: 18px;
        font-weight: 700;
        text-align: center;
        text-decoration: none;
      }
      a:hover {
        background: var(--brand-soft);
      }
      p {
        font-size: var(--text-s);
      }
      .said {
        display: flex;
        align-items: center;
        gap: 0.5em;
        color: var(--bad);
        font-weight: 600;
      }
      .or {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        color: var(--ink-soft);
      }
      .or::before,
      .or::after {
        content: '';
        flex: 1;
        border-top: 1px solid var(--edge);
      }
    `,
  ];

  @state() private service: 'here' | 'away' | undefined;
  @state() private fault: SignInFault | undefined;
  /** Why the session with which one has come back cannot be taken. */
  @state() private problem: Problem | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private entering: ReturnType<typeof setTimeout> | undefined;
  private readonly language = new LanguageController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    const how = cameBack();
    if (how === 'signed-in') void this.enter();
    else if (how !== undefined) {
      this.fault = how;
      forgetMark();
    }
    void this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.again);
    clearTimeout(this.entering);
  }

  override render(): TemplateResult | typeof nothing {
    const { say } = this.language;
    const said = this.saidNow();
    this.toggleAttribute('data-here', this.service !== undefined || said !== undefined);
    const to = `${location.pathname.replace(/^\/h\/[^/]+/, '')}${location.search}`;
    return html`${
        this.service === undefined
          ? nothing
          : html`<a href=${here(`/sign-in/start?to=${encodeURIComponent(to)}`)} data-test="sign-in-service">
              ${say(staffText.service)}
            </a>`
      }
      <p class="said" role="alert" data-test="sign-in-fault" ?hidden=${said === undefined}>
        ${said === undefined ? nothing : html`<hall-icon name="warning"></hall-icon><span>${said}</span>`}
      </p>
      ${this.service === undefined ? nothing : html`<p class="or">${say(staffText.orPassword)}</p>`}`;
  }

  /** Why one is not in, as the page says it now. */
  private saidNow(): string | undefined {
    const { say, current } = this.language;
    if (this.problem?.status === 401) return say(staffText.sessionOver);
    if (this.problem !== undefined) return problemText(this.problem, current);
    const fault = this.fault ?? (this.service === 'away' ? 'provider-away' : undefined);
    return fault === undefined ? undefined : say(SIGN_IN_FAULT_TEXTS[fault]);
  }

  private async look(isFirst = true): Promise<void> {
    const answer = await api.get('/sign-in');
    if (!this.isConnected) return;
    if (answer.ok) this.service = answer.value.service;
    const isAway = this.fault === 'provider-away';
    if (answer.ok && this.service !== 'away' && !(isAway && isFirst)) {
      if (isAway) this.fault = undefined;
      return;
    }
    // Why somebody came back is to be read, also where the service is there again by now.
    this.again = setTimeout(() => void this.look(false), AGAIN_MS);
  }

  private async enter(): Promise<void> {
    const answer = await takeSession();
    if (!this.isConnected) return;
    this.problem = answer.ok ? undefined : answer.problem;
    // It is there all the same: asked for until the hall has answered, also by a page that is loaded anew.
    if (!answer.ok && (answer.problem.status === 0 || answer.problem.status >= 500)) {
      this.entering = setTimeout(() => void this.enter(), AGAIN_MS);
      return;
    }
    forgetMark();
    if (!answer.ok) return;
    hallLink().reconnect();
    this.dispatchEvent(
      new CustomEvent<SessionUser>('signed-in', { detail: answer.value, bubbles: true, composed: true }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-sign-in-service': HallSignInService;
  }
}
