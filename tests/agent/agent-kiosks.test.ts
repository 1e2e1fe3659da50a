import { createServer, type AddressInfo } from 'node:net';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
  kiosks = made(0);
});

function made(port: number): AgentKiosks {
  const say = (what: string): void => void said.push(what);
  const parts = {
    ...{ data: folder, server: 'http://hall.example', port, say },
    clocks: { steady: () => 0, wall: () => 0 },
    linked: () => true,
    hallThere: () => true,
    print: () => undefined,
    tell: () => Promise.resolve(undefined),
    ask: ({ kiosk }: { readonly kiosk: string }) => Promise.resolve(void asked.push(kiosk)),
  };
  return new AgentKiosks(parts, new DiskTroubles(say), faultyDisk(faulty));
}

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

it('[AG34] a file of numbers that somebody has spoilt keeps the kiosks closed, with its name, until it is mended', async () => {
  const path = join(folder, 'numbers.jsonl');
  await writeFile(path, 'garbage\n{}\n');
  await kiosks.open(setup('kiosk-1'));
  await kiosks.again();
  expect(asked).toEqual([]);
  expect(said).toEqual([expect.stringMatching(/numbers\.jsonl, line 1, cannot be read; remove the file/)]);
  await rm(path);
  await kiosks.again();
  await expect.poll(() => asked).toEqual(['kiosk-1']);
  expect(said).toHaveLength(1);
});

it('[AG34] what was lent stands in a file that cannot be read: it is put aside, and the hall is asked anew', async () => {
  const path = join(folder, 'numbers-kiosk-1.json');
  await writeFile(path, '{ "day": "2026-');
  await kiosks.open(setup('kiosk-1'));
  kiosks.sync();
  await expect.poll(() => asked).toEqual(['kiosk-1']);
  expect(await readFile(`${path}.damaged`, 'utf8')).toBe('{ "day": "2026-');
  expect(said).toEqual([expect.stringMatching(/numbers-kiosk-1\.json cannot be read;.*put aside/)]);
});

it('[AG35] a port that is somebody else’s is tried again, and the page of the kiosks is there once it is free', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as AddressInfo;
  await kiosks.close();
  kiosks = made(port);
  await kiosks.open(setup('kiosk-1'));
  await kiosks.again();
  expect(said).toEqual([expect.stringMatching(/page of the kiosk cannot be opened.*EADDRINUSE/)]);
  await new Promise((done) => other.close(done));
  await kiosks.again();
  const response = await fetch(`http://127.0.0.1:${String(port)}/state`);
  expect(await response.json()).toEqual({ linked: true });
});
