import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { VirtualSign } from './virtual-sign.ts';

/** Virtual signs at a real TCP port, as a card has it; several share it as they share an RS485 line. */
export class TcpSign {
  /** A cable that is out: connections stay, and nothing comes through. */
  cableOut = false;
  /** Some cards end the connection after every answer. */
  hangsUp = false;
  private readonly signs: readonly VirtualSign[];
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  constructor(signs: readonly VirtualSign[]) {
    this.signs = signs;
  }

  /** Listens; gives the port, the same one after a time without power. */
  listen(port = this.port): Promise<number> {
    return new Promise((resolve, reject) => {
      const server = createServer((socket) => this.met(socket));
      this.server = server;
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        this.port = (server.address() as AddressInfo).port; // a TCP server's address
        resolve(this.port);
      });
    });
  }

  /** Power gone: every connection breaks, nobody answers the port, and what it showed is forgotten. */
  async powerOff(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    for (const sign of this.signs) sign.unplug();
    for (const socket of this.sockets) socket.resetAndDestroy();
    await new Promise<void>((done) => (server === undefined ? done() : server.close(() => done())));
  }

  async powerOn(): Promise<void> {
    for (const sign of this.signs) sign.plug();
    await this.listen();
  }

  private met(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('data', (bytes) => {
      if (this.cableOut) return;
      const answers = this.signs.flatMap((sign) => sign.hear(bytes));
      for (const answer of answers) socket.write(answer);
      if (this.hangsUp && answers.length > 0) socket.end();
    });
  }
}
