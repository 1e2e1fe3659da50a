import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AgentKiosks } from '../../agent/agent-kiosks.ts';
import { DiskTroubles } from '../../agent/disk-troubles.ts';
import type { AgentSetup } from '../../core/protocol/agent.ts';
import { faultyDisk, type DiskFault } from '../support/faulty-disk.ts';
import { named } from '../support/small-hall.ts';

let folder = '';
let kiosks: AgentKiosks;
const faulty = new Set<DiskFault>();
const said: string[] = [];
const asked: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-kiosks-'));
  for (const each of [said, asked]) each.length = 0;
  faulty.clear();
  const say = (what: string): void => void said.push(what);
  const parts = {
    ...{ data: folder, server: 'http://hall.example', port: 0, say },
    clocks: { steady: () => 0, wall: () => 0 },
    linked: () => true,
    hallThere: () => true,
    print: () => undefined,
    tell: () => Promise.resolve(undefined),
    ask: ({ kiosk }: { readonly kiosk: string }) => Promise.resolve(void asked.push(kiosk)),
  };
  kiosks = new AgentKiosks(parts, new DiskTroubles(say), faultyDisk(faulty));
});
afterEach(async () => {
  await kiosks.close();
  await rm(folder, { recursive: true, force: true });
});

const setup = (...ids: string[]): AgentSetup => ({
  hall: { name: named('hall'), languages: ['zh-Hans'], timeZone: 'Asia/Shanghai' },
  printers: ids.map((id) => ({ id, name: id, paperMm: 80, model: 'generic-80', kiosk: true })),
  inputs: [],
  keymaps: [],
  signs: [],
  boards: [],
});

it('[AG31] a kiosk that is new at a full disk ends no agent: it is said once, and it goes on once there is room', async () => {
  faulty.add('write');
  await kiosks.open(setup('kiosk-1'));
  await kiosks.again();
  await kiosks.open(setup('kiosk-1'));
  kiosks.sync();
  expect(asked).toEqual([]);
  expect(said).toEqual([expect.stringMatching('file of numbers cannot be written, so .*: the disk is full')]);

  faulty.clear();
  await kiosks.again();
  await expect.poll(() => asked).toEqual(['kiosk-1']);
  expect(said.slice(1)).toEqual(['the file of numbers can be written again']);

  // Those that are open stay open, and others come in their place.
  faulty.add('write');
  await kiosks.again();
  await kiosks.open(setup('kiosk-1', 'kiosk-2'));
  faulty.clear();
  await kiosks.again();
  await expect.poll(() => asked.at(-1)).toBe('kiosk-2');
  expect(said).toHaveLength(2);
});

it('[AG31] a file of numbers that somebody has spoilt ends the start all the same, with its name', async () => {
  await writeFile(join(folder, 'numbers.jsonl'), 'garbage\n{}\n');
  await expect(kiosks.open(setup('kiosk-1'))).rejects.toThrow(/numbers\.jsonl, line 1, cannot be read/);
});
