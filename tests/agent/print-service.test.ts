import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPrintService } from '../../agent/print-service.ts';
import { AGENT_DISK, type PrintOrder } from '../../core/protocol/agent.ts';
import { openJobSpool } from '../../printer/job-spool.ts';
import type { PrintAttempt, PrintErrand, Station } from '../../printer/station.ts';
import { faultyDisk, type DiskFault } from '../support/faulty-disk.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-service-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const order = (job: string): PrintOrder => ({ job, printer: 'kiosk-1', input: {} as PrintOrder['input'] });
const slip = (job: string, ticket: string): PrintOrder => ({ ...order(job), paper: { ticket, copy: 0 } });

/** A printer whose slips come out when they are told to. */
class SlowStation implements Station {
  readonly paperMm = 80;
  readonly errands: PrintErrand[] = [];
  readonly calls: string[] = [];
  private readonly ends: ((attempt: PrintAttempt) => void)[] = [];
  private readonly listeners = new Set<() => void>();

  view(): ReturnType<Station['view']> {
    return { state: 'ready', paper: 'ok', owed: this.ends.length };
  }
  trouble(): undefined {
    return undefined;
  }
  print(_input: unknown, errand: PrintErrand = {}): Promise<PrintAttempt> {
    this.errands.push(errand);
    return new Promise((end) => this.ends.push(end));
  }
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  stop(): Promise<void> {
    this.calls.push('stop');
    return Promise.resolve();
  }
  /** The oldest slip has come out, or not. */
  end(attempt: PrintAttempt = { outcome: 'printed' }): void {
    this.ends.shift()?.(attempt);
    for (const listener of this.listeners) listener();
  }
}

async function slowService(now: () => number = () => 0) {
  const spool = await openJobSpool(join(folder, 'spool.jsonl'));
  const station = new SlowStation();
  const service = createPrintService(spool, now);
  service.change(new Map([['kiosk-1', { text: 'one', open: () => station }]]));
  return { service, station, spool };
}

it('[AG37] an order is known from its arrival on, and a second one of its paper makes no second paper', async () => {
  const { service, station, spool } = await slowService();
  let begin = (): void => undefined;
  const first = service.take(slip('a', 'ticket'), new Promise<void>((done) => (begin = done)));
  expect(service.jobs()).toEqual(['a']);
  const second = service.take(slip('b', 'ticket'));
  const other = service.take(slip('c', 'another ticket'));
  expect(service.take(slip('a', 'ticket'))).toBeUndefined();
  await expect.poll(() => station.errands.length).toBe(1);
  begin();
  await expect.poll(() => station.errands.length).toBe(2);
  station.end();
  station.end();
  expect(await Promise.all([first, second, other])).toEqual([1, 2, 3].map(() => ({ outcome: 'printed' })));
  // Not reported yet: the hall may order it once more.
  expect(await service.take(slip('d', 'ticket'))).toEqual({ outcome: 'printed' });
  expect(station.errands).toHaveLength(2);
  expect(
    service
      .owed()
      .map(({ job }) => job)
      .sort(),
  ).toEqual(['a', 'b', 'c', 'd']);
  for (const job of service.jobs()) await service.reported(job);
  void service.take(slip('e', 'ticket'));
  await expect.poll(() => station.errands.length).toBe(3);
  station.end({ outcome: 'failed', detail: 'paper-out' });
  await expect.poll(() => service.owed().length).toBe(1);
  void service.take(slip('f', 'ticket'));
  await expect.poll(() => station.errands.length).toBe(4); // what failed may be tried again
  station.end();
  await service.stop();
  await spool.close();
});

it('[AG38] what an order has waited here counts towards the time in which it has to begin', async () => {
  let now = 1000;
  const { service, station, spool } = await slowService(() => now);
  let begin = (): void => undefined;
  void service.take({ ...order('a'), withinMs: 60_000 }, new Promise<void>((done) => (begin = done)));
  now += 45_000;
  begin();
  await expect.poll(() => station.errands.map(({ withinMs }) => withinMs)).toEqual([15_000]);
  station.end();
  await service.stop();
  await spool.close();
});

it('[AG39] a changed setup cuts no slip: the same printer goes on, another one begins when the one before has ended', async () => {
  const { service, station, spool } = await slowService();
  const [same, next] = [new SlowStation(), new SlowStation()];
  const placed = (text: string, opened: Station) => ({ text, open: () => opened });
  service.change(new Map([['kiosk-1', placed('one', same)]]));
  const first = service.take(order('a'));
  await expect.poll(() => station.errands.length).toBe(1);
  expect(same.errands).toEqual([]);
  service.change(new Map([['kiosk-1', placed('two', next)]]));
  const second = service.take(order('b'));
  expect(service.jobs()).toEqual(['a', 'b']);
  await new Promise((done) => setTimeout(done, 20));
  expect([station.calls, next.errands.length]).toEqual([[], 0]);
  expect(service.printers()).toEqual([{ id: 'kiosk-1', state: 'waiting', paper: 'ok', owed: 0 }]);
  station.end();
  expect(await first).toEqual({ outcome: 'printed' });
  await expect.poll(() => next.errands.length).toBe(1);
  expect(station.calls).toEqual(['stop']);
  next.end();
  expect(await second).toEqual({ outcome: 'printed' });
  service.change(new Map());
  expect(await service.take(order('c'))).toEqual({ outcome: 'failed', detail: 'not-at-agent' });
  await service.stop();
  await spool.close();
});

it('[AG31] an agent whose disk takes nothing prints nothing, says so of its printers, and goes on by itself', async () => {
  const printed: PrintOrder['input'][] = [];
  let own: string | undefined;
  const station: Station = {
    paperMm: 80,
    view: () => ({ state: own === undefined ? 'ready' : 'offline', paper: 'ok', owed: 0 }),
    trouble: () => own,
    async print(input, errand) {
      try {
        await errand?.begin?.();
      } catch (fault) {
        return { outcome: 'failed', detail: (fault as Error).message };
      }
      printed.push(input);
      return { outcome: 'printed' };
    },
    onChange: () => () => undefined,
    stop: () => Promise.resolve(),
  };
  const faulty = new Set<DiskFault>();
  const spool = await openJobSpool(join(folder, 'spool.jsonl'), faultyDisk(faulty));
  const service = createPrintService(spool, () => 0);
  service.change(new Map([['kiosk-1', { text: 'as it is', open: () => station }]]));
  let told = 0;
  service.onChange(() => (told += 1));
  expect(await service.take(order('a'))).toEqual({ outcome: 'printed' });
  expect(service.printers()).toEqual([{ id: 'kiosk-1', state: 'ready', paper: 'ok', owed: 0 }]);

  faulty.add('write');
  expect(await service.take(order('b'))).toEqual({ outcome: 'failed', detail: AGENT_DISK });
  expect(service.printers()).toMatchObject([{ state: 'trouble', trouble: AGENT_DISK }]);
  own = 'offline';
  expect(service.printers(), 'what people go to comes first').toMatchObject([{ state: 'offline', trouble: 'offline' }]);
  own = undefined;
  await service.reported('a');
  await service.tryDisk();
  expect(service.printers()).toMatchObject([{ trouble: AGENT_DISK }]);

  faulty.clear();
  const before = told;
  await service.tryDisk();
  expect(told).toBe(before + 1);
  expect(service.printers()).toEqual([{ id: 'kiosk-1', state: 'ready', paper: 'ok', owed: 0 }]);
  await service.tryDisk();
  expect(told, 'nothing is tried where nothing is amiss').toBe(before + 1);
  expect(await service.take(order('c'))).toEqual({ outcome: 'printed' });
  expect(printed).toHaveLength(2);
  await spool.close();
  // What was reported while the disk took nothing is known to have been.
  const after = await openJobSpool(join(folder, 'spool.jsonl'));
  expect(after.owed().map(({ job, attempt }) => [job, attempt.outcome])).toEqual([
    ['b', 'failed'],
    ['c', 'printed'],
  ]);
  await after.close();
});
