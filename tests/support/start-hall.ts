import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A real hall server in a process of its own. */
export type RunningHall = {
  readonly url: string;
  readonly port: number;
  readonly data: string;
  /** Where it lasts, if not in that folder. */
  readonly databaseUrl?: string | undefined;
  /** Everything that it printed. */
  output(): string;
  /** Its exit code, once it has ended by itself. */
  ended(): Promise<number | null>;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, as a power cut does. */
  kill(): Promise<void>;
  /** Another signal, such as SIGSTOP. */
  signal(name: NodeJS.Signals): void;
  /** Starts again on the same port and data. */
  again(): Promise<RunningHall>;
  /** Stops it and removes what it wrote. */
  dispose(): Promise<void>;
};

// The tests and the benchmarks are run from the project's folder; the benchmarks' bundles lie elsewhere.
const root = process.cwd();
const mainIn = (folder: string): string => pathToFileURL(join(folder, 'dist', 'server', 'main.js')).href;

// A test that fails leaves its hall behind; it ends with the process that started it.
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

export type HallOptions = {
  readonly data?: string;
  readonly port?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What it is started by, so that it runs on another machine. */
  readonly through?: readonly string[];
  /** Another folder in which the server was built. */
  readonly root?: string;
  /** So long it may take to be ready; a minute if absent. */
  readonly readyMs?: number;
};

/** What halls are told of where they last. */
type Lasting = (data: string) => Promise<Readonly<Record<string, string>>>;
let lasting: Lasting = () => Promise.resolve({});

/** From now on halls that say nothing of it themselves last where this says. */
export function hallsLast(where: Lasting): void {
  lasting = where;
}

/** Starts the built server and waits for the line that says it takes tickets. */
export async function startHall(options: HallOptions = {}): Promise<RunningHall> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'hallcall-')));
  const told = await lasting(data);
  const [program = '', ...before] = [...(options.through ?? []), process.execPath];
  const child = spawn(
    program,
    [
      ...before,
      '--input-type=module',
      '-e',
      `const { main } = await import(${JSON.stringify(mainIn(options.root ?? root))}); await main(process.argv.slice(1), process.env);`,
      '--',
      '--port',
      String(options.port ?? 0),
      ...(options.args ?? []),
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        LOG_LEVEL: 'warn',
        NODE_ENV: 'production',
        REPORTS_NICE: '0',
        ...told,
        ...options.env,
        HALL_DATA: data,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  running.add(child);
  child.once('exit', () => running.delete(child));
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  let output = '';
  const url = await new Promise<string>((done, fail) => {
    const timer = setTimeout(() => {
      fail(new Error(`the hall was not ready in time:\n${output}`));
    }, options.readyMs ?? 60_000);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const ready = /hall ready (https?:\/\/\S+)/.exec(output);
      if (ready?.[1] === undefined) return;
      clearTimeout(timer);
      done(ready[1].replace(/\/$/, ''));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    // All that it said has come.
    child.once('close', (code) => {
      clearTimeout(timer);
      fail(new Error(`the hall ended with ${String(code)}:\n${output}`));
    });
  });
  const port = Number(new URL(url).port);
  return {
    url,
    port,
    data,
    databaseUrl: options.env?.['DATABASE_URL'] ?? told['DATABASE_URL'],
    output: () => output,
    stop: () => end(child, 'SIGTERM'),
    ended: () => ended,
    async kill() {
      await end(child, 'SIGKILL');
    },
    signal: (name) => void child.kill(name),
    again: () => startHall({ ...options, data, port }),
    async dispose() {
      await end(child, 'SIGKILL');
      // The process of the reports may still be writing its last.
      if (options.data === undefined) await rm(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => {
    child.once('exit', (code) => {
      done(code);
    });
    child.kill(signal);
  });
}
