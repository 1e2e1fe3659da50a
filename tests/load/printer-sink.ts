import { createServer, type AddressInfo, type Server } from 'node:net';
import { performance } from 'node:perf_hooks';

const DLE_EOT = Buffer.from([0x10, 0x04]);
const GS_R_1 = Buffer.from([0x1d, 0x72, 0x01]);

/**
 * A network printer that answers as a well one does, draws nothing, and remembers when the last byte of each job came.
 */
export type PrinterSink = {
  readonly port: number;
  /** When the next job that has not been waited for has come whole (ms of `performance`), and how long it is. */
  job(): Promise<{ readonly at: number; readonly bytes: number }>;
  close(): void;
};

export async function startSink(): Promise<PrinterSink> {
  const done: { at: number; bytes: number }[] = [];
  const waiting: ((job: { at: number; bytes: number }) => void)[] = [];
  const server: Server = createServer((socket) => {
    let bytes = 0;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      // A question comes alone: the dialogue waits for each answer.
      if (chunk.length === 3 && chunk.subarray(0, 2).equals(DLE_EOT)) return void socket.write(Buffer.of(0x12));
      bytes += chunk.length;
      if (!chunk.subarray(-3).equals(GS_R_1)) return;
      const job = { at: performance.now(), bytes };
      bytes = 0;
      socket.write(Buffer.of(0x00));
      const next = waiting.shift();
      if (next === undefined) done.push(job);
      else next(job);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port, // a TCP server's address
    job() {
      const job = done.shift();
      return job === undefined ? new Promise((come) => waiting.push(come)) : Promise.resolve(job);
    },
    close() {
      server.close();
    },
  };
}
