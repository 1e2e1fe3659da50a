import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';

/** A program is left so many descriptors beyond those that it has. */
const SPARE = 3;

/** Whether this machine can limit a program that runs. */
export function canLimit(): boolean {
  return spawnSync('prlimit', ['--version']).status === 0;
}

/** From now on it opens hardly anything more: no file, no connection. Returns the way back. */
export async function fewDescriptors(pid: number): Promise<() => void> {
  const open = (await readdir(`/proc/${String(pid)}/fd`)).length;
  const before = prlimit('--nofile', '--output', 'SOFT', '--noheadings', '-p', String(pid)).trim();
  const limit = (most: string): void => void prlimit(`--nofile=${most}:`, '-p', String(pid));
  limit(String(open + SPARE));
  return () => limit(before);
}

/** What it prints. Throws with what it said where it did not do it. */
function prlimit(...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('prlimit', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`prlimit ${words.join(' ')} ended with ${String(status)}: ${stderr}`);
  return stdout;
}
