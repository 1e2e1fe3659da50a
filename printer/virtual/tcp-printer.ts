import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Command } from './command.ts';
import { paperOf } from './paper.ts';
import { parseCommands } from './parse.ts';
import { replies, type PrinterCondition } from './reply.ts';

/** A paper that came out of the machine. */
export type TcpPaper = { readonly text: readonly string[]; readonly unknown: readonly Command[] };

/** What can go wrong, to switch on and off while it runs. */
export type TcpFaults = {
  paperOut: boolean;
  coverOpen: boolean;
  paperLow: boolean;
  /** Says nothing at all. */
  silent: boolean;
  /** Takes so many bytes a second; undefined: as they come. */
  bytesASecond: number | undefined;
  /** Breaks the connection after so many bytes of it. */
  cutOffAfter: number | undefined;
  /** Runs out of paper after so many bytes of it. */
  paperOutAfter: number | undefined;
  /** Offline it throws away what it is sent, instead of holding it until it is mended. */
  swallows: boolean;
};

const TICK_MS = 20;

/**
 * The virtual printer on a TCP port, as a network printer is: it answers DLE EOT at once whatever it is doing, does everything else in
 * the order of the bytes, holds a job while its cover is open or its paper is out, and talks to one at a time; others wait.
 */
export class TcpPrinter {
  readonly faults: TcpFaults = {
    paperOut: false,
    coverOpen: false,
    paperLow: false,
    silent: false,
    bytesASecond: undefined,
    cutOffAfter: undefined,
    paperOutAfter: undefined,
    swallows: false,
  };
  /** Papers that came out, oldest first. */
  readonly papers: TcpPaper[] = [];
  readonly #widthDots: number;
  readonly #server: Server;
  readonly #sockets: Socket[] = [];
  readonly #ticking: NodeJS.Timeout;
  /** What the current connection sent and the machine has not done. */
  #todo: number[] = [];
  /** Commands since the last paper. */
  #page: Command[] = [];
  #chinese = false;
  #taken = 0;
  /** How many of those bytes a slow machine has taken in. */
  #read = 0;

  constructor(widthDots: 576 | 384 = 576) {
    this.#widthDots = widthDots;
    this.#server = createServer((socket) => {
      this.#met(socket);
    });
    this.#ticking = setInterval(() => {
      this.#tick();
    }, TICK_MS);
  }

  /** Listens; gives the port. */
  listen(port = 0): Promise<number> {
    return new Promise((resolve) => {
      this.#server.listen(port, '127.0.0.1', () => {
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
  }

  close(): Promise<void> {
    clearInterval(this.#ticking);
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }

  /** Power gone and back: what it had is lost, and it says so. */
  powerCycle(): void {
    this.#todo = [];
    this.#page = [];
    this.#chinese = false;
    this.#answer(Uint8Array.of(0x3b, 0x31, 0x00));
  }

  #met(socket: Socket): void {
    socket.on('error', () => undefined);
    socket.on('close', () => {
      const at = this.#sockets.indexOf(socket);
      if (at >= 0) this.#sockets.splice(at, 1);
      if (at === 0) this.#turnTo(this.#sockets[0]);
    });
    this.#sockets.push(socket);
    // The first has the machine; the others are accepted and wait, unread.
    if (this.#sockets.length === 1) this.#turnTo(socket);
  }

  #turnTo(socket: Socket | undefined): void {
    this.#taken = 0;
    socket?.on('data', (bytes) => {
      this.#heard(socket, bytes);
    });
  }

  #heard(socket: Socket, bytes: Buffer): void {
    const { cutOffAfter } = this.faults;
    const room = cutOffAfter === undefined ? bytes.length : Math.max(0, cutOffAfter - this.#taken);
    const taken = bytes.subarray(0, room);
    this.#taken += taken.length;
    // Real-time requests act as they come, wherever they stand.
    for (let at = taken.indexOf(0x10); at !== -1; at = taken.indexOf(0x10, at + 1)) {
      const n = taken[at + 2] ?? 0;
      if (taken[at + 1] === 0x04 && n >= 1 && n <= 4)
        this.#answer(replies([{ at, kind: 'ask-now', n }], this.#condition()));
    }
    this.#todo.push(...taken);
    if (room < bytes.length) socket.resetAndDestroy();
    if (this.faults.bytesASecond === undefined) this.#work();
  }

  #tick(): void {
    const { bytesASecond } = this.faults;
    if (bytesASecond !== undefined)
      this.#read = Math.min(this.#read + (bytesASecond * TICK_MS) / 1000, this.#todo.length);
    this.#work();
  }

  /** Does what has been read, in order, unless the machine is stopped. */
  #work(): void {
    if (this.#isStopped()) {
      if (this.faults.swallows) this.#todo = [];
      return;
    }
    const read = this.faults.bytesASecond === undefined ? this.#todo.length : Math.floor(this.#read);
    const bytes = Uint8Array.from(this.#todo.slice(0, read));
    const { commands, used } = parseCommands(bytes, false, this.#chinese);
    let done = used;
    for (const command of commands) {
      if (this.#runsOutAt(command)) {
        done = command.at;
        this.faults.paperOut = true;
        this.faults.paperOutAfter = undefined;
        this.#answer(replies([{ at: 0, kind: 'auto-status', mask: 0xff }], this.#condition()));
        break;
      }
      this.#do(command);
    }
    if (this.faults.paperOutAfter !== undefined) this.faults.paperOutAfter -= done;
    this.#todo = this.#todo.slice(done);
    this.#read = Math.max(0, this.#read - done);
  }

  #runsOutAt({ at }: Command): boolean {
    const { paperOutAfter } = this.faults;
    return paperOutAfter !== undefined && at >= paperOutAfter;
  }

  #do(command: Command): void {
    switch (command.kind) {
      case 'ask-now':
        return; // answered when it came
      case 'auto-status':
      case 'ask-paper':
      case 'process-id':
        this.#answer(replies([command], this.#condition()));
        return;
      case 'init':
        this.#chinese = false;
        break;
      case 'chinese':
        this.#chinese = command.on;
        break;
      case 'cut':
        this.#page.push(command);
        this.#comesOut();
        return;
      default:
        break;
    }
    this.#page.push(command);
  }

  #comesOut(): void {
    const { text, unknown } = paperOf(this.#page, this.#widthDots);
    this.papers.push({ text, unknown });
    this.#page = [];
  }

  #isStopped(): boolean {
    return this.faults.paperOut || this.faults.coverOpen;
  }

  #condition(): PrinterCondition {
    const { paperOut, coverOpen, paperLow } = this.faults;
    return { paperOut, coverOpen, paperLow };
  }

  #answer(bytes: Uint8Array): void {
    const [socket] = this.#sockets;
    if (!this.faults.silent && bytes.length > 0 && socket?.writable === true) socket.write(bytes);
  }
}
