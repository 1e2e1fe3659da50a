import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CounterView, HallView } from '../../core/views/wire.ts';
import type { HallToast } from '../../web/components/hall-toast.ts';
import { LanguageController } from '../../web/language-controller.ts';
import { hallLink } from '../../web/link.ts';
import type { SessionUser } from '../../web/session.ts';
import { problemText } from '../../web/text/refusals.ts';
import { panelOf, type Action, type KeyTarget, type Panel } from '../actions.ts';
import { commandFor, type Detail } from '../command-for.ts';
import { counterBase } from '../counter-base.ts';
import { KeysController } from '../keys-controller.ts';
import { whyNot } from '../legality.ts';
import { didText } from '../did-text.ts';
import { release, REARM_MS, strike, type Strikes } from '../strike-guard.ts';
import { consoleStyles } from './console-styles.ts';
import type { CounterCancel } from '../parts/counter-cancel.ts';
import '../../web/components/hall-toast.ts';
import '../parts/counter-ahead.ts';
import '../parts/counter-cancel.ts';
import '../parts/counter-commands.ts';
import '../parts/counter-head.ts';
import '../parts/counter-panel.ts';
import '../parts/counter-ticket.ts';

/** A line that is lost disables the buttons at once; an answer that does not come is given up after this. */
const DEADLINE_MS = 6000;

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
  @state() private busy = false;
  @state() private rearming = false;
  @state() private whyOpen = false;
  @query('hall-toast') private toast!: HallToast;
  @query('counter-cancel') private cancelDialog!: CounterCancel;
  private readonly language = new LanguageController(this);
  private readonly keys = new KeysController(this, (target) => this.pressed(target));
  private strikes: Strikes = {};
  private rearmTimer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('act', (event) => this.pressed((event as CustomEvent<KeyTarget>).detail));
    this.addEventListener('decided', (event) => void this.decided((event as CustomEvent<Decided>).detail));
    this.addEventListener('panel-close', () => this.closePanel());
    this.addEventListener('click', letGo);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.rearmTimer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('view');
    if (before === undefined || before.ticket?.id === this.view.ticket?.id) return;
    // What was open belonged to the ticket that is gone.
    this.whyOpen = false;
    if (this.panel !== 'help' && this.panel !== 'resume') this.panel = undefined;
  }

  override render(): TemplateResult {
    const { view, online, busy } = this;
    this.keys.held = this.panel !== undefined;
    return html`
      <counter-head .view=${view} .user=${this.user} .hall=${this.hall}></counter-head>
      <main>
        <counter-ticket .view=${view} .hall=${this.hall} .whyOpen=${this.whyOpen}></counter-ticket>
        ${
          this.panel === undefined
            ? html`<counter-ahead .view=${view} .hall=${this.hall}></counter-ahead>`
            : html`<counter-panel .panel=${this.panel} .view=${view} .hall=${this.hall}></counter-panel>`
        }
      </main>
      <counter-commands
        .view=${view}
        .online=${online}
        .busy=${busy}
        .rearming=${this.rearming}
        .panel=${this.panel}
      ></counter-commands>
      <counter-cancel .number=${view.ticket?.number ?? ''}></counter-cancel>
      <hall-toast></hall-toast>
      ${online ? nothing : html`<div class="veil"></div>`}
    `;
  }

  private pressed(target: KeyTarget): void {
    if (target === 'why') {
      this.whyOpen = !this.whyOpen;
      return;
    }
    if (target !== 'help') {
      const reason = whyNot(target, this.view, { online: this.online, busy: this.busy });
      if (reason !== undefined) {
        this.toast.say(this.language.say(reason), 'bad');
        return;
      }
    }
    const panel = panelOf(target, this.view.state === 'paused');
    if (panel !== undefined) this.panel = this.panel === panel ? undefined : panel;
    else if (target === 'cancel') this.cancelDialog.ask();
    else if (target !== 'help') void this.decided({ action: target });
  }

  /** Does an action, once a stroke: all that it asks for is known. */
  private async decided({ action, detail }: Decided): Promise<void> {
    const reason = whyNot(action, this.view, { online: this.online, busy: this.busy });
    const struck = strike(this.strikes, action, performance.now());
    if (reason !== undefined || !struck.counts) return;
    this.strikes = struck.after;
    this.busy = true;
    const { name, body } = commandFor(action, this.view, detail);
    const number = detail?.number ?? this.view.ticket?.number ?? '';
    const result = await hallLink().command<{ readonly ticket?: { readonly number: string } }>(name, body, {
      deadlineMs: DEADLINE_MS,
    });
    this.busy = false;
    if (!result.ok) {
      this.strikes = release(this.strikes, action);
      if (result.problem.status === 401)
        this.dispatchEvent(new CustomEvent('session-over', { bubbles: true, composed: true }));
      this.toast.say(problemText(result.problem, this.language.current), 'bad');
      return;
    }
    this.closePanel();
    if (action === 'next' || action === 'call-number') this.rearm();
    const did = didText(action);
    if (did === undefined) this.toast.hush();
    else
      this.toast.say(
        this.language.say(did, { number: action === 'next' ? (result.ticket?.number ?? number) : number }),
      );
  }

  private rearm(): void {
    this.rearming = true;
    clearTimeout(this.rearmTimer);
    this.rearmTimer = setTimeout(() => (this.rearming = false), REARM_MS);
  }

  private closePanel(): void {
    this.panel = undefined;
  }
}

/** After a click of the mouse the keys belong to the console again, not to the button that was clicked. */
function letGo(event: MouseEvent): void {
  const button = event.composedPath().find((node) => node instanceof HTMLButtonElement);
  if (event.detail > 0) button?.blur();
}

type Decided = { readonly action: Action; readonly detail?: Detail };

declare global {
  interface HTMLElementTagNameMap {
    'counter-console': CounterConsole;
  }
}
