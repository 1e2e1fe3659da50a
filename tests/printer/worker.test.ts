import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Link, type Transport, TransportFault } from '../../wire/transport.ts';
import { PrinterWorker, type WorkerOptions } from '../../printer/worker.ts';

/** A printer spoken to in bytes, without a wire: answers DLE EOT, and each job with GS r's answer. */
class FakePrinter implements Transport {
  readonly name = 'fake';
  readonly jobs: string[] = [];
  opens = 0;
  openLinks = 0;
  mostLinks = 0;
  reach: 'there' | 'refused' | 'hangs' = 'there';
  status: Readonly<Record<number, number>> = { 1: 0x12, 2: 0x12, 4: 0x12 };
  /** What it says to a job. */
  saysToJob: readonly number[] = [0x00];
  private answer: (bytes: Uint8Array) => void = () => undefined;

  say(...bytes: number[]): void {
    this.answer(Uint8Array.from(bytes));
  }

  open(signal: AbortSignal): Promise<Link> {
    this.opens += 1;
    if (this.reach === 'refused') return Promise.reject(new TransportFault('refused', 'nobody listens'));
    if (this.reach === 'hangs')
      return new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new TransportFault('aborted', 'called off'))),
      );
    this.openLinks += 1;
    this.mostLinks = Math.max(this.mostLinks, this.openLinks);
    let end: (fault: TransportFault | undefined) => void = () => undefined;
    const ended = new Promise<TransportFault | undefined>((resolve) => (end = resolve));
    return Promise.resolve({
      write: async (bytes) => {
        const isQuestion = bytes.length === 3 && bytes[0] === 0x10;
        if (!isQuestion) this.jobs.push(Buffer.from(bytes).toString());
        const answer = isQuestion ? [this.status[bytes[2] ?? 0] ?? []].flat() : this.saysToJob;
        queueMicrotask(() => this.say(...answer));
      },
      onData: (listener) => {
        this.answer = listener;
        return () => (this.answer = () => undefined);
      },
      ended,
      close: async () => {
        this.openLinks -= 1;
        end(undefined);
      },
    });
  }
}

let printer: FakePrinter;
let worker: PrinterWorker;

function start(ack: 'paper-status' | 'none' = 'paper-status', options: WorkerOptions = {}): void {
  printer = new FakePrinter();
  worker = new PrinterWorker(printer, ack, () => Date.now(), options);
}

const job = (text: string) => worker.print(Buffer.from(text), '0001');
/** Lets so much time pass. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  const stopped = worker.stop();
  await pass(1000);
  await stopped;
  vi.useRealTimers();
});

describe('the worker of a printer', () => {
  it('[G21] prints in order, one at a time, over one link at a time', async () => {
    start();
    const all = ['one', 'two', 'three'].map(job);
    await pass(10);
    expect(await Promise.all(all)).toEqual([{ outcome: 'printed' }, { outcome: 'printed' }, { outcome: 'printed' }]);
    expect(printer.jobs).toEqual(['one', 'two', 'three']);
    expect(printer.mostLinks).toBe(1);
    expect([printer.openLinks, worker.owed]).toEqual([0, 0]);
  });

  it('[G21] a job is printed as it was when it was given', async () => {
    start();
    const bytes = Buffer.from('AAAA');
    const printing = worker.print(bytes, '0001');
    bytes.fill(0x42);
    await pass(10);
    await printing;
    expect(printer.jobs).toEqual(['AAAA']);
  });

  it('[G22] idle it looks every 5 s, and 1 s after a job', async () => {
    start();
    await pass(0);
    expect(printer.opens).toBe(1);
    await pass(4990);
    expect(printer.opens).toBe(1);
    await pass(20);
    expect(printer.opens).toBe(2);
    const printing = job('x');
    await pass(10);
    await printing;
    expect(printer.opens).toBe(3);
    printer.status = { 1: 0x1a, 2: 0x32, 4: 0x7e };
    await pass(1000);
    expect(worker.trouble).toBe('paper-out');
    // Somebody puts paper in: known within a second.
    printer.status = { 1: 0x12, 2: 0x12, 4: 0x12 };
    await pass(1010);
    expect(worker.trouble).toBeUndefined();
  });

  it('[G23] while there is no link it tries after 0.5 s, twice as long each time, 10 s at most', async () => {
    start();
    printer.reach = 'refused';
    const began = Date.now();
    const tries: number[] = [];
    let known = printer.opens;
    while (Date.now() - began < 40_000) {
      await pass(100);
      if (printer.opens > known) tries.push(Math.floor((Date.now() - began) / 500) / 2);
      known = printer.opens;
    }
    expect(tries).toEqual([0, 0.5, 1.5, 3.5, 7.5, 15.5, 25.5, 35.5]);
    expect(worker.trouble).toBe('offline');
    printer.reach = 'there';
    await pass(10_000);
    expect(worker.trouble).toBeUndefined();
  });

  it('[G23] a printer that never answers is looked for only when it was not there', async () => {
    start('none');
    await pass(60_000);
    expect(printer.opens).toBe(0);
    printer.reach = 'refused';
    const printing = job('x');
    await pass(0);
    expect(await printing).toMatchObject({ outcome: 'failed' });
    expect(worker.trouble).toBe('offline');
    printer.reach = 'there';
    await pass(10_000);
    expect(worker.trouble).toBeUndefined();
    expect(printer.jobs).toEqual([]);
  });

  it('[G24] what the printer says while a job is with it is known at once', async () => {
    start();
    printer.saysToJob = [];
    const told: (string | undefined)[] = [];
    worker.onChange(() => told.push(worker.trouble));
    const printing = job('x');
    await pass(10);
    printer.say(0x38, 0x00, 0x0f, 0x00);
    expect(worker.trouble).toBe('cover-open');
    expect(told.at(-1)).toBe('cover-open');
    await pass(20_000);
    expect(await printing).toEqual({ outcome: 'unknown', detail: 'cover-open' });
    expect(printer.jobs).toEqual(['x']);
  });

  it('[G25] somebody who waits for paper does not wait for a look that finds nobody', async () => {
    start();
    printer.reach = 'hangs';
    await pass(100);
    printer.reach = 'there';
    const printing = job('x');
    await pass(10);
    expect(await printing).toEqual({ outcome: 'printed' });
  });

  it('[G26] stop ends the job under way as unknown and the others as failed, and leaves no link and no timer', async () => {
    start();
    printer.saysToJob = [];
    const [first, second] = [job('one'), job('two')];
    await pass(10);
    const stopped = worker.stop();
    await pass(0);
    expect(await first).toEqual({ outcome: 'unknown', detail: 'stopped' });
    expect(await second).toEqual({ outcome: 'failed', detail: 'stopped' });
    await stopped;
    expect(printer.jobs).toEqual(['one']);
    expect([printer.openLinks, vi.getTimerCount()]).toEqual([0, 0]);
    expect(await job('late')).toEqual({ outcome: 'failed', detail: 'stopped' });
  });

  it('[G27] a listener that throws is told to whoever logs faults, and the printer goes on', async () => {
    const faults: unknown[] = [];
    start('paper-status', { onFault: (fault) => faults.push(fault) });
    worker.onChange(() => {
      throw new Error('ours');
    });
    const printing = job('x');
    await pass(10);
    expect(await printing).toEqual({ outcome: 'printed' });
    expect(faults.length).toBeGreaterThan(0);
    const again = job('y');
    await pass(10);
    expect(await again).toEqual({ outcome: 'printed' });
  });
});
