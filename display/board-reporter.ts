import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoardOrder, BoardReport, SpeakMessage } from '../core/protocol/boards.ts';
import { hallLink } from '../web/link.ts';
import { VoicePlayer } from './voice-player.ts';

const REPORT_EVERY_MS = 5000;
/** How long a board shows which one it is. */
const IDENTIFY_MS = 10_000;
const FAULTS_KEPT = 5;

/** What the board shows now, for its report. */
export type Shown = { readonly painted?: number; readonly top?: string; readonly notice?: string };

/** Reports to the hall how this board is, plays its voice, and does what the hall tells it. */
export class BoardReporter implements ReactiveController {
  blank = false;
  identifying = false;
  readonly player: VoicePlayer;
  private readonly born = performance.now();
  private readonly faults: string[] = [];
  private ends: (() => void)[] = [];
  private last = '';
  private painted = 0;
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
      link.on<SpeakMessage>('speak', (message) => void this.player.play(message)),
      link.on<{ readonly order: BoardOrder }>('board-order', ({ order }) => this.obey(order)),
      link.onState((state) => {
        if (state === 'online') this.report(true);
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

  /** Tells that a call stands on the glass: after the frame that painted it. */
  hasPainted(seq: number): void {
    if (seq <= this.painted) return;
    this.painted = seq;
    requestAnimationFrame(() => setTimeout(() => hallLink().tell('board-painted', { seq })));
  }

  /** Something does not work; the same again is no news. */
  fault(said: string): void {
    const short = said.slice(0, 300);
    if (this.faults.includes(short)) return;
    this.faults.push(short);
    this.faults.splice(0, this.faults.length - FAULTS_KEPT);
  }

  private report(always = false): void {
    const link = hallLink();
    if (link.state !== 'online') return;
    const report: BoardReport = {
      version: build(),
      sound: this.player.sound,
      width: innerWidth * devicePixelRatio,
      height: innerHeight * devicePixelRatio,
      blank: this.blank,
      begun: this.player.begun(),
      upMs: Math.round(performance.now() - this.born),
      faults: this.faults,
      ...(this.painted === 0 ? {} : { painted: this.painted }),
      ...this.shown(),
    };
    const said = JSON.stringify({ ...report, upMs: Math.floor(report.upMs / 30_000) });
    if (said === this.last && !always) return;
    this.last = said;
    void link.ask('board-report', {
      ...report,
      width: Math.round(report.width),
      height: Math.round(report.height),
    });
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
    this.report();
    this.host.requestUpdate();
  }
}

/** The build of this page: the name of its script. */
function build(): string {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return /\/([^/]+)\.js/.exec(script?.src ?? '')?.[1] ?? 'unknown';
}
