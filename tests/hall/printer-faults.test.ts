import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { receiptBytes } from '../../printer/print-slip.ts';
import { EPSON_TM_T88, GENERIC_80, type PrinterProfile } from '../../printer/render/profile.ts';
import { networkTransport } from '../../printer/transport/network.ts';
import { TcpPrinter, type TcpFaults } from '../../printer/virtual/tcp-printer.ts';
import { PrinterWorker, type WorkerAttempt } from '../../printer/worker.ts';
import { sampleInput } from '../printer/slip-samples.ts';

const SAMPLE = sampleInput();

// A worker and a printer over real TCP. Whatever goes wrong: one paper at most, and what the worker says is true of the paper or unknown.
const TABLE: string[] = [];

let printer: TcpPrinter;
let worker: PrinterWorker;
let profile: PrinterProfile = GENERIC_80;

async function meet(which: PrinterProfile = GENERIC_80): Promise<void> {
  profile = which;
  printer = new TcpPrinter();
  const port = await printer.listen();
  worker = new PrinterWorker(networkTransport({ host: '127.0.0.1', port }), profile.ack, () => performance.now());
}

beforeEach(() => meet());
afterEach(async () => {
  await worker.stop();
  await printer.close();
});

function bytesOf(id: string): Uint8Array {
  return receiptBytes(SAMPLE, profile, id);
}

async function print(): Promise<WorkerAttempt> {
  const id = worker.nextProcessId();
  return worker.print(bytesOf(id), id);
}

function tell(what: string, attempt: WorkerAttempt): void {
  TABLE.push(
    `${what.padEnd(44)} ${attempt.outcome.padEnd(8)} ${String(printer.papers.length)} paper  ${attempt.detail ?? ''}`,
  );
}

/** What must hold of every case: the worker never says more than it knows. */
function isHonest({ outcome }: WorkerAttempt): void {
  expect(printer.papers.length).toBeLessThanOrEqual(1);
  if (outcome === 'printed') expect(printer.papers).toHaveLength(1);
  if (outcome === 'failed') expect(printer.papers).toHaveLength(0);
}

describe('a network printer', () => {
  test('[G9] prints, and says so by GS r or by GS ( H', async () => {
    expect(await print()).toEqual({ outcome: 'printed' });
    expect(printer.papers[0]?.text.join('\n')).toContain(SAMPLE.number);
    expect(printer.papers[0]?.unknown).toEqual([]);
    await worker.stop();
    await printer.close();
    await meet(EPSON_TM_T88);
    expect(await print()).toEqual({ outcome: 'printed' });
    expect(printer.papers).toHaveLength(1);
  });

  const before: readonly (readonly [string, Partial<TcpFaults>, string])[] = [
    ['paper out before the job', { paperOut: true }, 'paper-out'],
    ['cover open before the job', { coverOpen: true }, 'cover-open'],
    ['never answers', { silent: true }, 'no-answer'],
  ];
  test.each(before)(
    '[G10] %s: nothing is sent, nothing comes out, and the hall is told',
    async (what, faults, detail) => {
      Object.assign(printer.faults, faults);
      const attempt = await print();
      tell(what, attempt);
      expect(attempt).toEqual({ outcome: 'failed', detail });
      expect(worker.trouble).toBe(detail === 'no-answer' ? 'offline' : detail);
      Object.assign(printer.faults, { paperOut: false, coverOpen: false, silent: false });
      // Mended: the next look finds it well, and nothing that was refused comes out by itself.
      expect(await print()).toEqual({ outcome: 'printed' });
      expect(printer.papers).toHaveLength(1);
    },
  );

  test('[G11] paper runs out in the middle: unknown, held by the printer, and printed by it once there is paper', async () => {
    printer.faults.paperOutAfter = 400;
    const attempt = await print();
    tell('paper out in the middle', attempt);
    isHonest(attempt);
    expect(attempt).toMatchObject({ outcome: 'unknown', detail: 'paper-out' });
    printer.faults.paperOut = false;
    await vi.waitFor(() => expect(printer.papers).toHaveLength(1));
  });

  test('[G12] switched off in the middle: unknown', async () => {
    printer.faults.bytesASecond = 200;
    const printing = print();
    await vi.waitFor(() => expect(worker.owed).toBe(1));
    await new Promise((later) => setTimeout(later, 500));
    printer.powerCycle();
    const attempt = await printing;
    tell('switched off and on in the middle', attempt);
    expect(attempt).toMatchObject({ outcome: 'unknown' });
    expect(printer.papers).toHaveLength(0);
  });

  test('[G13] a slow printer is waited for', async () => {
    printer.faults.bytesASecond = 2000;
    const attempt = await print();
    tell('2000 bytes a second', attempt);
    expect(attempt).toEqual({ outcome: 'printed' });
    expect(printer.papers).toHaveLength(1);
  });

  test('[G16] one byte a second: unknown when the patience is over, and the hall goes on', async () => {
    printer.faults.bytesASecond = 1;
    const attempt = await print();
    tell('one byte a second', attempt);
    isHonest(attempt);
    expect(attempt).toMatchObject({ outcome: 'unknown' });
  });

  test('[G14] nobody listens at the address: nothing comes out, and it says what to look at', async () => {
    await printer.close();
    const attempt = await print();
    tell('nobody listens', attempt);
    expect(attempt).toMatchObject({ outcome: 'failed' });
    expect(attempt.detail).toMatch(/refused.*127\.0\.0\.1/);
  });

  test('[G15] cut off after every single byte: never a second paper, never a lie', async () => {
    const id = '0000';
    const length = bytesOf(id).length;
    const outcomes: Record<string, number> = {};
    // Three status requests of three bytes come first.
    for (let cut = 0; cut <= length + 9; cut += 1) {
      printer.papers.length = 0;
      printer.faults.cutOffAfter = cut;
      const attempt = await worker.print(bytesOf(id), id);
      isHonest(attempt);
      outcomes[attempt.outcome] = (outcomes[attempt.outcome] ?? 0) + 1;
      if (cut < 9) expect(attempt.outcome).toBe('failed');
      printer.faults.cutOffAfter = undefined;
      printer.powerCycle();
    }
    TABLE.push(`cut off at each of ${String(length + 10)} places${' '.repeat(18)} ${JSON.stringify(outcomes)}`);
    console.info(`what went wrong                              the job  on paper\n${TABLE.join('\n')}`);
    expect(outcomes['unknown']).toBeGreaterThan(length / 2);
  });
});
