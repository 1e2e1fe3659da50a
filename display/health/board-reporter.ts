import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoardOrder, BoardReport } from '../../core/protocol/boards.ts';
import type { Ack } from '../../core/protocol/messages.ts';
import type { BoardCall } from '../../core/protocol/shapes/board.ts';
import { hallLink } from '../../web/link/link.ts';
import { ownBuild } from '../../web/renewal/given-out.ts';
import { steadyNow } from '../../web/steady-now.ts';
import type { OnGlass } from './on-glass.ts';
import { toTell, type ToldCalls } from '../announce/told-calls.ts';
import { BoardFaults } from './board-faults.ts';
import { VoicePlayer } from '../announce/voice-player.ts';

const REPORT_EVERY_MS = 5000;
/** How long a board shows which one it is. */
const IDENTIFY_MS = 10_000;

/** What the board shows now: the calls that it knows, which of them stand on the glass, and the notice beside them. */
export type Shown = {
  readonly listed: readonly BoardCall[];
  readonly glass: OnGlass;
  readonly notice: string | undefined;
};

/** Reports to the hall how this board is, plays its voice, and does what the hall tells it. */
export class BoardReporter implements ReactiveController {
  blank = false;
  identifying = false;
  /** The hall does not hear this board: it has no identity of its own. */
  unpaired = false;
  readonly player: VoicePlayer;
  private readonly build = ownBuild() ?? 'unknown';
  private readonly born = steadyNow();
  private readonly faults = new BoardFaults();
  private ends: (() => void)[] = [];
  private last = '';
  private told: ToldCalls = new Set();
  private looking = false;
  private identifyTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly shown: () => Shown,
  ) {
    const link = hallLink();
    this.player = new VoicePlayer(
      () => link.now(),
      (id, outcome) => link.tell('board-heard', { id, outcome }),
      () => {
        this.report();
        this.host.requestUpdate();
      },
    );
    host.addController(this);
  }

  hostConnected(): void {
    const link = hallLink();
    const timer = setInterval(() => this.report(), REPORT_EVERY_MS);
    const onFault = (event: ErrorEvent | PromiseRejectionEvent): void => {
      const said = event instanceof ErrorEvent ? event.message : String(event.reason);
      this.fault(said);
    };
    const onTouch = (): void => this.player.wake();
    addEventListener('error', onFault);
    addEventListener('unhandledrejection', onFault);
    addEventListener('pointerdown', onTouch);
    this.ends = [
      () => clearInterval(timer),
      () => removeEventListener('error', onFault),
      () => removeEventListener('unhandledrejection', onFault),
      () => removeEventListener('pointerdown', onTouch),
      link.on('speak', (message) => void this.player.play(message)),
      link.on('board-order', ({ order }) => this.obey(order)),
      link.onState((state) => {
        if (state !== 'online') return;
        // It may be a server that was started anew: it knows nothing of this board.
        this.report(true);
        this.told = new Set();
        this.drawn();
      }),
    ];
    this.player.wake();
    this.report();
  }

  hostDisconnected(): void {
    for (const end of this.ends) end();
    this.ends = [];
    clearTimeout(this.identifyTimer);
  }

  /** The page was drawn anew: what calls the next frame puts on the glass is told after it. */
  drawn(): void {
    if (this.looking) return;
    this.looking = true;
    requestAnimationFrame(() => {
      this.looking = false;
      const link = hallLink();
      if (link.state !== 'online') return;
      const { listed, glass } = this.shown();
      const { news, told } = toTell(this.told, listed, glass.numbers);
      this.told = told;
      if (news.length > 0) setTimeout(() => news.forEach((call) => link.tell('board-painted', call)));
    });
  }

  /** Something does not work, or still does not. */
  fault(said: string): void {
    this.faults.add(said, steadyNow());
  }

  private report(always = false): void {
    const link = hallLink();
    if (link.state !== 'online') return;
    const { glass, notice } = this.shown();
    const report: BoardReport = {
      version: this.build,
      sound: this.player.sound,
      width: innerWidth * devicePixelRatio,
      height: innerHeight * devicePixelRatio,
      blank: this.blank,
      begun: this.player.begun(),
      upMs: Math.round(steadyNow() - this.born),
      faults: this.faults.standing(steadyNow()),
      ...(glass.top === undefined ? {} : { top: glass.top }),
      ...(notice === undefined ? {} : { notice }),
    };
    const said = JSON.stringify({ ...report, upMs: Math.floor(report.upMs / 30_000) });
    if (said === this.last && !always) return;
    this.last = said;
    void link
      .ask('board-report', { ...report, width: Math.round(report.width), height: Math.round(report.height) })
      .then((answer) => this.answered(answer));
  }

  private answered(answer: Ack<'board-report'> | 'silence'): void {
    if (answer === 'silence') return;
    const unpaired = 'problem' in answer && answer.problem.status === 403;
    if (unpaired === this.unpaired) return;
    this.unpaired = unpaired;
    this.host.requestUpdate();
  }

  private obey(order: BoardOrder): void {
    switch (order) {
      case 'reload':
        location.reload();
        return;
      case 'mute':
      case 'unmute':
        this.player.mute(order === 'mute');
        break;
      case 'blank':
      case 'show':
        this.blank = order === 'blank';
        break;
      case 'identify':
        this.identifying = true;
        clearTimeout(this.identifyTimer);
        this.identifyTimer = setTimeout(() => {
          this.identifying = false;
          this.host.requestUpdate();
        }, IDENTIFY_MS);
        break;
    }
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.report());
  }
}
