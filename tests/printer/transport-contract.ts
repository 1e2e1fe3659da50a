import { readdirSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { type Transport, TransportFault } from '../../wire/transport.ts';
import { soon } from '../support/soon.ts';

/** The printer's end of a real way to it. */
export type Peer = {
  readonly transport: Transport;
  /** Reads, slowly, until so many bytes have come. Nothing is read before. */
  readonly read: (bytes: number) => Promise<Buffer>;
  /** Takes whatever comes, on every link from now on. */
  readonly swallow: () => void;
  /** Absent where a printer cannot answer. */
  readonly say?: (bytes: Uint8Array) => void;
  /** Cable out. */
  readonly vanish: () => Promise<void>;
  readonly end: () => Promise<void>;
};

export const never = new AbortController().signal;

/** Bytes in which every place differs from its neighbours and from the same place in the next block. */
export function pattern(bytes: number): Buffer {
  const made = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; at++) made[at] = (at * 31 + (at >> 8) * 17 + (at >> 16)) & 0xff;
  return made;
}

/** The fault of something that has to fail. */
export async function faultOf(attempt: Promise<unknown>): Promise<TransportFault> {
  const outcome: unknown = await attempt.then(
    () => 'it went well',
    (fault: unknown) => fault,
  );
  if (outcome instanceof TransportFault) return outcome;
  throw new Error(`expected a TransportFault, got ${String(outcome)}`);
}

/** Takes a little, rests a little, until so many bytes have come. */
export async function readSlowly(stream: Readable, bytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let got = 0;
  while (got < bytes) {
    const piece = stream.read() as Buffer | null;
    if (piece !== null) {
      pieces.push(piece);
      got += piece.length;
    } else if (stream.readableEnded || stream.destroyed) break;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return Buffer.concat(pieces);
}

/** What every transport keeps to, whatever it is made of. */
export function transportContract(kind: string, meet: () => Promise<Peer>): void {
  const peers: Peer[] = [];
  const peer = async () => {
    const met = await meet();
    peers.push(met);
    return met;
  };
  afterEach(async () => {
    await Promise.all(peers.splice(0).map((met) => met.end()));
  });

  describe(`every transport: ${kind}`, () => {
    it('[TR1] 1 MB arrives whole and in order at a slow reader', async () => {
      const { transport, read } = await peer();
      const link = await transport.open(never);
      const job = pattern(1_000_000);
      const arrived = read(job.length);
      await link.write(job, never);
      expect((await arrived).equals(job)).toBe(true);
      await link.close();
    });

    it('[TR2] close() delivers the tail of 400 kB to a slow reader that talks meanwhile', async () => {
      const { transport, read, say } = await peer();
      const link = await transport.open(never);
      const job = pattern(400_000);
      const written = link.write(job, never);
      const closed = link.close();
      say?.(Uint8Array.of(0x14, 0, 0, 0x0f));
      expect((await read(job.length)).equals(job)).toBe(true);
      await Promise.all([written, closed]);
      expect(await link.ended).toBeUndefined();
    });

    it('[TR3] what the printer says before the first listener is kept, in order, and told once', async () => {
      const { transport, swallow, say } = await peer();
      if (say === undefined) return;
      swallow();
      const link = await transport.open(never);
      say(Uint8Array.of(0x12, 0x16));
      await link.write(Uint8Array.of(0x10, 4, 1), never);
      // Only a second writer tells that the first words are surely here: they come in order.
      const first: number[] = [];
      const out = link.onData((bytes) => first.push(...bytes));
      say(Uint8Array.of(0x72));
      await soon(() => expect(first).toEqual([0x12, 0x16, 0x72]));
      out();
      const second: number[] = [];
      link.onData((bytes) => second.push(...bytes));
      say(Uint8Array.of(0x1e));
      await soon(() => expect(second).toEqual([0x1e]));
      expect(first).toHaveLength(3);
      await link.close();
    });

    it('[TR4] a printer that goes in the middle of a write is a fault: gone', async () => {
      const { transport, read, vanish } = await peer();
      const link = await transport.open(never);
      const written = faultOf(link.write(pattern(32_000_000), never));
      await read(10_000);
      await vanish();
      expect(await written).toMatchObject({ kind: 'gone' });
      expect(await link.ended).toMatchObject({ kind: 'gone' });
      expect(await faultOf(link.write(Uint8Array.of(1), never))).toMatchObject({ kind: 'gone' });
      await link.close();
    });

    it('[TR5] abort ends a write that nobody takes, and the link with it', async () => {
      const { transport } = await peer();
      const link = await transport.open(never);
      const abort = new AbortController();
      const written = faultOf(link.write(pattern(32_000_000), abort.signal));
      setImmediate(() => abort.abort());
      expect(await written).toMatchObject({ kind: 'aborted' });
      expect(await link.ended).toMatchObject({ kind: 'aborted' });
      await link.close();
    });

    it('[TR6] what was called off before it began does nothing', async () => {
      const { transport, read } = await peer();
      const off = AbortSignal.abort();
      expect(await faultOf(transport.open(off))).toMatchObject({ kind: 'aborted' });
      const link = await transport.open(never);
      expect(await faultOf(link.write(Uint8Array.of(1), off))).toMatchObject({ kind: 'aborted' });
      const arrived = read(2);
      await link.write(new Uint8Array(), never);
      await link.write(Uint8Array.of(2, 3), never);
      expect([...(await arrived)]).toEqual([2, 3]);
      await link.close();
    });

    it('[TR7] one write at a time; none after close; close twice is one close', async () => {
      const { transport, swallow } = await peer();
      swallow();
      const link = await transport.open(never);
      const first = link.write(pattern(300_000), never);
      await expect(link.write(Uint8Array.of(1), never)).rejects.toThrow('one write at a time');
      await first;
      await Promise.all([link.close(), link.close()]);
      expect(await faultOf(link.write(Uint8Array.of(1), never))).toMatchObject({ kind: 'gone' });
      expect(await link.ended).toBeUndefined();
    });

    it('[TR8] 100 links opened, used and closed leave nothing open', async () => {
      const { transport, swallow } = await peer();
      swallow();
      const use = async () => {
        const link = await transport.open(never);
        link.onData(() => undefined);
        await link.write(Uint8Array.of(0x1b, 0x40), never);
        await link.close();
      };
      await use();
      const before = openThings();
      for (let turn = 0; turn < 100; turn++) await use();
      await soon(() => expect(openThings()).toBeLessThanOrEqual(before));
    });
  });
}

/** Descriptors, and timers and requests, of this process. */
function openThings(): number {
  return readdirSync('/proc/self/fd').length + process.getActiveResourcesInfo().length;
}
