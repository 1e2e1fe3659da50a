import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A real hall server whose wall clock is set while it runs. */
export type TimedHall = {
  readonly url: string;
  readonly pid: number;
  /** Everything that it printed. */
  output(): string;
  /** The machine's clock is so far from the real one, ms. */
  setClock(aheadMs: number): void;
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** The signal that ended it, once it has ended; null where none did. */
  ended(): Promise<NodeJS.Signals | null>;
};

/** It ended before it took tickets. */
export class EndedEarly extends Error {
  constructor(
    readonly signal: NodeJS.Signals | null,
    output: string,
  ) {
    super(`the hall ended${signal === null ? '' : ` by ${signal}`}:\n${output}`);
  }
}

const MAIN = pathToFileURL(join(process.cwd(), 'dist', 'server', 'main.js')).href;
const PROGRAM = `
let ahead = Number(process.argv[1]);
const real = Date.now.bind(Date);
Date.now = () => real() + ahead;
process.on('message', (set) => { ahead = set; });
const { main } = await import(${JSON.stringify(MAIN)});
await main(process.argv.slice(2), process.env);`;

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts it and waits until it takes tickets. Rejects with {@link EndedEarly} when it ends before. */
export async function startTimedHall(options: {
  readonly data: string;
  readonly port: number;
  readonly aheadMs: number;
  readonly hallFile: string;
  /** It is killed so long after its start, ready or not. */
  readonly livesMs?: number;
}): Promise<TimedHall> {
  const { data, port, aheadMs, hallFile, livesMs } = options;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', PROGRAM, '--', String(aheadMs), '--port', String(port)],
    {
      env: { ...process.env, LOG_LEVEL: 'warn', NODE_ENV: 'production', HALL_DATA: data, HALL_FILE: hallFile },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  running.add(child);
  let output = '';
  const ended = new Promise<NodeJS.Signals | null>((done) =>
    child.once('exit', (_, signal) => {
      running.delete(child);
      done(signal);
    }),
  );
  if (livesMs !== undefined) setTimeout(() => child.kill('SIGKILL'), livesMs);
  const url = await new Promise<string>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`the hall was not ready in 180 s:\n${output}`)), 180_000);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const ready = /hall ready (http:\/\/\S+)/.exec(output)?.[1];
      if (ready === undefined) return;
      clearTimeout(timer);
      done(ready.replace(/\/$/, ''));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void ended.then((signal) => {
      clearTimeout(timer);
      fail(new EndedEarly(signal, output));
    });
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    setClock: (ahead) => void child.send(ahead),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    ended: () => ended,
  };
}
