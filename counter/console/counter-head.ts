import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { SessionUser } from '../../web/session/session.ts';
import { counterText } from '../../web/text/counter.ts';
import { lengthWords } from '../../core/base/wait-words.ts';
import { staffHeadStyles } from '../../web/staff-head-styles.ts';
import { staffText } from '../../web/text/staff.ts';
import { counterStates } from '../../web/text/states.ts';
import { counterBase } from '../counter-base.ts';
import { KEY_CAPS, type KeyTarget } from '../keys/actions.ts';
import '../../web/components/hall-clock.ts';
import '../../web/components/hall-icon.ts';
import '../../web/components/hall-language.ts';
import '../../web/renewal/hall-renewal.ts';

/**
 * @summary Which counter, its state, the day so far, the time, and who is signed in.
 * @event act - the keys are asked for
 * @event sign-out - the user leaves
 */
@customElement('counter-head')
export class CounterHead extends LitElement {
  static override styles = [
    counterBase,
    staffHeadStyles,
    css`
      header {
        gap: var(--space-3);
        height: 60px;
      }
      h1 {
        min-width: 5.5em;
        overflow: hidden;
        font-size: 26px;
        line-height: 1.2;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .zone {
        color: var(--on-brand-soft);
        font-weight: 600;
        white-space: nowrap;
      }
      dl {
        display: flex;
        gap: var(--space-4);
        margin-left: auto;
        white-space: nowrap;
      }
      dl div {
        display: flex;
        align-items: baseline;
        gap: 0.5em;
      }
      dt {
        font-size: 13px;
        color: var(--on-brand-soft);
      }
      dd {
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
      hall-clock {
        font-size: 22px;
      }
      .square {
        width: 40px;
        padding: 0;
      }
    `,
  ];

  @property({ attribute: false }) view!: CounterView;
  @property({ attribute: false }) user!: SessionUser;
  @property({ attribute: false }) hall: HallView | undefined;
  /** The word on the key of each target. */
  @property({ attribute: false }) caps: Readonly<Record<KeyTarget, string>> = KEY_CAPS;
  private readonly language = new LanguageController(this);

  override render(): TemplateResult {
    const { say, name, current } = this.language;
    const { view, user } = this;
    const tone = view.state === 'open' ? 'good' : 'warn';
    return html`<header>
      <h1 data-test="counter-name">${name(view.name)}</h1>
      <span class="zone">${view.zone}</span>
      <span class="chip ${tone}" data-test="counter-state" data-state=${view.state}>
        <hall-icon name=${view.state === 'open' ? 'check' : 'pause'}></hall-icon>${say(counterStates[view.state])}
      </span>
      ${view.profile === undefined ? nothing : html`<span class="chip brand" data-test="profile">${name(view.profile.name)}</span>`}
      <hall-renewal></hall-renewal>
      <dl>
        <div>
          <dt>${say(counterText.servedToday)}</dt>
          <dd data-test="served-today">${view.today.served}</dd>
        </div>
        ${
          view.today.served === 0
            ? nothing
            : html`<div>
                <dt>${say(counterText.meanService)}</dt>
                <dd>${lengthWords(view.today.meanService, current)}</dd>
              </div>`
        }
      </dl>
      <hall-clock .timeZone=${this.hall?.timeZone ?? 'Asia/Shanghai'}></hall-clock>
      <hall-language .languages=${this.hall?.languages}></hall-language>
      <button
        class="button square"
        type="button"
        data-test="open-strip"
        title=${say(counterText.strip)}
        aria-label=${say(counterText.strip)}
        @click=${() => this.send('act', 'strip')}
      >
        <hall-icon name="window"></hall-icon>
      </button>
      <button
        class="button square"
        type="button"
        data-test="settings"
        title=${say(counterText.settings)}
        aria-label=${say(counterText.settings)}
        @click=${() => this.send('act', 'settings')}
      >
        <hall-icon name="settings"></hall-icon>
      </button>
      <button class="button" type="button" data-test="help" @click=${() => this.send('act', 'help')}>
        <hall-icon name="keyboard"></hall-icon>${say(counterText.help)}<kbd>${this.caps.help}</kbd>
      </button>
      <span class="who" data-test="user-name">${user.name === undefined ? user.id : name(user.name)}</span>
      <button class="button" type="button" data-test="sign-out" @click=${() => this.send('sign-out')}>
        ${say(staffText.signOut)}
      </button>
    </header>`;
  }

  private send(type: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-head': CounterHead;
  }
}
