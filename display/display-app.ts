import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { DUTY_OFFICE } from '../core/catalogue/equipment.ts';
import type { NoticeText } from '../core/notice/notice.ts';
import type { BoardCall, BoardView } from '../core/protocol/shapes/board.ts';
import { ClockController } from '../web/clock-controller.ts';
import { keepAwake, type Awake } from '../web/glass/wake-lock.ts';
import { languageStore } from '../web/language/language.ts';
import { LanguageController } from '../web/language/language-controller.ts';
import { RenewalController } from '../web/renewal/renewal-controller.ts';
import { LinkController } from '../web/link/link-controller.ts';
import { say } from '../web/text/say.ts';
import { displayText } from '../web/text/display.ts';
import { steadyNow } from '../web/steady-now.ts';
import { WatchController } from '../web/link/watch-controller.ts';
import { appStyles } from './app-styles.ts';
import {
  advance,
  arrange,
  hear,
  initialStage,
  phaseOf,
  remembered,
  type Phase,
  type Stage,
} from './announce/announcer.ts';
import { BoardReporter } from './health/board-reporter.ts';
import { displayBase } from './display-base.ts';
import { freshnessOf, lostAt } from './announce/freshness.ts';
import { loadHeard, saveHeard } from './announce/heard-store.ts';
import { onGlass } from './health/on-glass.ts';
import { pixelShift } from './health/pixel-shift.ts';
import { withCall } from './announce/with-call.ts';
import './display-window.ts';
import './notices/display-playlist.ts';
import type { DisplayPlaylist } from './notices/display-playlist.ts';
import { PlaylistController } from './notices/playlist-controller.ts';
import { playingLayout } from './notices/playing-layout.ts';
import './parts/display-calls.ts';
import './parts/display-duty.ts';
import './parts/display-emergency.ts';
import './parts/display-foot.ts';
import './parts/display-head.ts';
import './parts/display-band.ts';
import { WAITING_AREA } from './parts/display-next.ts';
import { isNight } from './parts/display-rest.ts';
import './parts/display-waiting.ts';
import type { CallMessage } from '../core/protocol/shapes/call.ts';

const TICK_MS = 250;
const DEFAULT_BOARD = 'board-01';
/** Told to the manager, in the log's language as every fault of a page. */
const OLD_PAGE = 'this page is of an old build, and its address gives no newer one';
/**
 * @summary A board: the newest call in the band, the calls before it, who waits, and what the hall has to say.
 */
@customElement('display-app')
export class DisplayApp extends LitElement {
  static override styles = [displayBase, appStyles, playingLayout];

  @query('display-playlist') private readonly stageOfNotices!: DisplayPlaylist | null;
  private readonly board = new URLSearchParams(location.search).get('id') ?? DEFAULT_BOARD;
  private kept = loadHeard(this.board);
  @state() private stage: Stage = initialStage(this.kept);
  private readonly language = new LanguageController(this);
  private readonly clock = new ClockController(this);
  private readonly hall = new LinkController(this);
  private readonly watch = new WatchController(this, `board:${this.board}`, (view) => this.heard(view));
  private readonly duty = new WatchController(this, { later: 'duty' });
  private readonly notices = new WatchController(this, `notices:${this.board}`, (view) => this.playlist.take(view));
  readonly renewal = new RenewalController(this, 'display', {
    isQuiet: () => this.isBetweenCalls,
    restMs: 0,
    atLast: () => this.isBetweenFlashes,
  });
  private readonly reporter = new BoardReporter(this, () => ({
    listed: this.watch.view?.calls ?? [],
    glass: onGlass(this.renderRoot),
    notice: this.playlist.notice,
  }));
  private readonly playlist = new PlaylistController(this, this.board, {
    stage: () => this.stageOfNotices,
    emergency: () => this.emergency() !== undefined,
    fault: (said) => this.reporter.fault(said),
  });
  private stopCalls: (() => void) | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;
  private phase: Phase = 'calm';
  private awake: Awake | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.awake ??= keepAwake();
    this.stopCalls = this.hall.link.on('call', (call) => this.told(call));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
    this.stopCalls?.();
  }

  protected override willUpdate(): void {
    const { languages, turnSeconds } = this.watch.view ?? {};
    if (languages === undefined) return;
    // By the hall's time: all boards speak the same language at the same moment.
    const turn = turnSeconds === undefined ? undefined : Math.floor(this.clock.now / (turnSeconds * 1000));
    languageStore.show(turn === undefined ? languages : languages.slice(turn % languages.length).slice(0, 1));
  }

  override render(): TemplateResult {
    const view = this.watch.view;
    const freshness = freshnessOf(this.hall.link, steadyNow());
    this.toggleAttribute('stale', freshness === 'stale');
    this.toggleAttribute('far', view?.letters?.layout === 'far');
    this.toggleAttribute('next', view?.kind === WAITING_AREA);
    this.toggleAttribute('playing', this.playlist.playing);
    this.toggleAttribute('duty', view?.kind === DUTY_OFFICE && (this.duty.view?.items.length ?? 0) > 0);
    this.style.setProperty('--second', this.language.shown.length > 1 ? 'block' : 'none');
    this.style.setProperty('--letters', String(view?.letters?.scale ?? 1));
    document.title = `${view === undefined ? this.board : this.language.name(view.name)} · ${this.language.say(displayText.title)}`;
    // What has all of the glass has it to its edges; the parts of a board wander.
    this.style.translate = 'none';
    // Dark is no answer to an emergency.
    if (this.reporter.blank && this.emergency() === undefined) return html`<div class="dark" data-test="blank"></div>`;
    const resting = this.rests(view) && this.emergency() === undefined;
    // At night the screen may go dark by itself.
    this.awake?.keep(!resting);
    const who = this.reporter.identifying
      ? html`<p class="who" role="status" data-test="identify">${this.board}</p>`
      : nothing;
    if (resting) return html`${who}<display-rest .view=${view} .now=${this.clock.now}></display-rest>`;
    if (this.covered)
      return html`${who}<display-emergency class="whole" .text=${this.emergency()?.text ?? {}}></display-emergency>`;
    if (view?.counter !== undefined)
      return html`${who}<display-window
          class="whole"
          .counter=${view.counter}
          ?unpaired=${this.reporter.unpaired}
        ></display-window>`;
    return html`
      ${who}
      <display-head
        .view=${view}
        ?silent=${this.reporter.player.unheard}
        ?muted=${this.reporter.player.quiet}
      ></display-head>
      ${
        view?.kind === DUTY_OFFICE
          ? html`<display-duty
              .view=${this.duty.view}
              .now=${this.clock.now}
              .zone=${view.timeZone}
              @tall=${(event: CustomEvent<number>) => this.style.setProperty('--duty', `${String(event.detail)}px`)}
            ></display-duty>`
          : nothing
      }
      <main>${this.watch.problem === undefined ? this.body(view) : this.unknown()}</main>
      <display-foot
        .view=${view}
        .freshness=${freshness}
        .lostAt=${lostAt(this.hall.link, steadyNow())}
        .now=${this.clock.now}
        ?unpaired=${this.reporter.unpaired}
      ></display-foot>
    `;
  }

  private body(view: BoardView | undefined): TemplateResult | typeof nothing {
    if (view === undefined) return nothing;
    const now = this.clock.now;
    const { top, rest } = arrange(this.stage, view.calls, this.phase);
    const emergency = this.emergency();
    const turn = this.stage.current?.call.seq;
    this.style.translate = pixelShift(now);
    return html`
      <display-band
        .call=${top}
        .phase=${top !== undefined && top.seq === turn ? this.phase : 'calm'}
        .zones=${view.kind !== 'zone-calls'}
        ?lost=${this.hasAttribute('stale')}
      ></display-band>
      ${
        emergency === undefined
          ? html`${view.kind === WAITING_AREA ? this.next(view) : this.lists(view, rest)}
              <display-playlist ?quiet=${this.phase === 'flash' || this.reporter.player.speaking}></display-playlist>`
          : html`<display-emergency .text=${emergency.text}></display-emergency>`
      }
    `;
  }

  private lists(view: BoardView, calls: readonly BoardCall[]): TemplateResult {
    const far = view.letters?.layout === 'far';
    const narrow = this.playlist.playing;
    return html`<display-calls
        .calls=${calls}
        .pending=${this.stage.pending.map((call) => call.seq)}
        .zones=${view.kind !== 'zone-calls'}
        .now=${this.clock.now}
        ?far=${far}
        ?narrow=${narrow}
      ></display-calls>
      ${
        far
          ? nothing
          : html`<display-waiting .lines=${view.waiting} .now=${this.clock.now} ?narrow=${narrow}></display-waiting>`
      }`;
  }

  private next(view: BoardView): TemplateResult {
    return html`<display-next
      .lines=${view.waiting}
      .now=${this.clock.now}
      ?far=${view.letters?.layout === 'far'}
      ?narrow=${this.playlist.playing}
    ></display-next>`;
  }

  /** It is night, and nobody is called. */
  private rests(view: BoardView | undefined): view is BoardView {
    return view !== undefined && this.phase === 'calm' && isNight(view, this.hall.link.now());
  }

  /** What is to be said at once, until the hall withdraws it, whatever the clock says and also when the line is cut. */
  private emergency(): { readonly text: NoticeText; readonly evacuate: boolean } | undefined {
    const { content, evacuate = false } =
      this.notices.view?.items.find(({ priority }) => priority === 'emergency') ?? {};
    return content?.kind === 'text' ? { text: content.text, evacuate } : undefined;
  }

  /**
   * The emergency has all of the glass: that of a screen over a counter, and of every board while the hall is to be
   * left.
   */
  private get covered(): boolean {
    const emergency = this.emergency();
    return emergency !== undefined && (emergency.evacuate || this.watch.view?.counter !== undefined);
  }

  /** Nobody is called or spoken to, and nothing has to be read at once. */
  private get isBetweenCalls(): boolean {
    const { player, identifying } = this.reporter;
    const silent = !player.speaking && !identifying && this.emergency() === undefined;
    return silent && this.phase === 'calm' && this.stage.pending.length === 0;
  }

  /**
   * In a rush no call waits for the end of the one before, and an emergency may last: a call that has flashed and been
   * spoken is shown again by the new page, and so is an emergency. Only a hall that is to be left is never disturbed.
   */
  private get isBetweenFlashes(): boolean {
    const { player, identifying } = this.reporter;
    return !player.speaking && !identifying && this.phase !== 'flash' && this.emergency()?.evacuate !== true;
  }

  private unknown(): TemplateResult {
    const fillings = { id: this.board };
    return html`<p class="unknown" role="alert">
      ${say(displayText.unknownBoard, 'zh-Hans', fillings)}<br />${say(displayText.unknownBoard, 'en', fillings)}
    </p>`;
  }

  protected override updated(): void {
    if (this.renewal.state === 'stuck') this.reporter.fault(OLD_PAGE);
    this.reporter.drawn();
  }

  private told(call: CallMessage): void {
    const { view } = this.watch;
    if (view === undefined) return;
    const next = withCall(view, call);
    if (next === view) return;
    this.watch.view = next;
    this.heard(next);
    this.requestUpdate();
  }

  private heard(view: BoardView): void {
    this.duty.follow(view.kind === DUTY_OFFICE ? `duty:${this.board}` : undefined);
    this.stage = hear(this.stage, view.calls, this.hall.link.now(), view.repeatWindow * 1000);
    this.keep();
    this.tick();
  }

  private keep(): void {
    const kept = remembered(this.stage, this.kept);
    if (kept === undefined || kept === this.kept) return;
    this.kept = kept;
    saveHeard(this.board, kept);
  }

  private tick(): void {
    const now = this.hall.link.now();
    const stage = advance(this.stage, now);
    const phase = phaseOf(stage.current, now, this.phase !== 'calm' && this.reporter.player.speaking);
    if (stage === this.stage && phase === this.phase) return;
    this.stage = stage;
    this.phase = phase;
    this.keep();
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'display-app': DisplayApp;
  }
}
