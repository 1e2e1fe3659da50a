import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { IconName } from '../../web/components/icons.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { ClockController } from '../../web/clock-controller.ts';
import { counterText } from '../../web/text/counter.ts';
import { actText } from '../../web/text/rating.ts';
import { KEY_CAPS, type Action, type KeyTarget, type Panel } from '../keys/actions.ts';
import { counterBase } from '../counter-base.ts';
import { asksFirst, secondsToMiss, whyNot } from '../keys/legality.ts';
import { commandsStyles } from './commands-styles.ts';
import '../../web/components/hall-icon.ts';

const ICONS: Readonly<Record<Action, IconName>> = {
  next: 'bell',
  recall: 'repeat',
  serve: 'play',
  finish: 'check',
  'no-show': 'close',
  park: 'clock',
  transfer: 'transfer',
  'add-service': 'plus',
  cancel: 'erase',
  resume: 'ticket',
  'call-number': 'search',
  'bring-back': 'left',
  category: 'star',
  return: 'people',
  'add-note': 'document',
  undo: 'back',
  pause: 'pause',
  close: 'stop',
};

/** In the order of a visit: on the ticket in hand first, then on the counter. */
const ON_TICKET: readonly Action[] = [
  'recall',
  'serve',
  'finish',
  'no-show',
  'park',
  'transfer',
  'add-service',
  'add-note',
  'return',
  'cancel',
];
const ON_COUNTER: readonly Action[] = ['undo', 'bring-back', 'resume', 'call-number', 'category', 'pause', 'close'];

/**
 * @summary Every command as a button with its key. What cannot be done now stays in its place and says why.
 * @event act - a button was pressed; detail: the action
 */
@customElement('counter-commands')
export class CounterCommands extends LitElement {
  static override styles = [counterBase, commandsStyles];

  @property({ attribute: false }) view!: CounterView;
  @property({ type: Boolean }) online = true;
  @property({ type: Boolean }) busy = false;
  /** Right after a call: the next one is not armed yet. */
  @property({ type: Boolean }) rearming = false;
  /** Somebody waits and the counter is free. */
  @property({ type: Boolean }) nudged = false;
  @property() panel: Panel | undefined;
  /** The word on the key of each target. */
  @property({ attribute: false }) caps: Readonly<Record<KeyTarget, string>> = KEY_CAPS;
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this);

  override render(): TemplateResult {
    return html`<nav aria-label=${this.language.say(counterText.helpTitle)}>
      ${this.button('next')}
      <div class="group ticket">${ON_TICKET.map((action) => this.button(action))}</div>
      <div class="group counter">${ON_COUNTER.map((action) => this.button(action))}</div>
    </nav>`;
  }

  private button(action: Action): TemplateResult {
    const { say } = this.language;
    // A stroke that is under way greys nothing: it is over before an eye sees it.
    const reason = whyNot(action, this.view, { online: this.online, busy: false }, this.clock.now);
    const rearming = action === 'next' && this.rearming;
    const nudged = action === 'next' && this.nudged;
    const count = this.count(action);
    return html`<button
        type="button"
        class="command ${action} ${rearming ? 'rearming' : ''} ${nudged ? 'nudged' : ''}"
        data-test="do-${action}"
        aria-disabled=${reason === undefined ? 'false' : 'true'}
        aria-describedby=${reason === undefined ? nothing : `why-${action}`}
        aria-expanded=${this.panel === action ? 'true' : nothing}
        aria-keyshortcuts=${this.caps[action]}
        title=${reason === undefined ? nothing : say(reason)}
        @click=${() => this.pressed(action)}
      >
        <hall-icon name=${action === 'pause' && this.view.state === 'paused' ? 'play' : ICONS[action]}></hall-icon>
        <span class="label"
          >${action === 'undo' ? this.undoLabel() : say(this.words(action))}${count === undefined ? nothing : html`<span class="count">${count}</span>`}</span
        >
        <kbd>${this.caps[action]}</kbd>
      </button>
      ${reason === undefined ? nothing : html`<span id="why-${action}" class="visually-hidden">${say(reason)}</span>`}`;
  }

  /** How many there are to choose from, or for how many seconds more it has to wait. */
  private count(action: Action): number | undefined {
    const { aside, ended, noShow } = this.view;
    const count =
      action === 'resume'
        ? aside.length
        : action === 'bring-back'
          ? (ended?.length ?? 0)
          : action === 'no-show'
            ? secondsToMiss(noShow, this.clock.now)
            : 0;
    return count === 0 ? undefined : count;
  }

  /** What it would take back, and for how many seconds more. */
  private undoLabel(): TemplateResult {
    const { say } = this.language;
    const { undo } = this.view;
    const seconds = undo === undefined ? 0 : Math.ceil((Date.parse(undo.until) - this.clock.now) / 1000);
    if (undo === undefined || seconds <= 0) return html`${say(counterText.undo)}`;
    const left =
      seconds < 100 ? String(seconds) : this.language.say(counterText.minutesLeft, { n: Math.ceil(seconds / 60) });
    return html`${say(counterText.undoWhat, { what: say(actText[undo.what]) })}
      <span class="undone">${undo.number}</span> <span class="count" data-test="undo-seconds">${left}</span>`;
  }

  private words(
    action: Exclude<Action, 'undo'>,
  ): (typeof counterText)[Exclude<Action, 'undo'>] | (typeof counterText)['finishAndNext' | 'unpause'] {
    const asks = asksFirst(this.view, this.clock.now);
    if (action === 'next' && this.view.ticket !== undefined && !asks) return counterText.finishAndNext;
    if (action === 'pause' && this.view.state === 'paused') return counterText.unpause;
    return counterText[action];
  }

  private pressed(action: Action): void {
    this.dispatchEvent(new CustomEvent('act', { detail: action, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-commands': CounterCommands;
  }
}
