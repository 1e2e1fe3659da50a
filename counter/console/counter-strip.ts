import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Became } from '../../core/queue/counter-act.ts';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import { ClockController } from '../../web/clock-controller.ts';
import type { IconName } from '../../web/components/icons.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import type { Problem } from '../../web/link/problem.ts';
import { counterText } from '../../web/text/counter.ts';
import { stopwatchText } from '../../web/text/durations.ts';
import { sharedText } from '../../web/text/shared.ts';
import { ticketStates } from '../../web/text/states.ts';
import type { Action, KeyTarget } from '../keys/actions.ts';
import { CommandController } from '../keys/command-controller.ts';
import { bindingsOf } from '../settings/console-settings.ts';
import { counterBase } from '../counter-base.ts';
import { KeysController } from '../keys/keys-controller.ts';
import { stepInHand } from '../keys/legality.ts';
import { refusalText } from '../line/nobody-to-call.ts';
import { serviceTone } from '../ticket/service-tone.ts';
import { loadSettings } from '../settings/settings-store.ts';
import '../../web/components/hall-alarm.ts';
import '../../web/components/hall-icon.ts';

const BUTTONS: readonly (readonly [Action, IconName])[] = [
  ['recall', 'repeat'],
  ['no-show', 'close'],
  ['park', 'clock'],
  ['finish', 'check'],
  ['undo', 'back'],
];

/**
 * @summary The console in 320 by 120 pixels, to stay on top of the department's own program: number, time, who waits,
 * and the commands of every visit. What asks for more is done in the main window.
 */
@customElement('counter-strip')
export class CounterStrip extends LitElement {
  static override styles = [
    counterBase,
    css`
      :host {
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto;
        gap: 6px;
        height: 100vh;
        padding: 6px 8px 8px;
        background: var(--surface);
        overflow: hidden;
      }
      .top {
        display: flex;
        align-items: center;
        gap: 10px;
        min-width: 0;
      }
      .number {
        font-size: 40px;
        font-weight: 800;
        line-height: 1;
        font-variant-numeric: tabular-nums;
        color: var(--brand-strong);
      }
      .called .number {
        color: var(--accent);
      }
      .facts {
        flex: 1;
        min-width: 0;
        font-size: 13px;
        line-height: 1.3;
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
      .facts b {
        color: var(--ink);
        font-size: 16px;
      }
      .facts b.near {
        color: var(--warn);
      }
      .facts b.late {
        color: var(--bad);
      }
      .facts p {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      hall-alarm {
        --alarm-size: 14px;
      }
      hall-alarm[on] + p {
        display: none;
      }
      .wrong {
        color: var(--bad);
        font-weight: 600;
      }
      .keys {
        display: grid;
        grid-template-columns: minmax(0, 1fr) repeat(5, 36px);
        gap: 5px;
      }
      button {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: 6px;
        min-height: 38px;
        border: 1.5px solid var(--edge-strong);
        border-radius: var(--radius-s);
        background: var(--ground);
        font-size: 15px;
        font-weight: 700;
        white-space: nowrap;
      }
      button hall-icon {
        font-size: 18px;
      }
      .keys.asking {
        grid-template-columns: 1fr 1fr;
      }
      .next {
        border-color: var(--brand);
        background: var(--brand);
        color: #fff;
      }
      [aria-disabled='true'] {
        border-style: dashed;
        border-color: var(--edge);
        background: none;
        color: #737f82;
      }
    `,
  ];

  @property({ attribute: false }) view!: CounterView;
  @property({ type: Boolean }) online = true;
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this);
  private readonly settings = loadSettings();
  private readonly keys = new KeysController(this, (target) => this.pressed(target));
  private readonly commands = new CommandController(this, {
    view: () => this.view,
    online: () => this.online,
    strikeMs: () => this.settings.strikeMs,
    done: () => this.settled(),
    refused: (problem, asked) => {
      this.asking = problem.code === 'say-what-became' && asked.action === 'next';
      this.problem = problem;
      this.requestUpdate();
    },
  });
  /** Why the last action was refused. */
  private problem: Problem | undefined;
  /** The next one was asked for, and what became of the one in hand is not said. */
  private asking = false;

  constructor() {
    super();
    this.keys.bind(bindingsOf(this.settings));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onEscape);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onEscape);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // That nobody answers is true until the line is back.
    if (changed.has('online') && this.problem?.code === 'unreachable') this.problem = undefined;
    const before = changed.get('view');
    if (before === undefined || before.ticket?.id === this.view.ticket?.id) return;
    // What was asked and said was of the ticket that is gone.
    this.asking = false;
    this.problem = undefined;
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<div class="top ${stepInHand(this.view)?.state ?? ''}" data-test="strip">
        <span class="number" data-test="strip-number">${this.view.ticket?.number ?? '–'}</span>
        <div class="facts" role="status">
          <p>
            ${this.problem === undefined ? this.state() : html`<span class="wrong">${refusalText(this.problem, this.view, this.language.current)}</span>`}
          </p>
          <hall-alarm line></hall-alarm>
          <p>${say(counterText.waitingHere)} <b data-test="strip-waiting">${this.view.waiting}</b></p>
        </div>
      </div>
      ${
        this.asking && this.view.ticket !== undefined
          ? html`<div class="keys asking">${this.answer('finished')}${this.answer('missed')}</div>`
          : html`<div class="keys">
              ${this.button('next', 'bell', true)}${BUTTONS.map(([action, icon]) => this.button(action, icon, false))}
            </div>`
      }`;
  }

  private state(): TemplateResult {
    const { say, name } = this.language;
    if (!this.online) return html`<span class="wrong">${say(sharedText.cutOff)}</span>`;
    const step = stepInHand(this.view);
    if (step === undefined)
      return html`${say(this.view.state === 'paused' ? counterText.pausedTitle : counterText.nobodyInHand)}`;
    const serving = step.state === 'serving';
    const since = serving ? step.servingAt : step.calledAt;
    const seconds = since === undefined ? 0 : Math.max(0, (this.clock.now - Date.parse(since)) / 1000);
    const tone = serviceTone(serving ? 'serving' : 'called', seconds, this.view.today.meanService);
    return html`<b class=${tone}>${stopwatchText(seconds)}</b> ${say(ticketStates[step.state])} · ${name(step.name)}`;
  }

  private button(action: Action, icon: IconName, labelled: boolean): TemplateResult {
    const { say } = this.language;
    const reason = this.commands.whyNot(action);
    const words = action === 'next' && this.view.ticket !== undefined ? counterText.finishAndNext : counterText[action];
    const label = action === 'next' ? counterText.next : words;
    return html`<button
      type="button"
      class=${action}
      data-test="strip-${action}"
      aria-disabled=${reason === undefined || this.commands.busy ? 'false' : 'true'}
      aria-label=${say(words)}
      title=${reason === undefined ? say(words) : `${say(words)}: ${say(reason)}`}
      @click=${() => this.pressed(action)}
    >
      <hall-icon name=${icon}></hall-icon>${labelled ? say(label) : nothing}
    </button>`;
  }

  private answer(became: Became): TemplateResult {
    const words = became === 'finished' ? counterText.cameFinished : counterText.notThere;
    return html`<button type="button" data-test="strip-${became}" @click=${() => this.answered(became)}>
      ${this.language.say(words)}
    </button>`;
  }

  private answered(became: Became): void {
    this.settled();
    void this.commands.send('next', { became });
  }

  private settled(): void {
    this.asking = false;
    this.problem = undefined;
    this.requestUpdate();
  }

  /** Nothing is answered, and nothing done. */
  private readonly onEscape = (event: KeyboardEvent): void => {
    if (event.code === 'Escape') this.settled();
  };

  private pressed(target: KeyTarget): void {
    if (this.asking && (target === 'finish' || target === 'no-show'))
      return this.answered(target === 'finish' ? 'finished' : 'missed');
    const known = target === 'next' || target === 'serve' || BUTTONS.some(([action]) => action === target);
    // A finish without more words: done on the spot.
    if (known) void this.commands.send(target as Action); // one of the strip's own actions
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-strip': CounterStrip;
  }
}
