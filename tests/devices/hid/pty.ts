import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** A pair of pseudo-terminals: ours is a file for the program, the other side is this process. */
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

export const hasPty = process.platform === 'linux' && spawnSync('python3', ['-c', 'import pty']).status === 0;

export type Pty = {
  readonly path: string;
  readonly say: (bytes: Uint8Array) => void;
  readonly onSaid: (listener: (bytes: Buffer) => void) => void;
  /** The device is pulled out. */
  readonly end: () => Promise<void>;
};

export async function startPty(): Promise<Pty> {
  const relay: ChildProcessByStdio<Writable, Readable, null> = spawn('python3', ['-c', RELAY], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  relay.stdin.on('error', () => undefined);
  await once(relay.stdout, 'readable');
  const path = String(relay.stdout.read()).trim();
  return {
    path,
    say: (bytes) => void relay.stdin.write(bytes),
    onSaid: (listener) => void relay.stdout.on('data', listener),
    async end() {
      if (relay.exitCode !== null || relay.signalCode !== null) return;
      relay.kill('SIGKILL');
      await once(relay, 'exit');
    },
  };
}
