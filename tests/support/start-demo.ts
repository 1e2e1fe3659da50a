import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A demonstration in a process of its own, as `npm run demo` starts it. */
export type RunningDemo = {
  /** Resolves once it takes tickets. */
  readonly ready: Promise<string>;
  /** The exit code, when it has ended. */
  readonly ended: Promise<number | null>;
  output(): string;
  /** Ctrl-C. */
  interrupt(): void;
};

const root = process.cwd();
const urlOf = (...path: readonly string[]): string => JSON.stringify(pathToFileURL(join(root, 'dist', ...path)).href);

// A test that fails leaves its demonstration behind; it ends with the process that started it.
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

const PLAY = `
const [{ main }, { prepareDemo }] = await Promise.all([import(${urlOf('server', 'main.js')}), import(${urlOf('server', 'demo', 'cli.js')})]);
const demo = await prepareDemo(process.argv.slice(1), ${JSON.stringify(join(root, 'halls', 'sample'))});
if (!demo.ok) { console.error(demo.error); process.exit(2); }
await main(demo.value.argv, { LOG_LEVEL: 'warn' }, demo.value.player);`;

/** On the hall's own rules, but with nobody in it: the clock of a play, and pages that say so. */
const EMPTY = `
const [{ main }, { playTime }] = await Promise.all([import(${urlOf('server', 'main.js')}), import(${urlOf('server', 'demo', 'cli.js')})]);
const speed = Number(process.argv[1]);
const player = { speed, time: playTime(Date.parse('2026-03-09T09:00:00+08:00'), speed), begin: () => () => Promise.resolve() };
await main(process.argv.slice(2), { LOG_LEVEL: 'warn' }, player);`;

/** Robots and all. `temp`: where it makes its folders. */
export function startDemo(words: readonly string[], temp?: string): RunningDemo {
  return started(PLAY, words, temp);
}

/** A hall on a clock that runs `speed` times as fast, without robots. */
export function startEmptyDemo(speed: number, words: readonly string[]): RunningDemo {
  return started(EMPTY, [String(speed), ...words]);
}

function started(script: string, words: readonly string[], temp?: string): RunningDemo {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, '--', ...words], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...(temp === undefined ? {} : { TMPDIR: temp }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  const ended = new Promise<number | null>((done) =>
    child.once('exit', (code) => {
      running.delete(child);
      done(code);
    }),
  );
  const ready = new Promise<string>((done, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const url = /hall ready (http:\/\/\S+)/.exec(output)?.[1];
      if (url !== undefined) done(url);
    });
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    void ended.then((code) => fail(new Error(`the demonstration ended with ${String(code)}:\n${output}`)));
  });
  // Who waits for the end alone need not hear of the beginning.
  ready.catch(() => undefined);
  return { ready, ended, output: () => output, interrupt: () => child.kill('SIGINT') };
}
