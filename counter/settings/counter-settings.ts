import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { KEY_TARGETS, type KeyTarget } from '../keys/actions.ts';
import {
  capOf,
  DEFAULT_SETTINGS,
  forget,
  isLearnable,
  learn,
  NUDGES,
  STRIKES_MS,
  type ConsoleSettings,
} from './console-settings.ts';
import { counterBase } from '../counter-base.ts';

/**
 * @summary How this PC likes its console: automatic call, reminder, letters as keys, and keys of keypads to be learned.
 * @event settings - what is wished from now on; detail: ConsoleSettings
 */
@customElement('counter-settings')
export class CounterSettings extends LitElement {
  static override styles = [
    counterBase,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      label {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        min-height: 40px;
        border-bottom: 1px solid var(--edge);
        font-weight: 600;
      }
      input {
        width: 22px;
        height: 22px;
        accent-color: var(--brand);
      }
      select {
        min-height: 34px;
        padding: 0 0.5em;
        border: 1.5px solid var(--edge-strong);
        border-radius: var(--radius-s);
        background: var(--surface);
      }
      h3 {
        font-size: var(--text-s);
        color: var(--ink-soft);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 6px;
      }
      li {
        display: flex;
      }
      .learn {
        justify-content: space-between;
        flex: 1;
        min-height: 36px;
        font-size: 14px;
      }
      .learning {
        border-color: var(--accent);
        background: var(--accent);
        color: var(--on-accent);
      }
    `,
  ];

  @property({ attribute: false }) settings: ConsoleSettings = DEFAULT_SETTINGS;
  @state() private learning: KeyTarget | undefined;
  private readonly language = new LanguageController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    // Before everybody else: while a key is learned it means nothing else.
    window.addEventListener('keydown', this.onKey, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey, { capture: true });
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`
      ${this.toggle('autoCall', say(counterText.autoCall))} ${this.toggle('letters', say(counterText.letters))}
      ${this.choice('nudgeSeconds', say(counterText.nudge), NUDGES, (value) =>
        value === 0 ? say(counterText.never) : say(counterText.afterSeconds, { n: value }),
      )}
      ${this.choice('strikeMs', say(counterText.strikeGuard), STRIKES_MS, (value) =>
        say(counterText.seconds, { n: value / 1000 }),
      )}
      <h3 id="learn">${say(counterText.learnTitle)}</h3>
      <p class="hint" role="status">
        ${say(this.learning === undefined ? counterText.learnHint : counterText.learnNow)}
      </p>
      <ul aria-labelledby="learn">
        ${KEY_TARGETS.map((target) => html`<li>${this.learnButton(target)}</li>`)}
      </ul>
    `;
  }

  private toggle(key: 'autoCall' | 'letters', label: string): TemplateResult {
    return html`<label
      >${label}<input
        type="checkbox"
        data-test="setting-${key}"
        .checked=${this.settings[key]}
        @change=${(event: Event) => this.wish({ [key]: (event.target as HTMLInputElement).checked })}
    /></label>`;
  }

  private choice(
    key: 'nudgeSeconds' | 'strikeMs',
    label: string,
    values: readonly number[],
    words: (value: number) => string,
  ): TemplateResult {
    return html`<label
      >${label}<select
        data-test="setting-${key}"
        @change=${(event: Event) => this.wish({ [key]: Number((event.target as HTMLSelectElement).value) })}
      >
        ${values.map(
          (value) => html`<option value=${value} ?selected=${value === this.settings[key]}>${words(value)}</option>`,
        )}
      </select></label
    >`;
  }

  private learnButton(target: KeyTarget): TemplateResult {
    const learned = Object.entries(this.settings.keys).flatMap(([code, each]) =>
      each === target ? [capOf(code)] : [],
    );
    return html`<button
      type="button"
      class="button learn ${this.learning === target ? 'learning' : ''}"
      data-test="learn-${target}"
      aria-pressed=${this.learning === target ? 'true' : 'false'}
      @click=${() => (this.learning = this.learning === target ? undefined : target)}
    >
      ${this.language.say(counterText[target])}<span>${learned.map((cap) => html`<kbd>${cap}</kbd> `)}</span>
    </button>`;
  }

  private wish(change: Partial<ConsoleSettings>): void {
    this.dispatchEvent(
      new CustomEvent('settings', { detail: { ...this.settings, ...change }, bubbles: true, composed: true }),
    );
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const target = this.learning;
    if (target === undefined || event.repeat) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // Backspace forgets; Escape, Tab and the like only end the learning.
    if (event.code === 'Backspace') this.wish(forget(this.settings, target));
    else if (isLearnable(event.code)) this.wish(learn(this.settings, event.code, target));
    this.learning = undefined;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-settings': CounterSettings;
  }
}
