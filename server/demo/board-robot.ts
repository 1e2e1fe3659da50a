import type { Board } from '../../core/catalogue/equipment.ts';
import { isRecord, type Door, type LiveDoor } from './door.ts';
import type { Stage } from './stage.ts';

/** As often as the page of a board, of the true time. */
const REPORT_MS = 5000;

/** A board without glass: reports as its page does, paints each call and plays each sound. */
export class BoardRobot {
  private live: LiveDoor | undefined;
  private readonly born = performance.now();
  private muted = false;
  private blank = false;

  constructor(
    private readonly stage: Stage,
    private readonly door: Door,
    private readonly board: Board,
  ) {}

  async hang(): Promise<void> {
    const { token, html } = await this.door.openPage(`/display?id=${this.board.id}`);
    // The build of the page that it stands for.
    const version = /<meta name="hall-build" content="([^"]+)"/.exec(html)?.[1] ?? 'unknown';
    const live = this.door.live(token);
    this.live = live;
    live.socket.on('connect', () => void this.greet(live, version));
    live.socket.on('call', (call: unknown) => {
      if (isRecord(call)) live.socket.emit('board-painted', { seq: call['seq'], at: call['at'] });
    });
    live.socket.on('speak', (sound: unknown) => {
      const outcome = this.muted ? 'muted' : 'began';
      if (isRecord(sound)) live.socket.emit('board-heard', { id: sound['id'], outcome });
    });
    live.socket.on('board-order', (told: unknown) => this.obey(isRecord(told) ? told['order'] : undefined));
    const reporting = setInterval(() => this.report(version), REPORT_MS);
    this.stage.signal.addEventListener('abort', () => clearInterval(reporting));
  }

  /** Nothing is heard of it until then. */
  async fail(until: number): Promise<void> {
    this.live?.cut();
    await this.stage.until(until);
    this.live?.mend();
  }

  private async greet(live: LiveDoor, version: string): Promise<void> {
    this.report(version);
    await live.ask('watch', { topic: `board:${this.board.id}` });
  }

  private report(version: string): void {
    const { widthPx: width, heightPx: height } = this.board;
    const sound = this.muted ? 'muted' : 'on';
    const upMs = Math.round(performance.now() - this.born);
    const said = { version, sound, width, height, blank: this.blank, upMs, faults: [] };
    if (this.live?.socket.connected === true) this.live.socket.emit('board-report', said, () => undefined);
  }

  private obey(order: unknown): void {
    if (order === 'mute' || order === 'unmute') this.muted = order === 'mute';
    if (order === 'blank' || order === 'show') this.blank = order === 'blank';
  }
}
