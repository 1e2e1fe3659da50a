import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ActKind, Became } from '../../core/queue/counter-act.ts';
import type { DeviceNews } from '../../core/devices/device-news.ts';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { api } from '../../web/link/api.ts';
import type { HallToast } from '../../web/components/hall-toast.ts';
import { LanguageController } from '../../web/language/language-controller.ts';
import { hallLink } from '../../web/link/link.ts';
import { newestOnly } from '../../web/link/newest-only.ts';
import type { Problem } from '../../web/link/problem.ts';
import { ticketOfCode } from '../../web/scan/scan-code.ts';
import { ScanController } from '../../web/scan/scan-controller.ts';
import type { SessionUser } from '../../web/session/session.ts';
import { counterText } from '../../web/text/counter.ts';
import { scannerText } from '../../web/text/scanner.ts';
import { actText } from '../../web/text/rating.ts';
import { ticketStates } from '../../web/text/states.ts';
import { WatchController } from '../../web/link/watch-controller.ts';
import { panelOf, type Action, type KeyTarget, type Panel } from '../keys/actions.ts';
import { nextAutoCall, RESTING, type AutoCall } from '../line/auto-call.ts';
import { CommandController, type Asked } from '../keys/command-controller.ts';
import { bindingsOf, capsOf, type ConsoleSettings } from '../settings/console-settings.ts';
import { counterBase } from '../counter-base.ts';
import { didText } from '../ticket/did-text.ts';
import { KeysController } from '../keys/keys-controller.ts';
import { someoneToCall } from '../keys/legality.ts';
import { nextNudge, NO_NUDGE } from '../line/nudge.ts';
import { loadSettings, saveSettings } from '../settings/settings-store.ts';
import { softChime } from '../../web/soft-chime.ts';
import { refusalText } from '../line/nobody-to-call.ts';
import { openStrip } from './strip-window.ts';
import { consoleStyles } from './console-styles.ts';
import type { CounterPanel } from './counter-panel.ts';
import type { Offer } from '../ticket/offer.ts';
import type { CounterCancel } from '../ticket/counter-cancel.ts';
import '../../web/components/hall-toast.ts';
import '../line/counter-ahead.ts';
import '../ticket/counter-cancel.ts';
import './counter-cards.ts';
import './counter-commands.ts';
import './counter-head.ts';
import './counter-messages.ts';
import './counter-panel.ts';
import '../ticket/counter-ticket.ts';

/**
 * @summary The console: the ticket in hand, the line ahead, and every command with one key.
 */
@customElement('counter-console')
export class CounterConsole extends LitElement {
  static override styles = [counterBase, consoleStyles];

  @property({ attribute: false }) view!: CounterView;
  @property({ attribute: false }) user!: SessionUser;
  @property({ attribute: false }) hall: HallView | undefined;
  @property({ type: Boolean }) online = true;
  @state() private panel: Panel | undefined;
  /** What the scanner read, in the panel that calls a number. */
  @state() private scannedNumber = '';
  readonly scans = new ScanController(
    this,
    (news) => void this.scanned(news),
    () => this.toast.say(this.language.say(scannerText.throughMethod), 'bad'),
  );
  /** What is to be brought back, where a number was asked for. */
  @state() private chosenTicket = '';
  @state() private whyOpen = false;
  @state() private settings: ConsoleSettings = loadSettings();
  @state() private autoCall: AutoCall = RESTING;
  @state() private nudged = false;
  @query('hall-toast') private toast!: HallToast;
  @query('counter-panel') private openPanel!: CounterPanel | null;
  @query('counter-cancel') private cancelDialog!: CounterCancel;
  private readonly language = new LanguageController(this);
  private readonly keys = new KeysController(this, (target) => this.pressed(target));
  private readonly heard = new WatchController(this, { later: 'heard' });
  private readonly commands = new CommandController(this, {
    view: () => this.view,
    online: () => this.online,
    strikeMs: () => this.settings.strikeMs,
    done: (action, number) => this.done(action, number),
    refused: (problem, asked) => this.refused(problem, asked),
  });
  private readonly newestScan = newestOnly();
  private bindings = bindingsOf(this.settings);
  private caps = capsOf(this.settings);
  private nudge = NO_NUDGE;
  private undone: ActKind = 'call';
  private looking: ReturnType<typeof setInterval> | undefined;
  private strip: Window | undefined;
  /** The key that fits a number that cannot be called. */
  private offered: readonly KeyTarget[] = [];
  /** What waits for a word on the one in hand. */
  private pending: Asked | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('act', (event) => this.pressed((event as CustomEvent<KeyTarget>).detail));
    this.addEventListener('decided', (event) => this.decided((event as CustomEvent<Decided>).detail));
    this.addEventListener('offer', (event) => this.offer((event as CustomEvent<Offer | undefined>).detail));
    this.addEventListener('became', (event) => this.answered((event as CustomEvent<Became>).detail));
    this.addEventListener('seen', (event) => void this.seen((event as CustomEvent<string>).detail));
    this.addEventListener('panel-close', () => (this.panel = undefined));
    this.addEventListener('settings', (event) => this.take((event as CustomEvent<ConsoleSettings>).detail));
    this.addEventListener('click', letGo);
    window.addEventListener('keydown', this.onEscape);
    this.looking = setInterval(() => this.lookAfterTheNext(), LOOK_MS);
    window.addEventListener('beforeunload', this.onLeave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onEscape);
    clearInterval(this.looking);
    window.removeEventListener('beforeunload', this.onLeave);
    this.strip?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('view');
    if (before !== undefined && before.ticket?.id !== this.view.ticket?.id) {
      // What was open belonged to the ticket that is gone.
      this.whyOpen = false;
      // However short the visit was: a stopped countdown was for the one before.
      if (this.view.ticket !== undefined) this.autoCall = RESTING;
      if (!OF_NO_TICKET.includes(this.panel)) this.panel = undefined;
      this.cancelDialog.leave();
    }
    this.heard.follow(`heard:${this.view.id}`);
    this.keys.bind(this.bindings);
  }

  override render(): TemplateResult {
    const { view, online, caps } = this;
    this.keys.held = this.panel !== undefined;
    this.keys.answers = this.panel === 'became' ? ANSWERS : this.panel === 'call-number' ? this.offered : [];
    return html`
      <counter-head .view=${view} .user=${this.user} .hall=${this.hall} .caps=${caps}></counter-head>
      <counter-messages .messages=${view.messages ?? []} .online=${online}></counter-messages>
      <counter-cards
        .number=${view.ticket?.number ?? ''}
        .clerk=${this.user.id}
        .timeZone=${this.hall?.timeZone ?? 'Asia/Shanghai'}
      ></counter-cards>
      <main>
        <counter-ticket
          .view=${view}
          .hall=${this.hall}
          .heard=${this.heard.view}
          .whyOpen=${this.whyOpen}
          .caps=${caps}
          .autoCallAt=${this.autoCall.phase === 'counting' ? this.autoCall.dueAt : undefined}
        ></counter-ticket>
        ${
          this.panel === undefined
            ? html`<counter-ahead .view=${view} .hall=${this.hall}></counter-ahead>`
            : html`<counter-panel
                .panel=${this.panel}
                .view=${view}
                .hall=${this.hall}
                .settings=${this.settings}
                .caps=${caps}
                .number=${this.scannedNumber}
                .ticket=${this.chosenTicket}
              ></counter-panel>`
        }
      </main>
      <counter-commands
        .view=${view}
        .online=${online}
        .busy=${this.commands.busy}
        .rearming=${this.commands.rearming}
        .nudged=${this.nudged}
        .panel=${this.panel}
        .caps=${caps}
      ></counter-commands>
      <counter-cancel></counter-cancel>
      <hall-toast></hall-toast>
      ${online ? nothing : html`<div class="veil"></div>`}
    `;
  }

  /** Something is open or under way that a new page would not know of. */
  get isBusy(): boolean {
    return this.panel !== undefined || this.commands.busy || this.autoCall.phase === 'counting' || this.isStripOpen;
  }

  private get isStripOpen(): boolean {
    return this.strip?.closed === false;
  }

  private pressed(target: KeyTarget): void {
    if (target === 'why') this.whyOpen = !this.whyOpen;
    else if (target === 'strip') void this.openStrip();
    else if (this.panel === 'became' && target === 'finish') this.answered('finished');
    else if (this.panel === 'became' && target === 'no-show') this.answered('missed');
    else if (this.panel === 'call-number' && this.offered.includes(target)) this.openPanel?.takeOffer();
    else if (target === 'help' || target === 'settings') this.panel = this.panel === target ? undefined : target;
    else this.asked(target);
  }

  private asked(action: Action): void {
    const reason = this.commands.whyNot(action);
    if (reason !== undefined) return this.toast.say(this.language.say(reason), 'bad');
    const panel = panelOf(action, this.view.state === 'paused');
    this.scannedNumber = '';
    this.chosenTicket = '';
    this.offer(undefined);
    if (panel !== undefined) this.panel = this.panel === panel ? undefined : panel;
    else if (action === 'cancel' && this.view.ticket !== undefined) this.cancelDialog.ask(this.view.ticket);
    else this.decided({ action });
  }

  private offer(offer: Offer | undefined): void {
    this.offered = offer === undefined ? [] : [offer];
    this.keys.answers = this.offered;
  }

  private decided({ action, detail }: Decided): void {
    // What ended here needs its reason still.
    if (action === 'bring-back' && detail?.reason === undefined) {
      this.chosenTicket = detail?.ticket ?? '';
      this.panel = 'bring-back';
      return;
    }
    if (action === 'undo') {
      this.autoCall = { phase: 'stopped' };
      this.undone = this.view.undo?.what ?? 'call';
    }
    void this.commands.send(action, detail);
  }

  private done(action: Action, number: string): void {
    this.panel = undefined;
    const did = didText(action);
    if (did === undefined) return this.toast.hush();
    const what = action === 'undo' ? this.language.say(actText[this.undone]) : '';
    this.toast.say(this.language.say(did, { number, what }));
  }

  /** One key says what became of the one in hand, and what was asked is done. */
  private answered(became: Became): void {
    const { pending } = this;
    if (pending === undefined) return;
    this.decided({ ...pending, detail: { ...pending.detail, became } });
  }

  private async seen(message: string): Promise<void> {
    const result = await hallLink().command('see-message', { counter: this.view.id, message }, { deadlineMs: 6000 });
    if (!result.ok) this.toast.refused(result.problem);
  }

  private refused(problem: Problem, asked: Asked): void {
    if (problem.code === 'say-what-became') {
      this.pending = asked;
      this.panel = 'became';
      return this.toast.hush();
    }
    if (problem.status === 401) this.dispatchEvent(new CustomEvent('session-over', { bubbles: true, composed: true }));
    this.toast.refused(problem, (why, language) => refusalText(why, this.view, language));
    if (asked.action === 'call-number') this.openPanel?.refused();
  }

  /** The code of a slip: whose it is, and ready to be called or taken up again. Nothing is done by a scan alone. */
  private async scanned(news: DeviceNews): Promise<void> {
    if (news.kind !== 'scan') return;
    const { say } = this.language;
    const key = ticketOfCode(news.text);
    if (key === undefined) return this.toast.say(say(counterText.strangeCode), 'bad');
    const isNewest = this.newestScan();
    const answer = await api.get('/tickets/{id}', { path: { id: key.id } });
    if (!isNewest()) return;
    if (!answer.ok) return this.toast.refused(answer.problem);
    const { number, state } = answer.value.ticket;
    const aside = state === 'no-show' || state === 'parked';
    const action: Action | undefined = aside ? 'resume' : state === 'waiting' ? 'call-number' : undefined;
    this.toast.say(say(counterText.scannedIs, { number, state: say(ticketStates[state]) }));
    if (action === undefined || this.commands.whyNot(action) !== undefined) return;
    this.scannedNumber = action === 'call-number' ? number : '';
    this.panel = action;
  }

  /** What is due without a key: the automatic call, and the reminder that somebody waits. */
  private lookAfterTheNext(): void {
    const { view } = this;
    const free = view.state === 'open' && this.online && !this.commands.busy && this.panel === undefined;
    const somebody = someoneToCall(view);
    const inHand = view.ticket !== undefined;
    const now = performance.now();
    this.autoCall = nextAutoCall(this.autoCall, { on: this.settings.autoCall, inHand, free, somebody }, now);
    const due = this.autoCall.phase === 'counting' && now >= this.autoCall.dueAt;
    if (due) {
      this.autoCall = RESTING;
      this.decided({ action: 'next' });
    }
    const idleWithSomebody = free && somebody && !inHand && this.autoCall.phase !== 'counting';
    const nudge = nextNudge(this.nudge, { afterSeconds: this.settings.nudgeSeconds, idleWithSomebody }, now);
    this.nudge = nudge.after;
    this.nudged = nudge.shown;
    if (nudge.sounds) softChime();
  }

  private take(settings: ConsoleSettings): void {
    this.settings = settings;
    this.bindings = bindingsOf(settings);
    this.caps = capsOf(settings);
    saveSettings(settings);
  }

  private async openStrip(): Promise<void> {
    if (this.strip?.closed === false) return this.strip.focus();
    this.strip = await openStrip(this.language.say(counterText.strip));
    if (this.strip === undefined) this.toast.say(this.language.say(counterText.stripBlocked), 'bad');
  }

  private readonly onEscape = (event: KeyboardEvent): void => {
    if (event.code === 'Escape' && this.autoCall.phase === 'counting') this.autoCall = { phase: 'stopped' };
  };

  /** The strip goes with this page; somebody may be working with it. */
  private readonly onLeave = (event: BeforeUnloadEvent): void => {
    if (this.isStripOpen) event.preventDefault();
  };
}

/** What is due by itself is a quarter of a second late at most. */
const LOOK_MS = 250;

/** Panels that outlive a change of the ticket in hand. */
const OF_NO_TICKET: readonly (Panel | undefined)[] = [
  'help',
  'settings',
  'resume',
  'bring-back',
  'category',
  undefined,
];

/** Keys that say what became of the one in hand. */
const ANSWERS: readonly KeyTarget[] = ['finish', 'no-show'];

/** After a click of the mouse the keys belong to the console again, not to the button that was clicked. */
function letGo(event: MouseEvent): void {
  const button = event.composedPath().find((node) => node instanceof HTMLButtonElement);
  if (event.detail > 0) button?.blur();
}

type Decided = Asked;

declare global {
  interface HTMLElementTagNameMap {
    'counter-console': CounterConsole;
  }
}
