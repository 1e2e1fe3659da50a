import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';

/** What a program took: processor time and memory together with those that it starts. */
export type Ran = { readonly seconds: number; readonly cpuSeconds: number; readonly peakMb: number };

const LOOK_EVERY_MS = 400;

/** In clock ticks of 10 ms: of itself, and of those that it started and that have ended. */
const TICKS = `(await import('node:fs')).readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ').slice(11, 15)`;

/** Runs a program of `npm run` as it was built. */
export async function program(name: 'reports' | 'history', words: readonly string[]): Promise<Ran> {
  const url = JSON.stringify(`${process.cwd()}/dist/server/reports/${name}-cli.js`);
  const text = `const { main } = await import(${url});
process.exitCode = await main(process.argv.slice(1), {}, process.cwd());
console.error('used ' + ${TICKS}.reduce((sum, each) => sum + Number(each), 0));`;
  const began = performance.now();
  const child = spawn(process.execPath, ['--input-type=module', '-e', text, ...words]);
  let [out, err, peakKb] = ['', '', 0];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const timer = setInterval(() => {
    void residentKb(child.pid ?? 0).then((kb) => (peakKb = Math.max(peakKb, kb)));
  }, LOOK_EVERY_MS);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(timer);
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`${name} ${words.join(' ')}: ${err}`);
  noteLoad(out.trim());
  return { seconds, cpuSeconds: Number(/used (\d+)/.exec(err)?.[1]) / 100, peakMb: peakKb / 1024 };
}

/** What a process and those that it started have in memory now; what they share counts once. */
async function residentKb(pid: number): Promise<number> {
  const memory = await readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8').catch(() => '');
  const others = await readFile(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8').catch(() => '');
  const started = await Promise.all(
    others
      .split(' ')
      .filter(Boolean)
      .map((each) => residentKb(Number(each))),
  );
  return started.reduce((sum, kb) => sum + kb, Number(/^Pss:\s+(\d+)/m.exec(memory)?.[1] ?? 0));
}

/** Figures say little without what else the machine had to do. */
export function noteLoad(what: string): void {
  console.error(`${what} [load ${loadavg()[0]?.toFixed(1) ?? '?'} on ${String(cpus().length)} cores]`);
}
