import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CLERK_OUTCOMES } from '../../core/queue/ticket.ts';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { counterText, outcomeText, returnReasons } from '../../web/text/counter.ts';
import { sharedText } from '../../web/text/shared.ts';
import { PAUSE_WORDS } from '../../core/queue/pause-reason.ts';
import type { Words } from '../../web/text/words.ts';
import { KEY_CAPS, type Action, type KeyTarget, type Panel } from '../keys/actions.ts';
import type { Detail } from '../keys/command-for.ts';
import { DEFAULT_SETTINGS, type ConsoleSettings } from '../settings/console-settings.ts';
import { counterBase } from '../counter-base.ts';
import { panelStyles } from './panel-styles.ts';
import '../../web/components/hall-icon.ts';
import '../line/counter-aside.ts';
import '../line/counter-ended.ts';
import '../ticket/counter-became.ts';
import '../ticket/counter-call-number.ts';
import '../ticket/counter-category.ts';
import '../keys/counter-keys.ts';
import '../ticket/counter-note.ts';
import '../ticket/counter-service-search.ts';
import '../settings/counter-settings.ts';
import '../ticket/counter-transfer.ts';

const TITLES: Readonly<Record<Panel, Words>> = {
  finish: counterText.outcomeTitle,
  park: counterText.parkTitle,
  transfer: counterText.transferTitle,
  'add-service': counterText.addTitle,
  resume: counterText.resumeTitle,
  'call-number': counterText.callTitle,
  'bring-back': counterText.bringBackTitle,
  category: counterText.categoryTitle,
  became: counterText.becameTitle,
  return: counterText.returnTitle,
  'add-note': counterText.addNoteTitle,
  pause: counterText.pauseTitle,
  help: counterText.helpTitle,
  settings: counterText.settings,
};

type Choice = { readonly label: string; readonly detail: Detail };

/**
 * @summary What an action still has to know, in place of the line ahead. Short lists answer to the figures 1 to 9, Esc
 * closes.
 * @event decided - the action with all that it needs; detail: {action, detail}
 * @event panel-close - nothing is to be done
 */
@customElement('counter-panel')
export class CounterPanel extends LitElement {
  static override styles = [counterBase, panelStyles];

  @property() panel: Panel = 'help';
  @property({ attribute: false }) view!: CounterView;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ attribute: false }) settings: ConsoleSettings = DEFAULT_SETTINGS;
  @property({ attribute: false }) caps: Readonly<Record<KeyTarget, string>> = KEY_CAPS;
  private readonly language = new LanguageController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
  }

  /** A number that was scanned, for the panel that calls one. */
  @property() number = '';
  /** A ticket that was chosen already, for the panel that brings one back. */
  @property() ticket = '';

  /** What a number that cannot be called offers. */
  takeOffer(): void {
    this.renderRoot.querySelector('counter-call-number')?.take();
  }

  /** The hall has refused what the panel asked. */
  refused(): void {
    void this.renderRoot.querySelector('counter-call-number')?.refused();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('panel'))
      (
        this.renderRoot.querySelector<HTMLElement>('.choice') ?? this.renderRoot.querySelector<HTMLElement>('.close')
      )?.focus();
  }

  override render(): TemplateResult {
    const { say } = this.language;
    return html`<section class="sheet" aria-labelledby="title" data-test="panel-${this.panel}">
      <header>
        <h2 id="title">${say(TITLES[this.panel])}</h2>
        <button type="button" class="button close" data-test="panel-close" @click=${() => this.close()}>
          ${say(sharedText.close)}<kbd>Esc</kbd>
        </button>
      </header>
      <div class="content">${this.content()}</div>
    </section>`;
  }

  private content(): TemplateResult {
    switch (this.panel) {
      case 'finish':
        return this.list();
      case 'resume':
        return html`<counter-aside .view=${this.view}></counter-aside>`;
      case 'return':
        return html`${this.list()}${this.noteField('return', counterText.otherReason, counterText.return)}`;
      case 'add-note':
        return this.noteField('add-note', counterText.note, counterText['add-note']);
      case 'settings':
        return html`<counter-settings .settings=${this.settings}></counter-settings>`;
      case 'pause':
        return html`${this.list()}${this.noteField('pause', counterText.otherReason, counterText.pause)}`;
      case 'park':
        return html`<p class="hint">${this.language.say(counterText.parkHint)}</p>
          ${this.noteField('park', counterText.optionalNote, counterText.park)}`;
      case 'transfer':
        return html`<counter-transfer .view=${this.view} .hall=${this.hall}></counter-transfer>`;
      case 'add-service':
        return html`<counter-service-search .action=${'add-service'}></counter-service-search>`;
      case 'bring-back':
        return html`<counter-ended .view=${this.view} .ticket=${this.ticket}></counter-ended>`;
      case 'category':
        return html`<counter-category .view=${this.view} .hall=${this.hall}></counter-category>`;
      case 'became':
        return html`<counter-became .view=${this.view} .caps=${this.caps}></counter-became>`;
      case 'call-number':
        return html`<counter-call-number
          .scanned=${this.number}
          .view=${this.view}
          .caps=${this.caps}
        ></counter-call-number>`;
      case 'help':
        return html`<counter-keys .paused=${this.view.state === 'paused'} .caps=${this.caps}></counter-keys>`;
    }
  }

  /** A field for words; where the figures choose among reasons, it does not take the keys by itself. */
  private noteField(action: Action, label: Words, button: Words): TemplateResult {
    const { say } = this.language;
    return html`<counter-note
      .ready=${action === 'park' || action === 'add-note'}
      .action=${action}
      .label=${say(label)}
      .button=${say(button)}
    ></counter-note>`;
  }

  private list(): TemplateResult {
    return html`<ol class="choices">
      ${this.choices().map(
        ({ label, detail }, at) =>
          html`<li>
            <button type="button" class="choice" data-test="choice-${at + 1}" @click=${() => this.decide(detail)}>
              ${at < 9 ? html`<kbd>${at + 1}</kbd>` : html`<span></span>`}<strong>${label}</strong>
            </button>
          </li>`,
      )}
    </ol>`;
  }

  private choices(): readonly Choice[] {
    const { say } = this.language;
    switch (this.panel) {
      case 'finish':
        return CLERK_OUTCOMES.map((outcome) => ({ label: say(outcomeText[outcome]), detail: { outcome } }));
      case 'pause':
        return Object.entries(PAUSE_WORDS).map(([reason, words]) => ({ label: say(words), detail: { reason } }));
      case 'return':
        return Object.values(returnReasons).map((words) => ({ label: say(words), detail: { reason: say(words) } }));
      case 'resume':
      case 'add-note':
      case 'settings':
      case 'park':
      case 'transfer':
      case 'add-service':
      case 'call-number':
      case 'bring-back':
      case 'category':
      case 'became':
      case 'help':
        return [];
    }
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.code === 'Escape') {
      event.preventDefault();
      this.close();
      return;
    }
    const [at] = event.composedPath();
    if (event.repeat || event.isComposing || at instanceof HTMLInputElement) return;
    const figure = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const choice = figure === undefined ? undefined : this.choices()[Number(figure) - 1];
    if (choice === undefined) return;
    event.preventDefault();
    this.decide(choice.detail);
  };

  private decide(detail: Detail): void {
    const action = this.panel as Action; // only panels with a list come here, and each is an action
    this.dispatchEvent(new CustomEvent('decided', { detail: { action, detail }, bubbles: true, composed: true }));
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('panel-close', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-panel': CounterPanel;
  }
}
