import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A real agent in a process of its own. */
export type RunningAgent = {
  readonly data: string;
  output(): string;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, as a power cut does. */
  kill(): Promise<void>;
  /** SIGSTOP and SIGCONT: there, and deaf. */
  freeze(): void;
  thaw(): void;
  /** Starts again on the same spool. */
  again(ready?: string): Promise<RunningAgent>;
  dispose(): Promise<void>;
};

const main = pathToFileURL(join(process.cwd(), 'dist', 'server', 'agent.js')).href;

const PROGRAM = [
  '--input-type=module',
  '-e',
  `const { main } = await import(${JSON.stringify(main)}); await main(process.argv.slice(1), process.env);`,
  '--',
];

/** Runs the built agent to its end. */
export function runAgent(args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, [...PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done) => {
    child.once('close', (code) => {
      done({ code, output });
    });
  });
}

/** Starts the built agent; resolves once it is linked. */
export async function startAgent(options: {
  readonly server: string;
  readonly token: string;
  readonly data?: string;
  readonly args?: readonly string[];
  /** What it says once it is there; that it is linked, if not said. */
  readonly ready?: string;
}): Promise<RunningAgent> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'hallcall-agent-')));
  const child = spawn(
    process.execPath,
    [...PROGRAM, '--server', options.server, '--token', options.token, '--data', data, ...(options.args ?? [])],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const gone = new Promise<number | null>((done) => child.once('exit', done));
  await new Promise<void>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`the agent was not ready in 60 s:\n${output}`)), 60_000);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (!output.includes(options.ready ?? 'agent ready')) return;
      clearTimeout(timer);
      done();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void gone.then((code) => {
      clearTimeout(timer);
      fail(new Error(`the agent ended with ${String(code)}:\n${output}`));
    });
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    child.kill(signal);
    return gone;
  };
  return {
    data,
    output: () => output,
    stop: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL');
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    again: (ready) => startAgent({ ...options, data, ...(ready === undefined ? {} : { ready }) }),
    async dispose() {
      await end('SIGKILL');
      if (options.data === undefined) await rm(data, { recursive: true, force: true });
    },
  };
}
