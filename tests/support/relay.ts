import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network cable between two programs: everything goes through until it is cut. */
export type Relay = {
  readonly url: string;
  /** Breaks what is there and refuses what comes. */
  cut(): void;
  /** Lets nothing through and says nothing, as a switch that hangs. */
  hush(): void;
  mend(): void;
  close(): Promise<void>;
};

/** Listens on a port of its own and passes everything on to that of this machine. */
export async function startRelay(to: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  let kept: Socket[] = [];
  let state: 'whole' | 'cut' | 'hushed' = 'whole';
  const join = (near: Socket): void => {
    if (near.destroyed) return;
    const far = connect(to, '127.0.0.1');
    const both = [near, far];
    for (const socket of both) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        for (const each of both) each.destroy();
      });
    }
    near.pipe(far).pipe(near);
  };
  const server = createServer((near) => {
    if (state === 'cut') return void near.resetAndDestroy();
    if (state === 'whole') return join(near);
    near.on('error', () => undefined);
    kept.push(near);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // a TCP server's address
  const breakAll = (): void => {
    for (const socket of [...sockets, ...kept]) socket.destroy();
    kept = [];
  };
  return {
    url: `http://127.0.0.1:${String(port)}`,
    cut() {
      state = 'cut';
      breakAll();
    },
    hush() {
      state = 'hushed';
      for (const socket of sockets) socket.pause();
    },
    mend() {
      state = 'whole';
      for (const socket of sockets) socket.resume();
      const waiting = kept;
      kept = [];
      for (const near of waiting) join(near);
    },
    close() {
      breakAll();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
