import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPrintService } from '../../agent/print-service.ts';
import { AGENT_DISK, type PrintOrder } from '../../core/protocol/agent.ts';
import { openJobSpool } from '../../printer/job-spool.ts';
import type { Station } from '../../printer/station.ts';
import { faultyDisk, type DiskFault } from '../support/faulty-disk.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-service-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const order = (job: string): PrintOrder => ({ job, printer: 'kiosk-1', input: {} as PrintOrder['input'] });

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
  const service = createPrintService(new Map([['kiosk-1', station]]), spool);
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
