import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  constants,
  createReadStream,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { deviceFileTransport } from '../../wire/device-file.ts';
import { faultOf, never, pattern, readSlowly, transportContract, type Peer } from './transport-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'hallcall-device-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let pipes = 0;

function makePipe(): string {
  const path = join(folder, `pipe-${++pipes}`);
  execFileSync('mkfifo', [path]);
  return path;
}

/** A pipe with a reader at its other end. */
async function pipePrinter(): Promise<Peer> {
  const path = makePipe();
  const reader = new Socket({
    // A writer of its own as well: or the first link that closes would be the end of the pipe.
    fd: openSync(path, constants.O_RDWR | constants.O_NONBLOCK),
  });
  reader.pause();
  return {
    transport: deviceFileTransport(path),
    read: (bytes) => readSlowly(reader, bytes),
    swallow: () => void reader.resume(),
    vanish: async () => void reader.destroy(),
    end: async () => void reader.destroy(),
  };
}

transportContract('named pipe', pipePrinter);

describe('the device file transport', () => {
  it('[TR20] no such file, a folder, no such folder: each says what it is', async () => {
    const missing = await faultOf(deviceFileTransport(join(folder, 'lp7')).open(never));
    expect(missing).toMatchObject({ kind: 'no-device' });
    expect(missing.message).toContain(`there is no ${join(folder, 'lp7')}`);
    expect(await faultOf(deviceFileTransport(folder).open(never))).toMatchObject({ kind: 'no-device' });
    expect(await faultOf(deviceFileTransport(join(folder, 'no', 'lp0')).open(never))).toMatchObject({
      kind: 'no-device',
    });
  });

  it('[TR26] a file that this user may not write says which groups may', async () => {
    chmodSync(folder, 0o755);
    const path = join(folder, 'locked');
    writeFileSync(path, '', { mode: 0o444 });
    const root = process.getuid?.() === 0;
    if (root) process.seteuid?.(65_534);
    const fault = await faultOf(deviceFileTransport(path).open(never)).finally(() => {
      if (root) process.seteuid?.(0);
    });
    expect(fault).toMatchObject({ kind: 'not-allowed' });
    expect(fault.message).toContain('dialout');
  });

  it('[TR21] a pipe that nobody reads is refused at once, and holds no thread', async () => {
    const transport = deviceFileTransport(makePipe());
    const faults = await Promise.all(Array.from({ length: 20 }, () => faultOf(transport.open(never))));
    expect(new Set(faults.map((fault) => fault.kind))).toEqual(new Set(['refused']));
  });

  it('[TR22] a plain file keeps all bytes, after those that were there', async () => {
    const path = join(folder, 'paper.bin');
    writeFileSync(path, 'before');
    const link = await deviceFileTransport(path).open(never);
    const heard: Uint8Array[] = [];
    link.onData((bytes) => heard.push(bytes));
    const job = pattern(1_000_000);
    await link.write(job, never);
    await link.close();
    const kept = readFileSync(path);
    expect(kept.subarray(0, 6).toString()).toBe('before');
    expect(kept.subarray(6).equals(job)).toBe(true);
    expect(heard).toEqual([]);
  });

  it.each([
    ['a device without room (ENOSPC, as without paper) is', Uint8Array.of(0x41)],
    ['a device that still has bytes of ours under way, as an empty write tells, is', new Uint8Array()],
  ])('[TR23] %s waited for until the abort', async (_what, bytes) => {
    const link = await deviceFileTransport('/dev/full').open(never);
    const abort = new AbortController();
    const written = faultOf(link.write(bytes, abort.signal));
    let settled = false;
    void written.then(() => (settled = true));
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(settled).toBe(false);
    abort.abort();
    expect(await written).toMatchObject({ kind: 'aborted' });
    expect(await link.ended).toMatchObject({ kind: 'aborted' });
  });

  it('[TR24] a device that reads as empty is not gone', async () => {
    const link = await deviceFileTransport('/dev/null').open(never);
    await link.write(pattern(10_000), never);
    await link.write(pattern(10_000), never);
    await link.close();
    expect(await link.ended).toBeUndefined();
  });

  it('[TR25] 20 printers that take nothing leave the threads of the pool to others', async () => {
    const stuck = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const path = makePipe();
        const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
        const link = await deviceFileTransport(path).open(never);
        const abort = new AbortController();
        return { abort, reader, written: faultOf(link.write(pattern(200_000), abort.signal)) };
      }),
    );
    const pieces: Buffer[] = [];
    for await (const piece of createReadStream('/proc/self/status') as AsyncIterable<Buffer>) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toContain('VmRSS');
    for (const { abort } of stuck) abort.abort();
    for (const { written } of stuck) expect(await written).toMatchObject({ kind: 'aborted' });
    for (const { reader } of stuck) new Socket({ fd: reader }).destroy();
  });
});
