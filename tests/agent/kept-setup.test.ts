import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DiskTroubles } from '../../agent/disk-troubles.ts';
import { KeptSetup } from '../../agent/kept-setup.ts';
import { setupText } from '../../agent/setup-file.ts';
import type { AgentSetup } from '../../core/protocol/agent.ts';
import { faultyDisk, type DiskFault } from '../support/faulty-disk.ts';
import { named } from '../support/small-hall.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-kept-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const setup = (model: string): AgentSetup => ({
  hall: { name: named('hall'), languages: ['zh-Hans'], timeZone: 'Asia/Shanghai' },
  printers: [{ id: 'kiosk-1', name: '一', paperMm: 80, model }],
  inputs: [],
  keymaps: [],
  signs: [],
  boards: [],
});

it('[AG31] a setup that the disk did not take is kept once it does, though the hall says nothing new', async () => {
  const faulty = new Set<DiskFault>();
  const said: string[] = [];
  const open = (): KeptSetup =>
    new KeptSetup(join(folder, 'setup.json'), new DiskTroubles((what) => said.push(what)), faultyDisk(faulty));
  const onDisk = async (): Promise<string> => setupText(await open().read());
  const kept = open();
  expect(await kept.read()).toBeUndefined();
  await kept.keep(setup('old'));
  faulty.add('write');
  await kept.keep(setup('new'));
  await kept.again();
  await kept.keep(setup('new'));
  expect(await onDisk()).toBe(setupText(setup('old')));
  expect(said).toEqual([expect.stringMatching('what the hall said cannot be written, so .*ENOSPC')]);

  faulty.clear();
  await kept.again();
  expect(await onDisk()).toBe(setupText(setup('new')));
  expect(said.slice(1)).toEqual(['what the hall said can be written again']);

  // What stands there is not written again, also after a start: nothing is said of a disk that nobody needs.
  const after = open();
  faulty.add('write');
  await after.read();
  await after.keep(setup('new'));
  await after.again();
  expect(said).toHaveLength(2);

  // What failed at last may stand there all the same: what the hall goes back to is written.
  faulty.clear();
  faulty.add('sync-folder');
  await after.keep(setup('newest'));
  expect(await onDisk()).toBe(setupText(setup('newest')));
  await after.keep(setup('new'));
  faulty.clear();
  await after.again();
  expect(await onDisk()).toBe(setupText(setup('new')));
});
