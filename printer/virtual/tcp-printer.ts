import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Machine, NO_FAULTS, type Caller, type MachineFaults, type MachinePaper } from './machine.ts';

/** What can go wrong with a machine on the network, to switch on and off while it runs. */
export type TcpFaults = MachineFaults & {
  /** Does so many bytes a second; undefined: as they come. Real-time questions are answered at once all the same. */
  bytesASecond: number | undefined;
  /** Breaks the connection after so many bytes of it. */
  cutOffAfter: number | undefined;
};

export type TcpPrinterOptions = {
  readonly widthDots?: number;
  /** Without one a paper ends behind its acknowledgement, where a person tears it off. */
  readonly cutter?: boolean;
  /** What happens to a second connection. */
  readonly second?: 'waits' | 'refused';
};

const TICK_MS = 20;
/** What the machine takes before it leaves the rest to the sender. */
const BUFFER_BYTES = 65_536;
const POWER_ON = Uint8Array.of(0x3b, 0x31, 0x00);

/**
 * The virtual printer on a TCP port, as a network printer is: it answers DLE EOT at once whatever it is doing, does
 * everything else in the order of the bytes, holds a job while its cover is open or its paper is out, and talks to one
 * at a time.
 */
export class TcpPrinter {
  readonly faults: TcpFaults;
  private readonly machine: Machine;
  private readonly second: 'waits' | 'refused';
  private readonly server: Server;
  /** The first has the machine; the others are accepted and wait, unread. */
  private readonly sockets: Socket[] = [];
  private readonly ticking: NodeJS.Timeout;
  private taken = 0;
  /** Bytes that a slow machine may do now. */
  private credit = 0;

  constructor({ widthDots = 576, cutter = widthDots > 400, second = 'waits' }: TcpPrinterOptions = {}) {
    this.machine = new Machine(widthDots, cutter);
    this.faults = Object.assign(this.machine.faults, NO_FAULTS, { bytesASecond: undefined, cutOffAfter: undefined });
    this.second = second;
    this.server = createServer((socket) => this.met(socket));
    this.ticking = setInterval(() => this.tick(), TICK_MS);
  }

  /** Papers that came out, oldest first. */
  get papers(): MachinePaper[] {
    return this.machine.papers;
  }

  /** What was on the paper when a job broke off. */
  get scraps(): MachinePaper[] {
    return this.machine.scraps;
  }

  /** Bytes that it has taken and not done yet. */
  get backlog(): number {
    return this.machine.backlog;
  }

  /** Listens; gives the port. */
  listen(port = 0): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        resolve((this.server.address() as AddressInfo).port); // a TCP server's address
      });
    });
  }

  close(): Promise<void> {
    clearInterval(this.ticking);
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
  }

  /**
   * Power gone and back: what it had is lost. Either its network part stayed up and it says so, or the connections
   * break.
   */
  powerCycle(how: 'says-so' | 'breaks' = 'says-so'): void {
    this.machine.powerCycle();
    if (how === 'says-so') this.sockets[0]?.write(POWER_ON);
    else for (const socket of [...this.sockets]) socket.resetAndDestroy();
  }

  private met(socket: Socket): void {
    socket.on('error', () => undefined);
    if (this.second === 'refused' && this.sockets.length > 0) {
      socket.resetAndDestroy();
      return;
    }
    socket.on('close', () => {
      const at = this.sockets.indexOf(socket);
      if (at >= 0) this.sockets.splice(at, 1);
      if (at === 0 && this.sockets[0] !== undefined) this.turnTo(this.sockets[0]);
    });
    this.sockets.push(socket);
    if (this.sockets.length === 1) this.turnTo(socket);
  }

  private turnTo(socket: Socket): void {
    this.taken = 0;
    const caller: Caller = { hear: (bytes) => void (socket.writable && socket.write(bytes)) };
    socket.on('data', (bytes) => this.heard(socket, caller, bytes));
    socket.on('close', () => {
      this.machine.leave(caller);
      this.work();
    });
  }

  private heard(socket: Socket, caller: Caller, bytes: Buffer): void {
    const room = Math.max(0, (this.faults.cutOffAfter ?? Infinity) - this.taken);
    const taken = bytes.subarray(0, room);
    this.taken += taken.length;
    this.machine.take(taken, caller);
    this.work();
    if (room < bytes.length) socket.resetAndDestroy();
  }

  private tick(): void {
    const { bytesASecond } = this.faults;
    // Only what is there can be done, so that an idle machine is not quick afterwards.
    this.credit = Math.min(this.credit + ((bytesASecond ?? 0) * TICK_MS) / 1000, this.machine.waiting);
    this.work();
  }

  private work(): void {
    const bytes = this.faults.bytesASecond === undefined ? Infinity : Math.floor(this.credit);
    const done = this.machine.work(bytes);
    if (bytes !== Infinity) this.credit -= done;
    const [socket] = this.sockets;
    if (this.machine.backlog > BUFFER_BYTES) socket?.pause();
    else socket?.resume();
  }
}
