// What the scripts share. Plain Node: this runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const stamps = join(root, 'node_modules', '.hallcall');

/** Ends the program with one clear line. */
export function stop(message, code = 1) {
  console.error(message);
  process.exit(code);
}

export function needNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Hallcall needs Node.js 20.19 or later; this is ${process.versions.node}.`, 2);
  }
}

/** Installs what package-lock.json names, unless it is there already. */
export function install() {
  const wanted = hash(
    readFileSync(join(root, 'package-lock.json')),
    process.versions.modules,
    process.platform,
    process.arch,
  );
  if (stampIs('install', wanted) && existsSync(join(root, 'node_modules', 'sqlite3'))) return;
  locked(() => {
    if (stampIs('install', wanted)) return;
    console.error('Installing. The first time SQLite may be compiled, which takes a few minutes …');
    const result = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: installEnv(),
    });
    if (result.status !== 0)
      stop(`Installing failed (npm ci ended with ${result.status ?? result.signal}). ${compilerHint()}`);
    const loads = spawnSync(process.execPath, ['-e', "require('sqlite3')"], { cwd: root, stdio: 'ignore' });
    if (loads.status !== 0) stop(`SQLite was installed and cannot be loaded. ${compilerHint()}`);
    stamp('install', wanted);
  });
}

function installEnv() {
  // Set by whoever runs npm; it would make every package with native parts compile.
  const { npm_config_build_from_source: _, ...env } = process.env;
  return env;
}

function compilerHint() {
  const missing = ['python3', 'make', 'g++'].filter(
    (tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).status !== 0,
  );
  if (missing.length === 0) return '';
  return `To compile SQLite it needs ${missing.join(', ')}: on Debian, apt-get install python3 make g++.`;
}

const WEB = [
  'web',
  'kiosk',
  'counter',
  'display',
  'manager',
  'reports',
  'tray',
  'desk',
  'rating',
  'keypad',
  'core',
  'vite.config.ts',
  'tsconfig.base.json',
];
/** Where the sources of the programs are. */
export const SERVER = ['server', 'core', 'printer', 'devices', 'agent', 'files', 'wire'];

/** Builds the pages and the server, each only if its sources have changed since. */
export function build({ quiet = true, pages = true } = {}) {
  locked(() => {
    buildOne(
      'server',
      SERVER,
      join('dist', 'server', 'main.js'),
      () => [process.execPath, [join(root, 'scripts', 'bundle-server.mjs')]],
      quiet,
    );
    if (pages)
      buildOne(
        'web',
        WEB,
        join('dist', 'web'),
        () => [process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn']],
        quiet,
      );
  });
}

function buildOne(name, sources, product, command, quiet) {
  const wanted = hash(
    ...sources.flatMap(fingerprint),
    readFileSync(join(root, 'package.json')),
    readFileSync(join(root, 'package-lock.json')),
  );
  if (stampIs(`build-${name}`, wanted) && existsSync(join(root, product))) return;
  if (!quiet || !process.env.CI) console.error(`Building the ${name === 'web' ? 'pages' : 'server'} …`);
  const [program, args] = command();
  // Whoever asks may be a test: what is built is what halls run.
  const env = { ...process.env, NODE_ENV: 'production' };
  const result = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], env });
  if (result.status !== 0) stop(`Building the ${name} failed.`);
  stamp(`build-${name}`, wanted);
}

/** Names, sizes and times of a tree's files: cheap, and changes whenever somebody edits. */
function fingerprint(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const stat = statSync(full);
  if (!stat.isDirectory()) return [`${path} ${stat.size} ${stat.mtimeMs}`];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath ?? entry.path, entry.name);
      const { size, mtimeMs } = statSync(file);
      return `${file} ${size} ${mtimeMs}`;
    })
    .sort();
}

function hash(...parts) {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('hex');
}

function stampIs(name, value) {
  const file = join(stamps, name);
  return existsSync(file) && readFileSync(file, 'utf8') === value;
}

function stamp(name, value) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), value);
}

/** One installation or build in this folder at a time; a lock whose owner is gone is taken over. */
function locked(work) {
  const lock = join(root, '.hallcall-lock');
  for (let waited = 0; ; waited += 1) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!ownerLives(lock)) rmSync(lock, { recursive: true, force: true });
      else if (waited === 0) console.error('Waiting for another installation or build in this folder …');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    }
  }
  // Ctrl-C ends the child too; whoever comes next sees that the owner is gone.
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  try {
    work();
  } finally {
    release();
    process.off('exit', release);
  }
}

function ownerLives(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0);
    return true;
  } catch (error) {
    // Without a pid the owner has only just begun, unless the lock is old.
    return error.code === 'ENOENT' && existsSync(lock) && Date.now() - statSync(lock).mtimeMs < 5000;
  }
}

/** Runs a program to its end and gives its exit code and what it printed. */
export function run(program, args, { echo = false, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        if (echo) process.stderr.write(chunk);
      });
    }
    child.on('close', (code) => done({ code: code ?? 1, output }));
    child.on('error', (error) => done({ code: 1, output: error.message }));
  });
}
