import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiptBytes } from '../../printer/print-slip.ts';
import { EPSON_TM_T88, GENERIC_80, type PrinterProfile } from '../../printer/render/profile.ts';
import { networkTransport } from '../../wire/network.ts';
import { TcpPrinter, type TcpFaults, type TcpPrinterOptions } from '../../printer/virtual/tcp-printer.ts';
import type { PrintAttempt } from '../../printer/station.ts';
import { PrinterWorker } from '../../printer/worker.ts';
import { sampleInput } from '../printer/slip-samples.ts';
import { soon } from '../support/soon.ts';

const SAMPLE = sampleInput();

// A worker and a printer over real TCP. Whatever goes wrong: one paper at most, and what the worker says is true of the
// paper or unknown.
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

async function print(): Promise<PrintAttempt> {
  const id = worker.nextProcessId();
  return worker.print(bytesOf(id), id);
}

function tell(what: string, attempt: PrintAttempt): void {
  TABLE.push(
    `${what.padEnd(44)} ${attempt.outcome.padEnd(8)} ${String(printer.papers.length)} paper  ${attempt.detail ?? ''}`,
  );
}

/** What must hold of every case: the worker never says more than it knows. */
function isHonest({ outcome }: PrintAttempt): void {
  expect(printer.papers.length).toBeLessThanOrEqual(1);
  if (outcome === 'printed') expect(printer.papers).toHaveLength(1);
  if (outcome === 'failed') expect(printer.papers).toHaveLength(0);
}

describe('a network printer', () => {
  it('[G9] prints, and says so by GS r or by GS ( H', async () => {
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
  it.each(before)(
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

  it('[G11] paper runs out in the middle: unknown, held by the printer, and printed by it once there is paper', async () => {
    printer.faults.paperOutAfter = 400;
    const attempt = await print();
    tell('paper out in the middle', attempt);
    isHonest(attempt);
    expect(attempt).toMatchObject({ outcome: 'unknown', detail: 'paper-out' });
    printer.faults.paperOut = false;
    await soon(() => expect(printer.papers).toHaveLength(1));
  });

  it('[G12] switched off in the middle: unknown', async () => {
    printer.faults.bytesASecond = 200;
    const printing = print();
    await soon(() => expect(worker.owed).toBe(1));
    await new Promise((later) => setTimeout(later, 500));
    printer.powerCycle();
    const attempt = await printing;
    tell('switched off and on in the middle', attempt);
    expect(attempt).toMatchObject({ outcome: 'unknown' });
    expect(printer.papers).toHaveLength(0);
  });

  it('[G13] a slow printer is waited for', async () => {
    printer.faults.bytesASecond = 2000;
    const attempt = await print();
    tell('2000 bytes a second', attempt);
    expect(attempt).toEqual({ outcome: 'printed' });
    expect(printer.papers).toHaveLength(1);
  });

  it('[G16] one byte a second: unknown when the patience is over, and the hall goes on', async () => {
    printer.faults.bytesASecond = 1;
    const attempt = await print();
    tell('one byte a second', attempt);
    isHonest(attempt);
    expect(attempt).toMatchObject({ outcome: 'unknown' });
  });

  it('[G14] nobody listens at the address: nothing comes out, and it says what to look at', async () => {
    await printer.close();
    const attempt = await print();
    tell('nobody listens', attempt);
    expect(attempt).toMatchObject({ outcome: 'failed' });
    expect(attempt.detail).toMatch(/refused.*127\.0\.0\.1/);
  });

  it('[G15] cut off after every single byte: never a second paper, never a lie', async () => {
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

/** A job of a few bytes: a number, a cut, and the profile's acknowledgement. */
function smallJob({ ack }: PrinterProfile, id: string): Uint8Array {
  const last =
    ack === 'process-id' ? [0x1d, 0x28, 0x48, 6, 0, 48, 48, ...Buffer.from(id)] : ack === 'none' ? [] : [0x1d, 0x72, 1];
  return Uint8Array.from([0x1b, 0x40, 0x1d, 0x61, 0xff, ...Buffer.from('A014\n'), 0x1d, 0x56, 66, 0, ...last]);
}

/** A printer and a worker of their own, so that many can be in trouble at once. */
async function pair(which: PrinterProfile = GENERIC_80, options: TcpPrinterOptions = {}) {
  const machine = new TcpPrinter(options);
  const port = await machine.listen();
  const clerk = new PrinterWorker(networkTransport({ host: '127.0.0.1', port }), which.ack, () => performance.now());
  const id = clerk.nextProcessId();
  return {
    machine,
    clerk,
    port,
    print: (job = smallJob(which, id)) => clerk.print(job, id),
    /** What is on paper: whole ones, and pieces that were left behind. */
    came: () => ({ papers: machine.papers.length, scraps: machine.scraps.length }),
    knows: (trouble: string | undefined) => soon(() => expect(clerk.trouble).toBe(trouble)),
    async end() {
      await clerk.stop();
      await machine.close();
    },
  };
}
type Pair = Awaited<ReturnType<typeof pair>>;

type Case = {
  readonly what: string;
  readonly which?: PrinterProfile;
  readonly options?: TcpPrinterOptions;
  /** The faults that are on from the beginning. */
  readonly faults?: Partial<TcpFaults>;
  readonly job?: Uint8Array;
  /** What happens while the job is with the printer. */
  readonly during?: (pair: Pair) => Promise<void>;
  readonly outcome: PrintAttempt['outcome'];
  readonly detail?: RegExp;
  readonly papers: number;
  /** What the worker has to know within 2 s, while the fault is still there. */
  readonly trouble?: string;
  /** Papers after everything was mended. */
  readonly mended?: number;
};

const MENDED: Partial<TcpFaults> = {
  ...{ paperOut: false, coverOpen: false, cutterError: false, silent: false, unconfirming: false },
  ...{ holds: false, loses: false, swallows: false, paperOutAfter: undefined, paperOutAtCut: false },
  ...{ bytesASecond: undefined, cutOffAfter: undefined },
};
/** Somewhere inside the small job. */
const MIDDLE = 8;
const SLOW_JOB = Uint8Array.of(0x41, 0x1d, 0x56, 1, 0x1d, 0x72, 1);

const CASES: readonly Case[] = [
  { what: 'well', outcome: 'printed', papers: 1 },
  { what: 'well, by process id', which: EPSON_TM_T88, outcome: 'printed', papers: 1 },
  { what: 'paper low', faults: { paperLow: true }, outcome: 'printed', papers: 1 },
  {
    what: 'paper out before',
    ...{ faults: { paperOut: true }, outcome: 'failed', detail: /^paper-out$/, papers: 0, trouble: 'paper-out' },
    mended: 0,
  },
  ...[1, MIDDLE].map((after): Case => ({
    what: `paper out after byte ${String(after)}`,
    ...{ faults: { paperOutAfter: after }, outcome: 'unknown', papers: 0, mended: 1 },
  })),
  {
    what: 'paper out in the middle, told by automatic status',
    ...{ faults: { paperOutAfter: MIDDLE }, during: ({ knows }) => knows('paper-out') },
    ...{ outcome: 'unknown', detail: /^paper-out$/, papers: 0, mended: 1 },
  },
  {
    what: 'paper out at the cut',
    ...{ faults: { paperOutAtCut: true }, outcome: 'unknown', detail: /^paper-out$/, papers: 1, trouble: 'paper-out' },
    mended: 1,
  },
  {
    what: 'cover open before',
    ...{ faults: { coverOpen: true }, outcome: 'failed', detail: /^cover-open$/, papers: 0, trouble: 'cover-open' },
    mended: 0,
  },
  {
    what: 'cover opened in the middle',
    // So that it has been asked to tell its state by itself, and has not come far.
    faults: { bytesASecond: 15 },
    async during({ machine, clerk, knows }) {
      await soon(() => expect(clerk.condition.online).toBe(true));
      await new Promise((later) => setTimeout(later, 700));
      machine.faults.coverOpen = true;
      await knows('cover-open');
    },
    ...{ outcome: 'unknown', detail: /^cover-open$/, papers: 0, mended: 1 },
  },
  {
    what: 'cutter jammed before',
    ...{
      faults: { cutterError: true },
      outcome: 'failed',
      detail: /^cutter$/,
      papers: 0,
      trouble: 'cutter',
      mended: 0,
    },
  },
  {
    what: 'never answers',
    ...{ faults: { silent: true }, outcome: 'failed', detail: /^no-answer$/, papers: 0, trouble: 'offline', mended: 0 },
  },
  { what: 'prints and never says so', faults: { unconfirming: true }, outcome: 'unknown', papers: 1, mended: 1 },
  { what: 'holds the job and prints it later', faults: { holds: true }, outcome: 'unknown', papers: 0, mended: 1 },
  { what: 'loses the job', faults: { loses: true }, outcome: 'unknown', papers: 0, mended: 0 },
  {
    what: 'out of paper it throws the job away',
    ...{ faults: { paperOutAfter: MIDDLE, swallows: true }, outcome: 'unknown', papers: 0, mended: 0 },
  },
  {
    what: 'two bytes a second, seven bytes',
    ...{ faults: { bytesASecond: 2 }, job: SLOW_JOB, outcome: 'printed', papers: 1 },
  },
  { what: 'one byte a second, seventeen bytes', faults: { bytesASecond: 1 }, outcome: 'unknown', papers: 0, mended: 1 },
  {
    what: 'power off in the middle, connection broken',
    faults: { bytesASecond: 10 },
    async during({ machine }) {
      await new Promise((later) => setTimeout(later, 700));
      machine.powerCycle('breaks');
    },
    ...{ outcome: 'unknown', detail: /^gone/, papers: 0, mended: 0 },
  },
  {
    what: 'says nothing ever (profile), well',
    ...{ which: { ...GENERIC_80, ack: 'none' }, faults: { silent: true }, outcome: 'sent', papers: 1, mended: 1 },
  },
];

describe('every trouble of a network printer', () => {
  it.concurrent.each(CASES)('[G30] $what: $outcome', async (each) => {
    const one = await pair(each.which, each.options);
    Object.assign(one.machine.faults, each.faults);
    const printing = one.print(each.job);
    await each.during?.(one);
    const attempt = await printing;
    // What was handed over may still be on its way through the machine.
    await soon(() => expect(one.came().papers).toBe(each.papers));
    expect(attempt.outcome).toBe(each.outcome);
    if (each.detail !== undefined) expect(attempt.detail).toMatch(each.detail);
    if (attempt.outcome === 'failed') expect(one.came()).toEqual({ papers: 0, scraps: 0 });
    if (each.trouble !== undefined) await one.knows(each.trouble);
    Object.assign(one.machine.faults, MENDED);
    await soon(() => expect(one.came().papers).toBe(each.mended ?? each.papers));
    const { papers, scraps } = one.came();
    const row = `${each.what.padEnd(52)} ${attempt.outcome.padEnd(8)} ${String(each.papers)} then ${String(papers)} paper`;
    console.info(`${row}, ${String(scraps)} scrap  ${(attempt.detail ?? '').slice(0, 40)}`);
    // Mended, it prints the next one, and only that.
    expect(await one.print()).toMatchObject({ outcome: each.which?.ack === 'none' ? 'sent' : 'printed' });
    await soon(() => expect(one.came().papers).toBe(papers + 1));
    await one.end();
  });

  it.concurrent.each(['waits', 'refused'] as const)(
    '[G31] somebody else has the printer, and a second one %s: nothing is sent, and afterwards it prints',
    async (second) => {
      const one = await pair(GENERIC_80, { second });
      await one.knows(undefined);
      const other = connect(one.port, '127.0.0.1').on('error', () => undefined);
      await once(other, 'connect');
      const attempt = await one.print();
      expect(attempt.outcome).toBe('failed');
      console.info(
        `${`somebody else has it, a second one ${second}`.padEnd(52)} failed   0 paper  ${attempt.detail ?? ''}`,
      );
      expect(one.came()).toEqual({ papers: 0, scraps: 0 });
      other.destroy();
      await soon(async () => expect(await one.print()).toEqual({ outcome: 'printed' }));
      expect(one.came()).toEqual({ papers: 1, scraps: 0 });
      await one.end();
    },
  );

  it.concurrent.each([GENERIC_80, EPSON_TM_T88])(
    '[G15] a small job by $ack, cut off at each byte: what is said is what is on paper, or unknown',
    async (which) => {
      const bytes = smallJob(which, '0000').length + 9;
      const rows: string[] = [];
      for (let cut = 0; cut <= bytes; cut += 1) {
        const one = await pair(which);
        await soon(() => expect(one.clerk.condition.paper).toBe('ok'));
        one.machine.faults.cutOffAfter = cut;
        const { outcome } = await one.print();
        const { papers, scraps } = one.came();
        rows.push(`${String(cut)}:${outcome}/${String(papers)}+${String(scraps)}`);
        expect(papers + scraps).toBeLessThanOrEqual(1);
        if (outcome === 'printed') expect(papers).toBe(1);
        if (outcome === 'failed') expect(papers + scraps).toBe(0);
        expect(outcome).toBe(cut < 9 ? 'failed' : cut < bytes ? 'unknown' : 'printed');
        await one.end();
      }
      console.info(`cut off after byte n by ${which.ack}, outcome/papers+scraps\n${rows.join(' ')}`);
    },
  );
});
