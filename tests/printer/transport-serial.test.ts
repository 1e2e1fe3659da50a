import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { serialTransport, type SerialSettings, sttySettings } from '../../wire/serial.ts';
import { faultOf, never, readSlowly, transportContract, type Peer } from './transport-contract.ts';

/**
 * Opens a pair of pseudo-terminals, says the name of one, and carries bytes between the other and its own input and
 * output.
 */
const RELAY = `
import os, pty, threading
ours, theirs = pty.openpty()
os.write(1, (os.ttyname(theirs) + "\\n").encode())
def carry(source, sink):
    while True:
        piece = os.read(source, 4096)
        if not piece: os._exit(0)
        while piece: piece = piece[os.write(sink, piece):]
threading.Thread(target=carry, args=(0, ours), daemon=True).start()
carry(ours, 1)
`;

const hasPty = process.platform === 'linux' && spawnSync('python3', ['-c', 'import pty']).status === 0;

type Relay = ChildProcessByStdio<Writable, Readable, null>;

async function startRelay(): Promise<{ readonly relay: Relay; readonly path: string }> {
  const relay = spawn('python3', ['-c', RELAY], { stdio: ['pipe', 'pipe', 'inherit'] });
  relay.stdin.on('error', () => undefined);
  await once(relay.stdout, 'readable');
  const path = String(relay.stdout.read()).trim();
  return { relay, path };
}

async function serialPrinter(): Promise<Peer & { readonly path: string }> {
  const { relay, path } = await startRelay();
  const stop = async () => {
    if (relay.exitCode !== null || relay.signalCode !== null) return;
    relay.kill('SIGKILL');
    await once(relay, 'exit');
  };
  return {
    path,
    transport: serialTransport(path),
    read: (bytes) => readSlowly(relay.stdout, bytes),
    swallow: () => void relay.stdout.resume(),
    say: (bytes) => void relay.stdin.write(bytes),
    vanish: stop,
    end: stop,
  };
}

describe.skipIf(!hasPty)('with a pseudo-terminal (skipped where python3 has no pty)', () => {
  transportContract('serial', serialPrinter);

  it('[TR30] every byte value goes both ways as it is: no echo, no translation, no signal', async () => {
    const printer = await serialPrinter();
    const link = await serialTransport(printer.path, { flowControl: 'none' }).open(never);
    const all = Uint8Array.from({ length: 256 }, (_, value) => value);
    const heard: number[] = [];
    link.onData((bytes) => heard.push(...bytes));
    printer.say?.(all);
    const arrived = printer.read(256);
    await link.write(all, never);
    expect([...(await arrived)]).toEqual([...all]);
    while (heard.length < 256) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(heard).toEqual([...all]);
    await link.close();
    await printer.end();
  });

  it('[TR31] the line is set as asked', async () => {
    const printer = await serialPrinter();
    const settingsOf = async (settings: SerialSettings) => {
      const link = await serialTransport(printer.path, settings).open(never);
      const { stdout } = spawnSync('stty', ['-F', printer.path, '-a'], { encoding: 'utf8' });
      await link.close();
      return stdout.split(/[\s;]+/);
    };
    expect(await settingsOf({})).toEqual(
      expect.arrayContaining(['19200', 'cs8', '-parenb', 'crtscts', '-ixon', '-echo']),
    );
    const other = await settingsOf({ baudRate: 115_200, stopBits: 2, flowControl: 'xon-xoff' });
    expect(other).toEqual(
      expect.arrayContaining(['115200', 'cstopb', '-crtscts', 'ixon', '-ixoff', '-icanon', '-opost']),
    );
    await printer.end();
  });

  it('[TR32] settings that the line does not take are a fault that quotes why', async () => {
    const printer = await serialPrinter();
    const fault = await faultOf(serialTransport(printer.path, { baudRate: 12_345 }).open(never));
    expect(fault).toMatchObject({ kind: 'no-device' });
    expect(fault.message).toContain('12345');
    await printer.end();
  });

  it('[TR33] without stty it says what is missing; abort ends a stty that hangs', async () => {
    const printer = await serialPrinter();
    const missing = await faultOf(serialTransport(printer.path, {}, '/no/such/stty').open(never));
    expect(missing.message).toContain('need Linux with the program stty');
    const abort = new AbortController();
    const folder = mkdtempSync(join(tmpdir(), 'hallcall-stty-'));
    writeFileSync(join(folder, 'stty'), '#!/bin/sh\nexec sleep 1000\n', { mode: 0o755 });
    const hanging = faultOf(serialTransport(printer.path, {}, join(folder, 'stty')).open(abort.signal));
    setTimeout(() => abort.abort(), 10);
    expect(await hanging).toMatchObject({ kind: 'aborted' });
    rmSync(folder, { recursive: true });
    await printer.end();
  });
});

describe('the serial transport', () => {
  it('[TR34] what is no serial line is told so', async () => {
    expect(await faultOf(serialTransport('/dev/null').open(never))).toMatchObject({
      kind: 'no-device',
      message: expect.stringContaining('no serial line') as string,
    });
    expect(await faultOf(serialTransport('/dev/ttyNOT').open(never))).toMatchObject({ kind: 'no-device' });
  });

  it('[TR35] parity and data bits as stty is told them', () => {
    expect(sttySettings({ parity: 'odd', dataBits: 7 })).toEqual(expect.arrayContaining(['cs7', 'parenb', 'parodd']));
    expect(sttySettings({ parity: 'even' })).toEqual(expect.arrayContaining(['cs8', 'parenb', '-parodd']));
    expect(sttySettings({}).at(-1)).toBe('19200');
  });
});
